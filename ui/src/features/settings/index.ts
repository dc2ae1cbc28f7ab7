/** Settings: everything applies at once, nothing has a Save button. */
import Settings from "@lucide/svelte/icons/settings";
import type { Feature } from "../../lib/route";

export const feature: Feature = {
  routes: {
    "/settings": () => import("./Settings.svelte"), "/settings/:part": () => import("./Settings.svelte"),
    "/settings/about/problem": () => import("./Problem.svelte"), "/settings/about/licences": () => import("./Licences.svelte"),
  },
  palette: [
    { label: "settings-display", go: "/settings/display", icon: Settings },
    { label: "settings-language", go: "/settings/language", icon: Settings },
    { label: "settings-keys", go: "/settings/keys", icon: Settings },
    { label: "settings-backup", go: "/settings/backup", icon: Settings },
    { label: "settings-bin", go: "/settings/bin", icon: Settings },
    { label: "settings-privacy", go: "/settings/privacy", icon: Settings },
    { label: "settings-about", go: "/settings/about", icon: Settings },
    { label: "settings-problem", go: "/settings/about/problem", icon: Settings },
  ],
};
