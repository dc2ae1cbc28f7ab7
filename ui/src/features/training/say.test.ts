import { expect, test } from "vitest";
import type { SkillStatus, StandingRule } from "../../contract/commands";
import { basis, figure, gap, levels } from "./say";

const rule: StandingRule = { shown_from: 3, max_age_days: 90, passes: 3, looks: 3, days: 2, misses: 2 };
const skill = (over: Partial<SkillStatus>) => ({ n: 0, gap: null, since: null, last_on: null, ...over }) as SkillStatus;

test("as few decimals as say it", () => {
  expect([figure(3), figure(2.5), figure(7 / 3), figure(2.999)]).toEqual(["3", "2,5", "2,33", "3"]);
});

test("a gap is words below three looks, and says its side", () => {
  expect(gap(skill({ n: 2 }), rule)).toMatch(/^Trop tôt/);
  expect(gap(skill({}), rule)).toBe("");
  expect(gap(skill({ n: 3, gap: 0 }), rule)).toBe("cible atteinte");
  expect(gap(skill({ n: 3, gap: 2 / 3 }), rule)).toBe("0,67 sous la cible");
  expect(gap(skill({ n: 3, gap: -1 }), rule)).toBe("1 au-dessus de la cible");
});

test("what it rests on is always said", () => {
  expect(basis(skill({ n: 4, since: "2026-11-03" }), rule)).toBe("4 observations notées depuis le 3 nov.");
  expect(basis(skill({}), rule)).toBe("aucune observation notée depuis 90 jours");
  expect(basis(skill({ last_on: "2026-05-01" }), rule)).toContain("dernière fois le 1er mai 2026");
  expect(levels([{ level: 3, day: "2026-11-10" }, { level: 2, day: "2026-11-03" }])).toBe("2 le 3 nov., 3 le 10 nov.");
});
