/** Lengths of a service as people say them. */
import { number } from "../../lib/format.svelte";

/** 45 s, 3 min 05 */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${number(whole)}\u00a0s`;
  const rest = whole % 60;
  return `${number(Math.floor(whole / 60))}\u00a0min${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}
