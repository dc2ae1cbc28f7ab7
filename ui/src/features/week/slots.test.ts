import { describe, expect, test } from "vitest";
import { season } from "./season";
import { key, step, time } from "./slots";

describe("slots of a week", () => {
  test.each([[0, "00:00"], [545, "09:05"], [1440, "24:00"]])("minute %i is %s", (minute, shown) => {
    expect(time(minute)).toBe(shown);
  });
  test.each([[0, 10, 0], [1.9, 10, 0], [2, 10, 1], [9.9, 10, 4], [10, 10, 4], [0, 0, 0]])("%d of %d is step %i", (value, most, expected) => {
    expect(step(value, most)).toBe(expected);
  });
  test("a place has one key", () => {
    expect(key(1, 600)).not.toBe(key(2, 600));
  });
});

describe("the season a week is proposed under", () => {
  test.each([
    ["2026-02-28", /2026/],
    ["2026-11-24", /2026/],
    // December belongs to the winter of the next year.
    ["2026-12-01", /2027/],
  ])("%s", (day, expected) => {
    expect(season(day)).toMatch(expected);
  });
  test("four seasons have four names", () => {
    expect(new Set(["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map(season)).size).toBe(4);
  });
});
