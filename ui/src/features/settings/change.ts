/** A setting applies at once and says how to take it back. */
import { session, type Settings } from "../../app/session.svelte";
import { notice } from "../../lib/toast";
import { t } from "../../lib/words.svelte";

export async function change<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  const before = session.settings[key];
  if (before === value) return;
  await session.set(key, value);
  // Said in the words that hold now: the language may just have changed.
  notice.undoable(t("settings-changed"), () => session.set(key, before));
}
