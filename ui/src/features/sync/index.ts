/** Sending to the server and receiving: what waits, what needs somebody, the log. */
import CloudUpload from "@lucide/svelte/icons/cloud-upload";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/sync": () => import("./Sync.svelte") },
  palette: [{ label: "sync-title", go: "/sync", icon: CloudUpload }],
};
