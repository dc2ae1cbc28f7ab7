/** The visit: its spine, its preparation, and what can be noted from anywhere in it. */
import { go, type Feature } from "../../lib/route";

/** The day of the visit somebody is in, from the address. */
const here = () => /^#\/visit\/([^/?]+)/.exec(location.hash)?.[1];
const inVisit = (stage: string) => () => go(here() ? `/visit/${here()}/${stage}` : "/today");

export const feature: Feature = {
  routes: {
    "/visit/:day": () => import("./Visit.svelte"),
    "/visit/:day/prepare": () => import("./Prepare.svelte"),
    "/visit/:day/note": () => import("./NoteFinding.svelte"),
  },
  palette: [
    { label: "visit-palette-finding", run: inVisit("note"), keys: "f" },
    { label: "visit-palette-said", run: inVisit("said"), keys: "s" },
    { label: "visit-palette-prepare", run: inVisit("prepare") },
  ],
};
