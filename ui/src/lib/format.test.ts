import { beforeEach, describe, expect, it } from "vitest";
import { clock, day, fullDay, minutes, number, relativeDay, seconds, signed, weekday } from "./format.svelte";
import { language } from "./words.svelte";

describe("in French", () => {
  beforeEach(() => void (language.locale = "fr"));
  it("groups with a narrow space and a comma", () => expect(number(1234.5, 1)).toBe("1\u202f234,5"));
  it("writes a true minus", () => expect([signed(-2), signed(0), signed(2)]).toEqual(["\u22122", "0", "+2"]));
  it("says lengths of time", () => expect([minutes(43), minutes(72), minutes(60)]).toEqual(["43\u00a0min", "1\u00a0h\u00a012", "1\u00a0h"]));
  it("says lengths of seconds", () =>
    expect([0, 12, 192, 3605].map(seconds)).toEqual(["0\u00a0s", "12\u00a0s", "3\u00a0min\u00a012\u00a0s", "1\u00a0h\u00a00\u00a0min\u00a05\u00a0s"]));
  it("keeps a civil date on its day in every zone", () => expect(day("2026-11-24")).toBe("24 nov."));
  it("says the first of a month", () =>
    expect([day("2026-12-01"), weekday("2026-12-01"), fullDay("2026-12-01"), day("2026-12-11")]).toEqual(["1er déc.", "mar. 1er déc.", "1er décembre 2026", "11 déc."]));
  it("reads a clock in the zone of the place", () => expect(clock("2026-10-25T00:30:00Z", "Europe/Paris")).toBe("02:30"));
  it("names near days", () =>
    expect([relativeDay("2026-11-23", "2026-11-24"), relativeDay("2026-11-27", "2026-11-24")]).toEqual(["hier", "dans 3 jours"]));
});

describe("in English", () => {
  beforeEach(() => void (language.locale = "en"));
  it("groups with a comma", () => expect(number(1234.5, 1)).toBe("1,234.5"));
  it("leaves the first of a month as it is", () => expect(day("2026-12-01")).toBe("1 Dec"));
  it("uses a 24 hour clock", () => expect(clock("2026-11-24T15:05:00Z", "UTC")).toBe("15:05"));
});
