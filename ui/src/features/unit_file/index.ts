/** A unit carried from one computer to another as a sealed file. */
import FolderOpen from "@lucide/svelte/icons/folder-open";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/units/:unit/hand": () => import("./Hand.svelte"),
    "/open-file": () => import("./Open.svelte"),
  },
  palette: [{ label: "unit-file-open-title", go: "/open-file", icon: FolderOpen }],
};
