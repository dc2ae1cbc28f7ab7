/** Today, and going in where one is. */
import { session } from "../../app/session.svelte";
import type { Feature } from "../../lib/route";

const leads = () => session.profile?.role === "unit_manager" || session.profile?.role === "line_manager";

export const feature: Feature = {
  routes: {
    "/today": () => (leads() ? import("./TeamToday.svelte") : import("./Today.svelte")),
    "/here": () => import("./Here.svelte"),
  },
  palette: [{ label: "today-palette-here", go: "/here", keys: "n" }],
};
