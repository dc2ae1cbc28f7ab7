/** The record being written: what is kept, what was typed since, what is still missing. It decides nothing. */
import type { Organisation, RecordGate } from "../../contract/commands";
import type { Plain } from "../../lib/words.svelte";

/** Keys of texts being typed begin with this. */
export const drafts = "organisation/";

export interface Form {
  council_on: string;
  council_reference: string;
  impact_on: string;
  impact_reference: string;
  text_fr: string;
  text_en: string;
  months: number;
  contact: string;
}

/** The form as recorded, or as proposed before anything was. */
export function formOf(data: Organisation): Form {
  const gate = data.gate;
  const text = gate?.notice_text ?? data.proposed_text;
  return {
    council_on: gate?.council_on ?? "",
    council_reference: gate?.council_reference ?? "",
    impact_on: gate?.impact_on ?? "",
    impact_reference: gate?.impact_reference ?? "",
    text_fr: text.fr,
    text_en: text.en ?? "",
    months: gate?.retention_months ?? data.proposed_months,
    contact: gate?.contact ?? "",
  };
}

/** Names of the parts that are still empty, as keys of the catalogue. */
export function missing(form: Form): Plain[] {
  const empty = (text: string) => !text.trim();
  const parts: { part: Plain; lacks: boolean }[] = [
    { part: "organisation-council", lacks: !form.council_on || empty(form.council_reference) },
    { part: "organisation-impact", lacks: empty(form.impact_reference) },
    { part: "organisation-text", lacks: empty(form.text_fr) || empty(form.text_en) },
    { part: "organisation-contact", lacks: empty(form.contact) },
  ];
  return parts.filter((part) => part.lacks).map((part) => part.part);
}

/** Whether the form would tell people something else than the record does. */
export const tellsOtherwise = (form: Form, before: Form): boolean =>
  form.text_fr !== before.text_fr || form.text_en !== before.text_en || form.months !== before.months;

export const changed = (form: Form, before: Form): boolean => JSON.stringify(form) !== JSON.stringify(before);

export const askOf = (form: Form): RecordGate => ({
  council_on: form.council_on,
  council_reference: form.council_reference,
  impact_on: form.impact_on || null,
  impact_reference: form.impact_reference,
  notice_text: { fr: form.text_fr, en: form.text_en },
  retention_months: form.months,
  contact: form.contact,
});
