/** Short notices above the status bar, one at a time. Words come in already said. */
import { toast } from "svelte-sonner";
import { inWords } from "./failures";
import { t } from "./words.svelte";

const stay = 10_000;

export const notice = {
  /** Something happened; nothing to do. */
  tell: (text: string) => void toast(text, { duration: 4_000 }),
  /** Something was taken away: ten seconds to take it back. */
  undoable: (text: string, undo: () => unknown) =>
    void toast(text, { duration: stay, action: { label: t("kit-undo"), onClick: () => void undo() } }),
  /** Something failed: its sentence, and a way on if there is one. */
  failed: (thrown: unknown, way?: { label: string; run: () => unknown }) =>
    void toast.error(inWords(thrown), {
      duration: stay,
      action: way ? { label: way.label, onClick: () => void way.run() } : undefined,
    }),
  clear: () => void toast.dismiss(),
};
