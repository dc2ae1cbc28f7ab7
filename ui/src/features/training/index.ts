/** What follows observations: a person's file, goals, looks again, modules, calibration, the team as counts. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/units/:unit/people/:person": () => import("./PersonFile.svelte"),
    "/units/:unit/team": () => import("./Team.svelte"),
    "/units/:unit/calibration": () => import("./Calibration.svelte"),
    "/units/:unit/calibration/:scene": () => import("./Scene.svelte"),
    "/network/modules": () => import("./Modules.svelte"),
  },
  palette: [{ label: "training-module-manage", go: "/network/modules" }],
};
