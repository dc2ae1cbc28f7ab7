/** The reference week of a unit, and the files of counts it also rests on. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/units/:unit/week": () => import("./Week.svelte"),
    "/units/:unit/week/counts": () => import("./Counts.svelte"),
  },
};
