/** The computer in somebody else's hands: one task, nothing of the coach's, one way back. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/handover": () => import("./Handover.svelte") },
  bare: ["/handover"],
};
