/** Words for people: the catalogues of assets/locales, looked up in the language of the person. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Sentences } from "../contract/sentences";

export type Locale = "fr" | "en";
/** A key of the catalogues. */
export type Key = keyof Sentences;
/** The keys of the sentences that want no value. */
export type Plain = { [K in Key]: [Sentences[K]] extends [never] ? K : never }[Key];
/** The keys of the sentences that say how many: `count` chooses the plural, `figure` is read. */
export type Counted = { [K in Key]: [Sentences[K], "count" | "figure"] extends ["count" | "figure", Sentences[K]] ? K : never }[Key];
type Value = FluentVariable | boolean | null | undefined;
/** The values of a sentence: every one it wants, and no other; nothing where it wants none. */
type Values<K extends Key> = [Sentences[K]] extends [never] ? [] : [values: Record<Sentences[K], Value>];
/** Text kept in both languages by the core. */
export interface Bilingual {
  fr: string;
  en?: string | null;
}

const catalogues: Record<Locale, () => Promise<{ default: string[] }>> = {
  fr: () => import("./catalogues/fr"),
  en: () => import("./catalogues/en"),
};
const bundles: Partial<Record<Locale, FluentBundle>> = {};

/** Brings the words of a language, once. */
export async function load(locale: Locale): Promise<void> {
  if (bundles[locale]) return;
  const { default: files } = await catalogues[locale]();
  // Isolation marks would end up in copied text and in screen readers for nothing: both languages run left to right.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const text of files) bundle.addResource(new FluentResource(text));
  bundles[locale] = bundle;
}

export const language = $state<{ locale: Locale }>({ locale: "fr" });
/** The language chosen last: the words of another may still be on their way. */
let chosen: Locale = "fr";

/** Speaks a language as soon as its words are there; until then the one before. */
export async function speak(locale: Locale): Promise<void> {
  chosen = locale;
  await load(locale);
  if (chosen !== locale) return;
  language.locale = locale;
  document.documentElement.lang = locale;
}

/** A quotation that holds one: French keeps « » for the outer and “ ” for what is quoted inside. */
export function quotesWithin(text: string): string {
  if (text.indexOf("«") === text.lastIndexOf("«")) return text;
  let depth = 0;
  return text.replace(/«[ \u00a0\u202f]?|[ \u00a0\u202f]?»/g, (mark) => {
    if (mark.startsWith("«")) return depth++ > 0 ? "“" : mark;
    return depth > 0 && --depth > 0 ? "”" : mark;
  });
}

/** The sentence behind a key. Numbers and dates come in already formatted, see `format.svelte.ts`. */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  return find(key, values ?? {}) ?? key;
}

/** The sentence of a key known only while running; nothing if the catalogue has none. */
export function find(key: string, args: Record<string, Value>): string | undefined {
  const values: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    values[name] = typeof value === "boolean" ? String(value) : (value ?? "");
  }
  const { locale } = language;
  const bundle = bundles[locale];
  const pattern = bundle?.getMessage(key)?.value;
  if (!bundle || !pattern) return undefined;
  const said = bundle.formatPattern(pattern, values, []);
  return locale === "fr" ? quotesWithin(said) : said;
}

type Dashed<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}-${Dashed<Tail>}` : S;
/** A value of the core as its key spells it: `unit_manager` in `role-unit-manager`. */
export const dashed = <S extends string>(value: S): Dashed<S> => value.replaceAll("_", "-") as Dashed<S>;

/** The half of a bilingual text that the person reads; the other one rather than nothing. */
export function say(text: Bilingual | null | undefined): string {
  if (!text) return "";
  return text[language.locale] || text.fr || text.en || "";
}
