/** The end of a visit day: the coach's rating, the unit's dashboard, a success to celebrate. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/visit/:day/closing": () => import("./Closing.svelte") },
};
