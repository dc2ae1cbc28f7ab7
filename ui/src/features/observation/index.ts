/** Observing people at work: whom, what was seen, the ladder, the goals of the day. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/observations": () => import("./Observations.svelte"),
    "/visit/:day/observations/:observation": () => import("./Observation.svelte"),
  },
};
