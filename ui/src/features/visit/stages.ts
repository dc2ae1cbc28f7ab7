/** How the stages of a day are shown: their face, and what they hold in a few words. */
import type { DayCounts, Stage, StageState } from "../../contract/commands";
import { minutes, number } from "../../lib/format.svelte";
import { t, type Counted } from "../../lib/words.svelte";

export const faceOf = (state: StageState) => ({ empty: "todo", partial: "started", full: "done" } as const)[state];

/** Where a gap is filled: most in their stage, photos on their own screen. */
export const wayTo = (day: string, gap: { stage: string; code: string }) =>
  `/visit/${day}/${gap.code.startsWith("photo") ? "photos" : gap.stage}`;

const n = (key: Counted, count: number) => t(key, { count, figure: number(count) });

export function detailOf(stage: Stage, day: DayCounts): string {
  switch (stage) {
    case "walk":
      return day.passes
        ? t("visit-two", { a: t("visit-senses", { done: number(day.senses_walked), all: number(day.senses) }), b: n("visit-findings", day.findings) })
        : day.findings ? n("visit-findings", day.findings) : t("visit-nothing");
    case "flow":
      return day.countings ? t("visit-two", { a: n("visit-arrivals", day.arrivals), b: minutes(day.observed_min) }) : t("visit-nothing");
    case "observations":
      return day.observations
        ? day.people_present
          ? t("visit-people", { count: day.people_observed, done: number(day.people_observed), all: number(Math.max(day.people_present, day.people_observed)) })
          : n("visit-observations", day.observations)
        : t("visit-nothing");
    case "debriefs": {
      const all = day.debriefs_ended + day.debriefs_missing;
      return all || day.debriefs_open ? t("visit-of", { done: number(day.debriefs_ended), all: number(Math.max(all, day.debriefs_ended + day.debriefs_open)) }) : t("visit-nothing");
    }
    case "plan":
      return day.promises_unanswered
        ? t("visit-two", { a: n("visit-actions", day.actions), b: n("visit-unanswered", day.promises_unanswered) })
        : day.actions ? n("visit-actions", day.actions) : t("visit-nothing");
    case "closing":
      return day.rating_settled && day.dashboard_confirmed
        ? t("visit-closing-both")
        : day.rating_settled ? t("visit-closing-rated") : day.dashboard_confirmed ? t("visit-closing-board") : t("visit-closing-none");
    case "report":
      return day.reports ? n("visit-reports", day.reports) : t("visit-report-none");
  }
}
