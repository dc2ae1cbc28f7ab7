/** The sentence proposed for the report, out of the figures of the core: peak, those who left, what limits them. */
import type { FlowResult } from "../../contract/commands";
import { longDay, minutes, number, percent } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";

/** Below ten a share is said in numbers, from thirty on as a percentage. */
export function share(part: number, whole: number): string {
  const counted = t("honesty-part-of", { part: number(part), whole: number(whole) });
  return whole >= 30 ? `${counted} (${percent(part / whole)})` : counted;
}

export function sentence(result: FlowResult): string {
  const parts: string[] = [];
  const { peak, slots } = result;
  const slot = peak ? slots[peak.slot] : undefined;
  if (peak && slot) {
    const figures = { from: slot.start, to: slot.end, count: Math.round(peak.count), figure: number(Math.round(peak.count)) };
    parts.push(t(peak.scaled ? "flow-sentence-peak-scaled" : "flow-sentence-peak", figures));
  }
  if (result.left_unserved > 0 && result.arrivals > 0) {
    parts.push(t("flow-sentence-left", { count: result.left_unserved, share: share(result.left_unserved, result.arrivals) }));
  }
  const watched = result.streams.filter((stream) => stream.required).reduce((sum, stream) => sum + stream.observed_min, 0);
  if (parts.length) parts.push(t("flow-sentence-watched", { day: longDay(result.date), time: minutes(watched) }));
  return parts.join(" ");
}
