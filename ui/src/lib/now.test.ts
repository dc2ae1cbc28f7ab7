import { beforeEach, describe, expect, it } from "vitest";
import { clock, fullDay } from "./format.svelte";
import { now, time } from "./now.svelte";
import { saved, saving } from "./saved.svelte";
import { language } from "./words.svelte";

describe("the application's time", () => {
  beforeEach(() => {
    language.locale = "en";
    Object.assign(time, { ahead: 0, zone: undefined });
  });
  it("is the core's, not the machine's", () => {
    const there = Date.now() + 3 * 86_400_000;
    time.told(new Date(there).toISOString());
    expect(Math.abs(now() - there)).toBeLessThan(2_000);
    saving()();
    expect(Math.abs((saved.at ?? 0) - there)).toBeLessThan(2_000);
  });
  it("is not moved by what a call takes", () => {
    time.told(new Date(Date.now() - 400).toISOString());
    expect(time.ahead).toBe(0);
  });
  it("is read in the zone of the network", () => {
    time.zone = "Pacific/Auckland";
    expect([clock("2026-11-24T11:30:00Z"), fullDay("2026-11-24T11:30:00Z"), fullDay("2026-11-24")]).toEqual(["00:30", "25 November 2026", "24 November 2026"]);
  });
});
