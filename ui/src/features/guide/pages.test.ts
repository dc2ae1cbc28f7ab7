import { describe, expect, it } from "vitest";
import { find, language } from "../../lib/words.svelte";
import { fits, pageOf, pages } from "./pages";

describe("the guide", () => {
  it("knows which page speaks of a place, the closest one first", () => {
    expect(pageOf("/visit/abc/flow")).toBe("flow");
    expect(pageOf("/visit/abc/walk/consolidation")).toBe("walk");
    expect(pageOf("/units/abc/staffing/roster")).toBe("staffing");
    expect(pageOf("/units/abc")).toBe("unit");
    expect(pageOf("/settings/backup")).toBe("copies");
    expect(pageOf("/nowhere")).toBe("today");
  });

  it("finds words whatever their accents", () => {
    expect(fits("Le parcours sensoriel, zone après zone", "APRES parcours")).toBe(true);
    expect(fits("Le parcours sensoriel", "sensoriel planning")).toBe(false);
  });

  it("has a title, a purpose and steps for every page in both languages", () => {
    for (const locale of ["fr", "en"] as const) {
      language.locale = locale;
      for (const { name } of pages) {
        expect(find(`guide-${name}`, {})).toBeTruthy();
        expect(find(`guide-${name}-for`, {})).toBeTruthy();
        expect(find(`guide-${name}-steps`, {})?.split("\n").length).toBeGreaterThan(1);
      }
    }
  });
});
