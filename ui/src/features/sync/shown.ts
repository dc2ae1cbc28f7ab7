/** What the log holds, in words: a value, a field, a record. */
import type { FieldConflict, FieldVersion, Shown } from "../../contract/commands";
import { clock, fullDay, number } from "../../lib/format.svelte";
import { shown } from "../../lib/names.svelte";
import { dashed, find, say, t } from "../../lib/words.svelte";

const moment = (text: string) => (text.includes("T") ? `${fullDay(text)}, ${clock(text)}` : fullDay(text));

/** A word of this program: one said of this field before one said of any. */
function word(value: string, of?: { noun: string; field: string | null }): string {
  const field = of?.field ? dashed(of.field) : "";
  const keys = field ? [`${dashed(of?.noun ?? "")}-${field}-${dashed(value)}`, `${field}-${dashed(value)}`] : [];
  const found = [`sync-word-${dashed(value)}`, ...keys].map((key) => find(key, {})).find(Boolean);
  return found ?? value.replaceAll("_", " ");
}

export function written(value: Shown, of?: { noun: string; field: string | null }): string {
  switch (value.kind) {
    case "empty":
      return t("sync-value-empty");
    case "parts":
      return t("sync-value-parts");
    case "flag":
      return t(value.text === "true" ? "sync-value-yes" : "sync-value-no");
    case "number":
      return number(Number(value.text), Number.isInteger(Number(value.text)) ? 0 : 2);
    case "moment":
      return moment(value.text);
    case "word":
      return word(value.text, of);
    case "name":
      return shown(value.text);
    default:
      return say({ fr: value.text, en: value.english });
  }
}

const noun = (of: string) => find(`sync-noun-${dashed(of)}`, {}) ?? t("sync-noun-other");
const field = (of: string) => find(`sync-field-${dashed(of)}`, {}) ?? t("sync-field-other");

/** The record, by its noun and what names it; a person's name obeys the wish to hide names. */
export function record(of: { noun: string; label?: string; label_english?: string | null }): string {
  const label = of.noun === "person_profile" ? shown(of.label) : say({ fr: of.label ?? "", en: of.label_english });
  return label ? t("sync-conflict-of", { noun: noun(of.noun), label }) : noun(of.noun);
}

export const subject = (of: { noun: string; label?: string; label_english?: string | null; field: string | null }): string =>
  of.field === null ? record(of) : t("sync-conflict-field", { field: field(of.field), record: record(of) });

export const heading = (of: FieldConflict): string =>
  of.field === null ? t("sync-conflict-deleted", { record: record(of) }) : t("sync-conflict-title", { what: subject(of) });

export const author = (of: Pick<FieldVersion, "mine" | "name">): string =>
  of.mine ? t("sync-conflict-you") : shown(of.name) || t("sync-conflict-somebody");

export const by = (of: FieldVersion): string => t("sync-conflict-version", { name: author(of), day: fullDay(of.at), time: clock(of.at) });
