import { describe, expect, it } from "vitest";
import { dayOf, UNDER_WAY, Watch } from "./presence";

const day = "01998d5e-0000-7000-8000-000000000001";

describe("time on the screen", () => {
  it("belongs to the day the screen is of, or to the visit under way", () => {
    expect(dayOf(`/visit/${day}/walk`)).toBe(day);
    expect(dayOf(`/visit/${day}`)).toBe(day);
    expect(["/today", "/note", "/units/a/week", "/visit"].map(dayOf)).toEqual(Array(4).fill(UNDER_WAY));
    expect(dayOf("/handover")).toBeUndefined();
  });

  it("counts what is in front, tells counting apart, and forgets sleep", () => {
    const told: unknown[] = [];
    const watch = new Watch((...what) => told.push(what));
    watch.pass(1_000, day, true, false);
    watch.pass(1_000, day, true, true);
    watch.pass(1_000, day, false, false);
    watch.pass(3_600_000, day, true, false);
    watch.pass(1_000, undefined, true, false);
    expect(told).toEqual([[day, 2_000, 1_000]]);
  });

  it("tells every half minute, and never twice", () => {
    const told: number[] = [];
    const watch = new Watch((_, screen) => told.push(screen));
    for (let second = 0; second < 65; second += 1) watch.pass(1_000, day, true, false);
    watch.flush();
    watch.flush();
    expect(told).toEqual([30_000, 30_000, 5_000]);
  });
});
