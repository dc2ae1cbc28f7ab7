/** What page 1 of the report reads of the document; the core writes it, `crates/report` holds its shape. */
export interface Finding {
  sign: "irritant" | "enchantment" | "rupture" | "neutral";
  place: string;
  text: string;
  safety: boolean;
  marks: { severity: number; frequency: number; ease: number; priority: number; band_word: string } | null;
}
export interface ActionLine {
  number: number;
  title: string;
  owner: string;
  due: string;
}
export interface ReportDocument {
  locale: string;
  labels: Record<string, string>;
  unit: string;
  network: string;
  date: string;
  coach: string;
  mark: string;
  replaces: string | null;
  present: string[];
  intention: string;
  summary: {
    enchantments: Finding[];
    irritants: Finding[];
    actions: ActionLine[];
    next_visit: string | null;
    celebration: string | null;
  };
  missing: string[];
  notes: string[];
}
/** The page for the wall, as `crates/report` shapes it. */
export interface WallDocument {
  locale: string;
  labels: Record<string, string>;
  unit: string;
  date: string;
  enchantments: { text: string; place: string }[];
  actions: { what: string; who: string; when: string }[];
  more: string | null;
  success: string | null;
  next_visit: string | null;
}
