/** Promises: the plan of a visit day, the team's meeting over it, the plan of a unit, and the actions of every unit. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/plan": () => import("./Plan.svelte"),
    "/visit/:day/plan/meeting": () => import("./Meeting.svelte"),
    "/actions": () => import("./Actions.svelte"),
    "/units/:unit/plan": () => import("./UnitPlan.svelte"),
  },
};
