/** Names on a screen that customers can see: hidden, they become initials. */
export const names = $state({ hidden: false });

const initials = (name: string) =>
  name
    .split(/[\s\-\u2019']+/)
    .filter(Boolean)
    .map((part) => `${part[0]?.toUpperCase()}.`)
    .join("\u00a0");

/** The name as it may be shown now. */
export const shown = (name: string | null | undefined): string => (!name ? "" : names.hidden ? initials(name) : name);
