/** The first of the two facts of the status bar: when the last write reached the disk of this computer. */
import { now } from "./now.svelte";

export const saved = $state<{ at: number | null; slow: boolean; failed: boolean }>({ at: null, slow: false, failed: false });

let open = 0;

/** Failures that mean the entry is not on disk; a refusal only means that it was not wanted. */
const lost = new Set(["disk_full", "disk_read_only", "store_failed", "core_unreachable", "file_damaged"]);

/** Opens a write; call what it returns when it ended, with its failure if there is one. Only a wait above a second is shown. */
export function saving(): (failure?: { code: string }) => void {
  open++;
  const timer = setTimeout(() => (saved.slow = true), 1_000);
  return (failure) => {
    clearTimeout(timer);
    if (--open === 0) saved.slow = false;
    if (failure) saved.failed ||= lost.has(failure.code);
    else {
      saved.failed = false;
      saved.at = now();
    }
  };
}
