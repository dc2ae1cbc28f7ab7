import { describe, expect, it } from "vitest";

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
