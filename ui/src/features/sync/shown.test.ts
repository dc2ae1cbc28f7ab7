import { beforeEach, expect, test } from "vitest";
import { names } from "../../lib/names.svelte";
import { language } from "../../lib/words.svelte";
import { author, record, subject, written } from "./shown";

beforeEach(() => {
  language.locale = "en";
  names.hidden = false;
});

test("values of the log are written in words, never as they are stored", () => {
  const said = (kind: Parameters<typeof written>[0]["kind"], text: string) => written({ kind, text, english: null });
  expect(said("word", "cannot_do")).toBe("cannot be done");
  expect(said("word", "a_word_of_tomorrow")).toBe("a word of tomorrow");
  expect(said("flag", "true")).toBe("yes");
  expect(said("empty", "")).toBe("(empty)");
  expect(said("moment", "2026-12-01")).toContain("December");
  expect(said("number", "3.5")).toBe("3.50");
  expect(said("text", "Line 2 slow")).toBe("Line 2 slow");
});

test("names obey the wish to hide names, wherever they stand", () => {
  names.hidden = true;
  expect(written({ kind: "name", text: "Jeanne Morel", english: null })).not.toContain("Jeanne");
  expect(author({ mine: false, name: "Jeanne Morel" })).not.toContain("Jeanne");
  expect(record({ noun: "person_profile", label: "Jeanne Morel" })).not.toContain("Jeanne");
  expect(author({ mine: true, name: "Jeanne Morel" })).toBe("You");
  expect(author({ mine: false, name: "" })).toBe("Somebody");
});

test("a record nobody has a word for is still told apart by its label", () => {
  expect(subject({ noun: "a_noun", label: "Light", field: "a_field" })).toBe("Another field, Record “Light”");
  expect(subject({ noun: "zone", label: "Welcome", field: null })).toBe("Zone “Welcome”");
});

test("a text in two languages is read in the reader's, and a word is said as its field says it", () => {
  const both = { kind: "text" as const, text: "Accueil", english: "Welcome" };
  expect(written(both)).toBe("Welcome");
  expect(record({ noun: "zone", label: "Accueil", label_english: "Welcome" })).toBe("Zone “Welcome”");
  expect(written({ kind: "word", text: "unit_manager", english: null }, { noun: "assignment", field: "role" })).toBe("Unit manager");
  language.locale = "fr";
  expect(written(both)).toBe("Accueil");
});
