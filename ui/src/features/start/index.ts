/** Before anybody is in: language, profiles, opening them. */
import type { Feature } from "../../lib/route";

export const feature: Feature = { routes: { "/": () => import("./Start.svelte") }, bare: ["/"] };
