/** Undo and redo from anywhere: always one's own last act, whatever day it belongs to, and said by its name. */
import { act } from "./act";
import { notice } from "./toast";
import { t, type Plain } from "./words.svelte";

/** Acts that have words of their own; any other is "the last entry". */
export const undone: Record<string, Plain> = {
  "action.keep_action": "undone-kept",
  "action.not_yet": "undone-not-yet",
  "action.drop_action": "undone-dropped",
  "action.cannot_do": "undone-dropped",
  "action.confirm_effective": "undone-effect",
  "action.promise_action": "undone-promised",
  "action.amend_action": "undone-amended",
  "action.retract_action": "undone-retracted",
  "voice.record_verbatim": "undone-said",
  "debrief.close_debrief": "undone-debrief-closed",
  "network.merge_people": "undone-merged",
  "network.keep_people_apart": "undone-apart",
  "network.separate_people": "undone-apart",
  "network.move_person": "undone-moved",
  "observation.inform_team": "undone-informed",
  "observation.open_observation": "undone-observation",
  "observation.leave_observation": "undone-observation-left",
  "observation.record_score": "undone-level",
  "observation.record_fact": "undone-fact",
  "visit.mark_present": "undone-present",
  "visit.write_intention": "undone-intention",
  "visit.record_finding": "undone-finding",
  "walk.record_finding": "undone-finding",
  "walk.record_mark": "undone-mark",
  "closing.set_level": "undone-board-level",
};

interface Reversed {
  command: string;
  label: string;
}
/** What was taken back, with the words of what it was about. */
export function whatWas({ command, label }: Reversed): string {
  const known = undone[command];
  return [known ? t(known) : t("undone-other"), label && t("undone-about", { label })].filter(Boolean).join(" ");
}

// A day would skip the answers to promises, which belong to none, and take back something older instead.
export const undoLast = (event?: Event) =>
  act("history.undo_last", { visit_day: null }, { event }).then((got) => notice.tell(t("app-undone", { what: whatWas(got) })), () => {});
export const redoLast = (event?: Event) =>
  act("history.redo_last", { visit_day: null }, { event }).then((got) => notice.tell(t("app-redone", { what: whatWas(got) })), () => {});

/** What a notice offers for a moment: takes the last act back only if it still is the one the notice tells of. */
export const undoOnly = (command: string) => act("history.undo_last", { visit_day: null, only: command });
