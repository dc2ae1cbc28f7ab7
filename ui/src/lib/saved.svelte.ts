/** The first of the two facts of the status bar: when the last write reached the disk of this computer. */
export const saved = $state<{ at: number | null; slow: boolean; failed: boolean }>({ at: null, slow: false, failed: false });

let open = 0;

/** Opens a write; call what it returns with whether the write succeeded. Only a wait above a second is shown. */
export function saving(): (kept: boolean) => void {
  open++;
  const timer = setTimeout(() => (saved.slow = true), 1_000);
  return (kept) => {
    clearTimeout(timer);
    if (--open === 0) saved.slow = false;
    saved.failed = !kept;
    if (kept) saved.at = Date.now();
  };
}
