/** A failure in the person's words: what happened, what is kept, what to do next. */
import { asFailure, type Failure } from "../host";
import { dashed, find, t } from "./words.svelte";

export function inWords(thrown: unknown): string {
  const failure: Failure = asFailure(thrown);
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(failure.params)) {
    args[name] = typeof value === "number" ? value : String(value ?? "");
  }
  return find(`failure-${dashed(failure.code)}`, args) ?? t("failure-unexpected", { code: failure.code });
}
