import { describe, expect, it, onTestFinished } from "vitest";
import { sheet } from "./keysheet.svelte";
import { letterOf, movables, takenBy } from "./rebind";

const sources = import.meta.glob<string>("../{app,features,kit}/**/*.{svelte,ts}", { query: "?raw", import: "default", eager: true });
const press = (key: string, held = {}) => letterOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe("keys put elsewhere", () => {
  it("takes letters only, as they are printed", () => {
    expect([press("M"), press("é"), press("1"), press("Enter"), press(" "), press("m", { ctrlKey: true })]).toEqual(["m", "é", undefined, undefined, undefined, undefined]);
  });
  it("knows what a letter already does, where it is now and not where it was", () => {
    sheet.chosen = { n: "m" };
    onTestFinished(() => void (sheet.chosen = {}));
    expect([takenBy("a", "m"), takenBy("a", "n"), takenBy("n", "m"), takenBy("n", "p")]).toEqual(["n", undefined, undefined, "p"]);
    expect([sheet.actual("n"), sheet.actual("Alt+n"), sheet.actual("Ctrl+n"), sheet.actual("Digit1")]).toEqual(["m", "Alt+m", "Ctrl+n", "Digit1"]);
  });
  it.each(Object.keys(sources))("%s binds no single key that could not be put elsewhere", (path) => {
    const bound = [...(sources[path] ?? "").matchAll(/^\s*([a-z]|Space|Backspace): (?:\{ run|\()|\b(?:hint|key)="([a-z])"/gmu)].map((found) => found[1] ?? found[2]);
    expect(bound.filter((name) => !(movables as string[]).includes(name ?? ""))).toEqual([]);
  });
});
