/** By when: the four chips, in the order of their digits, and how a due day is said. */
import type { ActionItem, Due } from "../../contract/commands";
import { relativeDay } from "../../lib/format.svelte";
import { dashed, t } from "../../lib/words.svelte";

export const DUES = ["today", "one_week", "two_weeks", "next_visit"] as const;
export const dueWord = (due: Due) => (typeof due === "string" ? t(`action-due-${dashed(due)}`) : "");

/** When an action is due, as a person says it. */
export const dueOf = (item: ActionItem, today: string): string =>
  item.at_next_visit
    ? item.due_day ? t("action-next-visit-on", { when: relativeDay(item.due_day, today) }) : t("action-due-next-visit")
    : item.due_day ? relativeDay(item.due_day, today) : t("action-no-day");

/** Why a promise is given up: one tap each, kept as words. */
export const REASONS = ["no-longer", "no-means", "elsewhere", "other-priority"] as const;
export const reasonWord = (reason: (typeof REASONS)[number]) => t(`action-reason-${reason}`);

export const isOpen = (item: ActionItem) => item.status === "todo" || item.status === "doing";
