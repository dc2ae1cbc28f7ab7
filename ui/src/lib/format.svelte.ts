/** Dates and numbers as the person reads them. Arithmetic on dates belongs to the core, not here. */
import { time } from "./now.svelte";
import { language } from "./words.svelte";

type When = string | number | Date;
const tag = () => (language.locale === "fr" ? "fr-FR" : "en-GB");
const cache = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  let made = cache.get(key);
  if (!made) cache.set(key, (made = new Intl.DateTimeFormat(tag(), options)));
  return made;
}

/** A civil date (`2026-11-24`) has no zone, so that none can move it to another day; a moment is read at its place. */
function write(when: When, options: Intl.DateTimeFormatOptions, zone = time.zone): string {
  const civil = typeof when === "string" && /^\d{4}-\d{2}-\d{2}$/.test(when);
  const made = dates({ ...options, timeZone: civil ? "UTC" : zone });
  if (language.locale !== "fr" || !options.day) return made.format(new Date(when));
  // French says `1er` of the first of a month, and of no other day; CLDR writes the bare figure.
  return made.formatToParts(new Date(when)).map(({ type, value }) => (type === "day" && value === "1" ? "1er" : value)).join("");
}

/** 10:42 */
export const clock = (when: When, zone?: string) => write(when, { hour: "2-digit", minute: "2-digit", hour12: false }, zone);
/** 10:42:57 */
export const clockSeconds = (when: When, zone?: string) =>
  write(when, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }, zone);
/** 24 nov. */
export const day = (when: When) => write(when, { day: "numeric", month: "short" });
/** mar. 24 nov. */
export const weekday = (when: When) => write(when, { weekday: "short", day: "numeric", month: "short" });
/** mardi 24 novembre */
export const longDay = (when: When) => write(when, { weekday: "long", day: "numeric", month: "long" });
/** 24 novembre 2026 */
export const fullDay = (when: When) => write(when, { day: "numeric", month: "long", year: "numeric" });

/** 1 234,5 */
export const number = (value: number, digits = 0) =>
  new Intl.NumberFormat(tag(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
/** +2, −1, 0 with a true minus sign */
export const signed = (value: number) =>
  new Intl.NumberFormat(tag(), { signDisplay: "exceptZero" }).format(value).replace("-", "\u2212");
/** 6,6 % from a ratio */
export const percent = (ratio: number, digits = 0) =>
  new Intl.NumberFormat(tag(), { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio);

/** yesterday, today, in 3 days: whole days between two civil dates. */
export function relativeDay(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (Math.abs(days) > 13) return day(date);
  return new Intl.RelativeTimeFormat(tag(), { numeric: "auto" }).format(days, "day");
}

/** 1 h 12, 43 min: a length of time in minutes. */
export function minutes(value: number): string {
  const whole = Math.round(value);
  if (whole < 60) return `${number(whole)}\u00a0min`;
  const rest = whole % 60;
  return `${number(Math.floor(whole / 60))}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}

/** 12 s, 3 min 12 s, 1 h 0 min 5 s: a length of time in seconds. */
export function seconds(value: number): string {
  const parts: [number, string][] = [[Math.floor(value / 3600), "h"], [Math.floor((value % 3600) / 60), "min"], [Math.round(value % 60), "s"]];
  const first = Math.max(0, parts.findIndex(([amount]) => amount > 0));
  return parts.slice(value ? first : 2).map(([amount, unit]) => `${number(amount)}\u00a0${unit}`).join("\u00a0");
}

/** Amina, Paul et Rose */
export const list = (items: string[]) => new Intl.ListFormat(tag(), { type: "conjunction" }).format(items);

/** 4,2 Mo */
export function bytes(value: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  let step = 0;
  for (; value >= 1000 && step < 3; step++) value /= 1000;
  return new Intl.NumberFormat(tag(), { style: "unit", unit: units[step], unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}
