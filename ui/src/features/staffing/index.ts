/** The people one should have, from demand alone; then the people planned, beside them. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/units/:unit/staffing": () => import("./Staffing.svelte"),
    "/units/:unit/staffing/roster": () => import("./Roster.svelte"),
  },
};
