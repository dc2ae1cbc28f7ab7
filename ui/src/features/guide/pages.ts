/** The pages of the guide: one a family of screens, each with the screen it speaks of and the places it belongs to. */
export const pages = [
  { name: "today", go: "/today", at: ["/today", "/here"] },
  { name: "unit", go: "/units", at: ["/units"] },
  { name: "walk", go: undefined, at: ["/visit/:/walk", "/visit/:/photos"] },
  { name: "flow", go: undefined, at: ["/visit/:/flow"] },
  { name: "observation", go: undefined, at: ["/visit/:/observations"] },
  { name: "debrief", go: "/note", at: ["/visit/:/debriefs", "/visit/:/note", "/note"] },
  { name: "actions", go: "/actions", at: ["/actions", "/visit/:/plan"] },
  { name: "closing", go: undefined, at: ["/visit/:/closing", "/visit/:/report"] },
  { name: "voice", go: undefined, at: ["/units/:/voice", "/visit/:/said"] },
  { name: "week", go: undefined, at: ["/units/:/week"] },
  { name: "staffing", go: undefined, at: ["/units/:/staffing"] },
  { name: "training", go: undefined, at: ["/people", "/training", "/calibration"] },
  { name: "project", go: undefined, at: ["/units/:/diagnosis", "/units/:/project", "/units/:/plan", "/units/:/irritants"] },
  { name: "network", go: "/network/load", at: ["/network", "/referentials", "/organisation"] },
  { name: "carry", go: "/open-file", at: ["/open-file", "/units/:/hand"] },
  { name: "copies", go: "/settings/backup", at: ["/settings/backup", "/settings/bin"] },
  { name: "privacy", go: "/settings/privacy", at: ["/settings/privacy"] },
] as const;

export type PageName = (typeof pages)[number]["name"];

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word of what was typed stands in a text, whatever its accents. */
export function fits(text: string, typed: string): boolean {
  const where = plain(text);
  return plain(typed).split(/\s+/).every((part) => where.includes(part));
}

/** The page that speaks of a place of the app: the one that names most of its path; the first one otherwise. */
export function pageOf(path: string): PageName {
  const parts = path.split("/").filter(Boolean);
  const reach = (at: string) => {
    const asked = at.split("/").filter(Boolean);
    return asked.every((part, n) => part === ":" ? parts[n] !== undefined : part === parts[n]) ? asked.length : 0;
  };
  let best: PageName = "today";
  let most = 0;
  for (const page of pages) {
    const length = Math.max(...page.at.map(reach));
    if (length > most) [best, most] = [page.name, length];
  }
  return best;
}
