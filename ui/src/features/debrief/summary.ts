/** What a step holds, in one line, while another one is in front. Never a level. */
import type { DebriefView } from "../../contract/commands";
import { day, number } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";

export function summary(view: DebriefView, step: number): string {
  if (step === 1) return view.prefers_not_to_say ? t("debrief-not-to-say") : [view.self_went_well, view.self_to_change].filter(Boolean).join(" · ");
  if (step === 2) return view.facts.length ? t("debrief-facts-written", { count: view.facts.length, shown: number(view.facts.length) }) : "";
  if (step === 3) return view.strengths.join(" · ");
  if (step === 4) return view.improvement_chosen ? view.improvement_text : "";
  if (step === 5) return [view.commitment_when, view.commitment_then].filter(Boolean).join(" · ");
  return view.follow_up_on ? day(view.follow_up_on) : "";
}
