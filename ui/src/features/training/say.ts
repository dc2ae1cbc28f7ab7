/** Where a skill stands, in words: figures only where there are looks enough for them. */
import type { PastLevel, SkillStatus, StandingRule } from "../../contract/commands";
import { day, fullDay, number } from "../../lib/format.svelte";
import { dashed, t } from "../../lib/words.svelte";

/** 2,3 or 3: as few decimals as say it. */
export const figure = (value: number) => number(value, Math.abs(value - Math.round(value)) < 0.005 ? 0 : Math.abs(value * 10 - Math.round(value * 10)) < 0.05 ? 1 : 2);

export const stands = (skill: SkillStatus) =>
  skill.acquired_on ? t("training-state-acquired-on", { day: day(skill.acquired_on) }) : t(`training-state-${dashed(skill.state)}`);

/** 2 le 3 nov., 3 le 10 nov.: the oldest first, as they are read. */
export const levels = (past: PastLevel[]) => [...past].reverse().map((each) => t("training-level-on", { level: number(each.level), day: day(each.day) })).join(", ");

export function gap(skill: SkillStatus, rule: StandingRule): string {
  if (skill.gap === null) return skill.n ? t("training-early", { count: skill.n, figure: number(skill.n), from: number(rule.shown_from) }) : "";
  if (Math.abs(skill.gap) < 0.005) return t("training-gap-at");
  return skill.gap > 0 ? t("training-gap-below", { gap: figure(skill.gap) }) : t("training-gap-above", { gap: figure(-skill.gap) });
}

export function basis(skill: SkillStatus, rule: StandingRule): string {
  if (skill.n && skill.since) return t("training-looks", { count: skill.n, figure: number(skill.n), since: day(skill.since) });
  const none = t("training-looks-none", { days: number(rule.max_age_days) });
  return skill.last_on ? `${none}, ${t("training-last-on", { day: fullDay(skill.last_on) })}` : none;
}
