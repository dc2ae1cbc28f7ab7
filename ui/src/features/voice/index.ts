/** The voice of the customer: what was said in passing, typed, imported; its themes; what the team makes of it. */
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/visit/:day/said": () => import("./Said.svelte"),
    "/units/:unit/voice": () => import("./Voice.svelte"),
    "/units/:unit/voice/said": () => import("./Said.svelte"),
    "/units/:unit/voice/sort": () => import("./Sort.svelte"),
    "/units/:unit/voice/file": () => import("./File.svelte"),
  },
};
