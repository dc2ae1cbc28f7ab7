/** What the organisation records before anybody is observed, and the notice on paper. */
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: { "/organisation": () => import("./Organisation.svelte") },
  palette: [{ label: "organisation-settings", go: "/organisation", icon: ShieldCheck }],
};
