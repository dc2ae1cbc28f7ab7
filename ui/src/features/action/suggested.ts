/** How a suggestion of the unit's plan is said: the words it is proposed in, and what it rests on. */
import type { UnitSuggestion } from "../../contract/commands";
import { day, number } from "../../lib/format.svelte";
import { say, t } from "../../lib/words.svelte";
import { dayName } from "../week/slots";

export function proposed(of: UnitSuggestion): string {
  const name = say(of.name);
  switch (of.by) {
    case "theme":
      return t("plan-text-theme", { name });
    case "staffing":
      return t("plan-text-staffing", { name });
    case "skill":
      return t("plan-text-skill", { name });
    default:
      return of.text;
  }
}

export function basis(of: UnitSuggestion): string {
  const n = { count: of.n ?? 0, figure: number(of.n ?? 0) };
  const rests = {
    irritant: () => t("plan-by-irritant", n),
    came_back: () => t("plan-by-came-back", n),
    theme: () => t("plan-by-theme", n),
    skill: () => t("plan-by-skill", n),
    staffing: () => t("plan-by-staffing", { hours: number(of.figure ?? 0, 1), day: dayName(of.iso_weekday ?? 1).toLowerCase() }),
    support: () => t("plan-by-support"),
  }[of.by]();
  return [rests, of.on ? day(of.on) : ""].filter(Boolean).join(" · ");
}
