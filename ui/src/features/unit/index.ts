/** The units, and the file of one. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/units": () => import("./Units.svelte"),
    "/units/:unit": () => import("./Unit.svelte"),
  },
};
