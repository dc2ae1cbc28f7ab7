/** The days offered to look again: the next visit only within the limit, and never the same day twice. */
import type { LookAgainDays } from "../../contract/commands";
import { day } from "../../lib/format.svelte";
import { t, type Plain } from "../../lib/words.svelte";

export function lookAgainOptions(days: LookAgainDays): { value: string; label: string; hint: string }[] {
  const offered: [string | null, Plain][] = [
    [days.tomorrow, "debrief-tomorrow"],
    [days.in_a_week, "debrief-in-a-week"],
    [days.next_visit, "debrief-next-visit"],
  ];
  const options = new Map<string, { value: string; label: string; hint: string }>();
  for (const [value, word] of offered) if (value) options.set(value, { value, label: t(word), hint: day(value) });
  return [...options.values()];
}
