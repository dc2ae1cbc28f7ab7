/** People, hours and waits in words: fractions stay fractions. */
import type { FunctionNeed } from "../../contract/commands";
import { minutes, number, percent, seconds } from "../../lib/format.svelte";
import { t } from "../../lib/words.svelte";

/** 3, or 0.85: as many decimals as there are. */
export const people = (value: number) => number(value, Math.abs(value - Math.round(value)) < 1e-9 ? 0 : 2);
/** 3 people, 1 person. */
export const persons = (value: number) => t("staffing-people", { count: value, figure: people(value) });
export const hours = (value: number) => number(value, Math.abs(value - Math.round(value)) < 1e-9 ? 0 : 1);

/** 3 min, 3 min 12 s. */
export function wait(value: number | null): string {
  if (value === null) return "–";
  const whole = Math.round(value);
  return whole >= 60 && whole % 60 === 0 ? minutes(whole / 60) : seconds(whole);
}

export const promise = (need: FunctionNeed) => t("staffing-promise", { share: percent(need.target.target_share), wait: wait(need.target.target_wait_s) });

/** How long a customer takes and how that is known. */
export function handling(need: FunctionNeed): string {
  if (need.aht_s === null) return "";
  const time = wait(need.aht_s);
  if (!need.aht_n) return t("staffing-aht-typed", { time });
  return t("staffing-aht-timed", { count: need.aht_n, figure: number(need.aht_n), time, cv: need.aht_cv === null ? "–" : percent(need.aht_cv) });
}
