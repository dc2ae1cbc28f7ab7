/** The season a week is proposed under; whoever freezes it may write another. */
import { t } from "../../lib/words.svelte";

export function season(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const quarter = Math.floor((month % 12) / 3);
  // The winter that ends in February began the year before.
  return t((["week-season-1", "week-season-2", "week-season-3", "week-season-4"] as const)[quarter]!, { year: String(quarter === 0 && month === 12 ? year + 1 : year) });
}
