/** Words for people: the catalogues of assets/locales, looked up in the language of the person. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Locale = "fr" | "en";
/** Text kept in both languages by the core. */
export interface Bilingual {
  fr: string;
  en?: string | null;
}

const files = import.meta.glob<string>("../../../assets/locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

function load(locale: Locale): FluentBundle {
  // Isolation marks would end up in copied text and in screen readers for nothing: both languages run left to right.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${locale}/`)) bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }
  return bundle;
}

const bundles: Record<Locale, FluentBundle> = { fr: load("fr"), en: load("en") };

export const language = $state<{ locale: Locale }>({ locale: "fr" });

export function speak(locale: Locale): void {
  language.locale = locale;
  document.documentElement.lang = locale;
}

/** Whether either catalogue knows this key. */
export function known(key: string): boolean {
  return bundles.fr.hasMessage(key) || bundles.en.hasMessage(key);
}

/** The sentence behind a key. Numbers and dates come in already formatted, see `format.svelte.ts`. */
export function t(key: string, args?: Record<string, FluentVariable | boolean | null | undefined>): string {
  const values: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args ?? {})) {
    values[name] = typeof value === "boolean" ? String(value) : (value ?? "");
  }
  for (const locale of [language.locale, language.locale === "fr" ? "en" : "fr"] as const) {
    const message = bundles[locale].getMessage(key);
    if (message?.value) return bundles[locale].formatPattern(message.value, values, []);
  }
  return key;
}

/** The half of a bilingual text that the person reads; the other one rather than nothing. */
export function say(text: Bilingual | null | undefined): string {
  if (!text) return "";
  return text[language.locale] || text.fr || text.en || "";
}
