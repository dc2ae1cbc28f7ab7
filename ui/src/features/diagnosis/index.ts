/** The diagnosis of a unit: four planes on one board. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/units/:unit/diagnosis": () => import("./Board.svelte") },
};
