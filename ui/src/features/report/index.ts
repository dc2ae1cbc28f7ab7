/** The end of the visit: its report, what it lacks, its revisions, the spreadsheet and the data. */
import { go, type Feature } from "../../lib/route";

/** The day of the visit somebody is in, from the address. */
const here = () => /^#\/visit\/([^/?]+)/.exec(location.hash)?.[1];

export const feature: Feature = {
  routes: { "/visit/:day/report": () => import("./Report.svelte") },
  palette: [{ label: "report-screen-palette", run: () => go(here() ? `/visit/${here()}/report` : "/today") }],
};
