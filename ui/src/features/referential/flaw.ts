/** What a criterion shows nothing of, in words: the reason, and an act that could be said instead. */
import type { Flaw } from "../../contract/commands";
import { number } from "../../lib/format.svelte";
import { find, t } from "../../lib/words.svelte";

export function flawSentence({ reason }: Flaw): string {
  switch (reason.kind) {
    case "trait":
      return [t("referential-flaw-trait", { word: reason.word }), find(`referential-propose-${reason.family}`, {})].filter(Boolean).join(" ");
    case "no_act":
      return `${t("referential-flaw-no-act")} ${t("referential-propose-no-act")}`;
    case "too_many":
      return t("referential-flaw-too-many", { figure: number(reason.count) });
  }
}
