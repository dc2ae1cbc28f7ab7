/** The unit's own project. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/units/:unit/project": () => import("./Project.svelte") },
};
