/** A failure in the person's words: what happened, what is kept, what to do next. */
import { asFailure, type Failure } from "../host";
import { dashed, find, t, type Plain } from "./words.svelte";

/** Where a refusal can be lifted: the screen and the word of the way there. */
const ways: Record<string, { path: string; word: Plain }> = {
  organisation_not_open: { path: "/organisation", word: "organisation-go" },
  bundle_not_open: { path: "/organisation", word: "organisation-go" },
  organisation_not_recorded: { path: "/organisation", word: "organisation-go" },
};
export const wayOn = (thrown: unknown) => ways[asFailure(thrown).code];

/** The values that count something. They arrive as text, as all values do; a code or a year must stay as it is written. */
const figures = new Set(["count", "limit", "left", "most", "interval"]);
/** The values of a refusal as its sentence takes them: what counts is a number, so that it is grouped and chooses the plural. */
export function valuesOf(params: Record<string, unknown>): Record<string, string | number> {
  const read = ([name, value]: [string, unknown]): [string, string | number] => {
    const text = String(value ?? "");
    return [name, typeof value === "number" || (figures.has(name) && /^\d+$/.test(text)) ? Number(value) : text];
  };
  return Object.fromEntries(Object.entries(params).map(read));
}

export function inWords(thrown: unknown): string {
  const failure: Failure = asFailure(thrown);
  return find(`failure-${dashed(failure.code)}`, valuesOf(failure.params)) ?? t("failure-unexpected", { code: failure.code });
}
