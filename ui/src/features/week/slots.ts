/** Weekdays and slots of a week, and the five steps of a table that shows where it is full. */
import { find, language } from "../../lib/words.svelte";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** 9:30 as the clock shows it; the end of the last slot is 24:00. */
export const time = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export const dayName = (iso: number) => find(`weekday-${iso}`, {}) ?? "";

/** Mon, Tue… as narrow as a column. */
export const shortDay = (iso: number) => new Intl.DateTimeFormat(language.locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + iso));

/** What one cell of the table shows. */
export interface Shown {
  text: string;
  /** Read aloud: day, time and figure. */
  says: string;
  /** 0 to 4; none where there is nothing to compare. */
  step: number | null;
  kind: "measured" | "estimated" | "unknown";
}

/** Quantised in five steps of the largest. */
export const step = (value: number, most: number) => (most > 0 ? Math.min(4, Math.floor((value / most) * 5)) : 0);

export const key = (weekday: number, start: number) => `${weekday} ${start}`;
