/** Short notices above the status bar, one at a time. Words come in already said. */
import { toast } from "svelte-sonner";
import { inWords, wayOn } from "./failures";
import { go } from "./route";
import { t } from "./words.svelte";

const stay = 10_000;

export const notice = {
  /** Something happened; nothing to do. */
  tell: (text: string) => void toast(text, { duration: 4_000 }),
  /** Something happened that is said nowhere else. */
  announce: (text: string) => void toast(text, { duration: stay }),
  /** Something is missing: it is said until somebody has read it. */
  stand: (text: string) => void toast.warning(text, { duration: Infinity, action: { label: t("kit-close"), onClick: () => {} } }),
  /** Something was taken away: ten seconds to take it back. */
  undoable: (text: string, undo: () => unknown) =>
    void toast(text, { duration: stay, action: { label: t("kit-undo"), onClick: () => void undo() } }),
  /** Something failed: its sentence, and a way on if there is one. */
  failed: (thrown: unknown, way?: { label: string; run: () => unknown }) => {
    const known = wayOn(thrown);
    const on = way ?? (known && { label: t(known.word), run: () => go(known.path) });
    toast.error(inWords(thrown), {
      duration: stay,
      action: on ? { label: on.label, onClick: () => void on.run() } : undefined,
    });
  },
  clear: () => void toast.dismiss(),
};
