/** While somebody counts, the idle lock stays away. */
export const busy = $state({ counting: 0 });

/** Holds the lock off; call what it returns when counting ends. */
export function counting(): () => void {
  busy.counting++;
  let over = false;
  return () => {
    if (!over) busy.counting--;
    over = true;
  };
}
