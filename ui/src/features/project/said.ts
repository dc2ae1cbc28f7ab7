/** A value with what it is measured in. */
import { number } from "../../lib/format.svelte";

export function said(value: number, measuredIn = ""): string {
  const hundredths = Math.round(value * 100);
  const digits = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
  return [number(value, digits), measuredIn].filter(Boolean).join(" ");
}

/** What a person typed as a figure, with a comma or a point; nothing if it is none. */
export function figure(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace("\u2212", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
