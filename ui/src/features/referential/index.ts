/** The referentials: their versions, a draft field by field, two versions compared. */
import BookOpen from "@lucide/svelte/icons/book-open";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/referentials": () => import("./Referentials.svelte"),
    "/referentials/:version": () => import("./Version.svelte"),
    "/referentials/:version/since/:before": () => import("./Compare.svelte"),
  },
  palette: [{ label: "referential-title", go: "/referentials", icon: BookOpen }],
};
