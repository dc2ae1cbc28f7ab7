/** The main sections, in the order of their keys. */
import Sun from "@lucide/svelte/icons/sun";
import Store from "@lucide/svelte/icons/store";
import BookOpen from "@lucide/svelte/icons/book-open";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Settings from "@lucide/svelte/icons/settings";

export const sections = [
  { path: "/today", word: "app-nav-today", icon: Sun },
  { path: "/units", word: "app-nav-units", icon: Store },
  { path: "/actions", word: "app-nav-actions", icon: ListChecks },
  { path: "/referentials", word: "app-nav-referentials", icon: BookOpen },
  { path: "/settings", word: "app-nav-settings", icon: Settings },
] as const;
