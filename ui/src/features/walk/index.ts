/** The sensory walk: its passes, one sense at a time, and the consolidation of all observers. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/walk": () => import("./Walk.svelte"),
    "/visit/:day/walk/consolidation": () => import("./Consolidate.svelte"),
    "/visit/:day/walk/:walk/sheet": () => import("./TypeSheet.svelte"),
    "/visit/:day/walk/:walk": () => import("./Pass.svelte"),
  },
};
