/** The pages of the guide: one a family of screens, each with the screen it opens and the routes it was written for. */
export const pages = [
  { name: "today", go: "/today", at: ["/today", "/here", "/visit/:day", "/visit/:day/prepare", "/guide", "/guide/:page"] },
  { name: "unit", go: "/units", at: ["/units", "/units/:unit"] },
  {
    name: "walk",
    go: undefined,
    at: ["/visit/:day/walk", "/visit/:day/walk/consolidation", "/visit/:day/walk/:walk", "/visit/:day/walk/:walk/sheet", "/visit/:day/photos", "/visit/:day/note"],
  },
  { name: "flow", go: undefined, at: ["/visit/:day/flow", "/visit/:day/counter"] },
  { name: "observation", go: undefined, at: ["/visit/:day/observations", "/visit/:day/observations/:observation"] },
  { name: "debrief", go: "/note", at: ["/visit/:day/debriefs", "/visit/:day/debriefs/:debrief", "/note", "/note/:debrief"] },
  { name: "actions", go: "/actions", at: ["/actions", "/visit/:day/plan", "/visit/:day/plan/meeting"] },
  { name: "closing", go: undefined, at: ["/visit/:day/closing", "/visit/:day/report"] },
  {
    name: "voice",
    go: undefined,
    at: ["/units/:unit/voice", "/units/:unit/voice/said", "/units/:unit/voice/sort", "/units/:unit/voice/file", "/visit/:day/said"],
  },
  { name: "week", go: undefined, at: ["/units/:unit/week", "/units/:unit/week/counts"] },
  { name: "staffing", go: undefined, at: ["/units/:unit/staffing", "/units/:unit/staffing/roster"] },
  {
    name: "training",
    go: undefined,
    at: ["/units/:unit/people/:person", "/units/:unit/team", "/units/:unit/calibration", "/units/:unit/calibration/:scene", "/network/modules"],
  },
  { name: "project", go: undefined, at: ["/units/:unit/diagnosis", "/units/:unit/project", "/units/:unit/plan", "/units/:unit/irritants"] },
  {
    name: "network",
    go: "/network/load",
    at: ["/network/load", "/network/unit", "/network/unit/:unit", "/referentials", "/referentials/:version", "/referentials/:version/since/:before", "/organisation"],
  },
  { name: "carry", go: "/open-file", at: ["/open-file", "/units/:unit/hand"] },
  { name: "sync", go: "/sync", at: ["/sync"] },
  { name: "copies", go: "/settings/backup", at: ["/settings/backup", "/settings/bin"] },
  { name: "privacy", go: "/settings/privacy", at: ["/settings/privacy", "/settings/about/problem"] },
  { name: "settings", go: "/settings", at: ["/settings", "/settings/:part", "/settings/about/licences"] },
  // Meant for no screen: the settings lead to it.
  { name: "news", go: undefined, at: [] },
] as const;

export type PageName = (typeof pages)[number]["name"];

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word of what was typed stands in a text, whatever its accents. */
export function fits(text: string, typed: string): boolean {
  const where = plain(text);
  return plain(typed).split(/\s+/).every((part) => where.includes(part));
}

const parts = (path: string) => path.split("/").filter(Boolean);

/** How many words of a place a route names; nothing where it is another place. */
function named(route: string, place: string): number | undefined {
  const asked = parts(route);
  const there = parts(place);
  if (asked.length !== there.length || !asked.every((part, n) => part.startsWith(":") || part === there[n])) return undefined;
  return asked.filter((part) => !part.startsWith(":")).length;
}

/** The page that speaks of a place of the app: the one whose route names most of it; the first one of a place nobody knows. */
export function pageOf(place: string): PageName {
  let best: PageName = "today";
  let most = -1;
  for (const page of pages) {
    for (const route of page.at) {
      const words = named(route, place) ?? -1;
      if (words > most) [best, most] = [page.name, words];
    }
  }
  return best;
}
