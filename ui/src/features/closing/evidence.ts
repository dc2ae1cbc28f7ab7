/** What a line of the dashboard rests on, in a sentence. */
import type { Evidence } from "../../contract/commands";
import { minutes, number } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";

export function evidenceOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case "mean":
      return t("closing-evidence-mean", { mean: number(evidence.mean, 1), count: evidence.scores, figure: number(evidence.scores), people: number(evidence.people) });
    case "too_early":
      return t("closing-evidence-early", { count: evidence.scores, figure: number(evidence.scores) });
    case "flow":
      return t("closing-evidence-flow", { count: evidence.left, left: number(evidence.left), arrivals: number(evidence.arrivals), time: minutes(evidence.observed_min) });
    case "senses":
      return t("closing-evidence-senses", { good: number(evidence.enchantments), bad: number(evidence.irritants) });
    case "computed":
      return t("closing-evidence-computed");
    case "nothing":
      return t("closing-evidence-nothing");
  }
}
