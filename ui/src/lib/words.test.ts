import { describe, expect, it } from "vitest";
import { dashed, find, quotesWithin, t } from "./words.svelte";

const files = import.meta.glob<string>("../../../assets/locales/*/*.ftl", { query: "?raw", import: "default", eager: true });
const keysOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((found) => found[1]);
const pathsOf = (locale: string) => Object.keys(files).filter((path) => path.includes(`/${locale}/`));

describe("catalogues", () => {
  it.each(pathsOf("en"))("%s says the same in French", (path) => {
    const french = files[path.replace("/en/", "/fr/")];
    expect(french, "the French file exists").toBeDefined();
    expect(keysOf(french ?? "").sort()).toEqual(keysOf(files[path] ?? "").sort());
  });
  it.each(Object.keys(files))("%s repeats no key and calls no function", (path) => {
    const text = files[path] ?? "";
    const keys = keysOf(text);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(text.match(/\b(NUMBER|DATETIME)\(/)).toBeNull();
  });
  it.each(pathsOf("fr"))("%s keeps French spacing and plurals", (path) => {
    const text = (files[path] ?? "").replace(/^#.*$/gm, "");
    expect(text.match(/ [:;!?»%]/g), "an ordinary space before high punctuation").toBeNull();
    expect(text.match(/« /g), "an ordinary space after an opening quote").toBeNull();
    expect(text.match(/\[many\]/)).toBeNull();
  });
});

describe("a sentence", () => {
  it("takes its values, in the person's language", () => expect(t("kit-more", { what: "X" })).toContain("X"));
  it("quotes a quotation with the inner marks", () => {
    expect(t("walk-prompt", { prompt: "Quels objets sont posés là «\u00a0en attendant\u00a0» ?" })).toBe(
      "«\u00a0Quels objets sont posés là “en attendant” ?\u00a0»",
    );
    expect(quotesWithin("«\u00a0un\u00a0», puis «\u00a0deux\u00a0»")).toBe("«\u00a0un\u00a0», puis «\u00a0deux\u00a0»");
  });
  it("is not there under a key nobody wrote", () => expect(find("no-such-sentence", {})).toBeUndefined());
  it("does not compile with another key, without a value, or with one too many", () => {
    // @ts-expect-error no such key
    t("no-such-sentence");
    // @ts-expect-error `what` is missing
    t("kit-more");
    // @ts-expect-error `that` is not wanted
    t("kit-more", { what: "X", that: "Y" });
    const role = "unit_manager" as "unit_manager" | "line_manager";
    expect(t(`role-${dashed(role)}`)).not.toContain("_");
  });
});
