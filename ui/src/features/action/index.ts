/** Promises: the plan of a visit day, and the actions of every unit. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/plan": () => import("./Plan.svelte"),
    "/actions": () => import("./Actions.svelte"),
  },
};
