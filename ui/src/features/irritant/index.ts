/** The irritants of a unit, each with its end. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/units/:unit/irritants": () => import("./Irritants.svelte") },
};
