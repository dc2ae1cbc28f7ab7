/** Today, and going in where one is. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/today": () => import("./Today.svelte"),
    "/here": () => import("./Here.svelte"),
  },
  palette: [{ label: "today-palette-here", go: "/here", keys: "n" }],
};
