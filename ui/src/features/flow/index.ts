/** Counting customers: where to count, the counter itself, what the day says. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/flow": () => import("./Flow.svelte"),
    "/visit/:day/counter": () => import("./Counter.svelte"),
  },
  bare: ["/visit/:day/counter"],
};
