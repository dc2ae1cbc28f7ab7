/** The guide: short, by task, in the program itself. */
import BookOpen from "@lucide/svelte/icons/book-open";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/guide": () => import("./Guide.svelte"), "/guide/:page": () => import("./Guide.svelte") },
  palette: [{ label: "guide-title", go: "/guide", icon: BookOpen }],
};
