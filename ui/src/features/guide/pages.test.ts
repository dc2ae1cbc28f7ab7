import { describe, expect, it } from "vitest";
import { isDoor } from "../../app/place.svelte";
import type { Feature } from "../../lib/route";
import { find, language } from "../../lib/words.svelte";
import { fits, pageOf, pages, type PageName } from "./pages";

describe("the guide", () => {
  it("knows which page speaks of a place, the closest one first", () => {
    const asked: [string, PageName][] = [
      ["/visit/abc", "today"],
      ["/visit/abc/prepare", "today"],
      ["/visit/abc/counter", "flow"],
      ["/visit/abc/note", "walk"],
      ["/visit/abc/walk/consolidation", "walk"],
      ["/units/abc", "unit"],
      ["/units/abc/people/def", "training"],
      ["/units/abc/team", "training"],
      ["/units/abc/calibration", "training"],
      ["/units/abc/staffing/roster", "staffing"],
      ["/units/abc/hand", "carry"],
      ["/sync", "sync"],
      ["/settings/backup", "copies"],
      ["/settings/keys", "settings"],
      ["/settings/about/problem", "privacy"],
      ["/nowhere", "today"],
    ];
    for (const [place, page] of asked) expect(pageOf(place), place).toBe(page);
  });

  it("was written for every route there is, and for none that is not", () => {
    const manifests = import.meta.glob<{ feature: Feature }>("../*/index.ts", { eager: true });
    const routes = Object.values(manifests).flatMap(({ feature }) => Object.keys(feature.routes)).filter((route) => !isDoor(route));
    // The parts of the settings are one route with a name in it.
    const parts = ["backup", "bin", "privacy"].map((part) => `/settings/${part}`);
    expect(pages.flatMap(({ at }) => [...at]).sort()).toEqual([...routes, ...parts].sort());
  });

  it("finds words whatever their accents", () => {
    expect(fits("Le parcours sensoriel, zone après zone", "APRES parcours")).toBe(true);
    expect(fits("Le parcours sensoriel", "sensoriel effectif")).toBe(false);
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
