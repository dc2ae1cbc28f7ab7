/** The main sections, in the order of their keys. */
import Sun from "@lucide/svelte/icons/sun";
import Store from "@lucide/svelte/icons/store";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Settings from "@lucide/svelte/icons/settings";

export const sections = [
  { path: "/today", word: "app-nav-today", icon: Sun },
  { path: "/units", word: "app-nav-units", icon: Store },
  { path: "/actions", word: "app-nav-actions", icon: ListChecks },
  { path: "/settings", word: "app-nav-settings", icon: Settings },
] as const;
