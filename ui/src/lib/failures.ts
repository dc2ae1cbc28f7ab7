/** A failure in the person's words: what happened, what is kept, what to do next. */
import { asFailure, type Failure } from "../host";
import { dashed, find, t, type Plain } from "./words.svelte";

/** Where a refusal can be lifted: the screen and the word of the way there. */
const ways: Record<string, { path: string; word: Plain }> = {
  organisation_not_open: { path: "/organisation", word: "organisation-go" },
  organisation_not_recorded: { path: "/organisation", word: "organisation-go" },
};
export const wayOn = (thrown: unknown) => ways[asFailure(thrown).code];

export function inWords(thrown: unknown): string {
  const failure: Failure = asFailure(thrown);
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(failure.params)) {
    args[name] = typeof value === "number" ? value : String(value ?? "");
  }
  return find(`failure-${dashed(failure.code)}`, args) ?? t("failure-unexpected", { code: failure.code });
}
