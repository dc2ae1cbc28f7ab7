// The words of the catalogues, so that a test names a control as its reader sees it and survives a better wording.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./programs.mjs";

const bundles = new Map();

function bundleOf(locale) {
  if (!bundles.has(locale)) {
    const bundle = new FluentBundle(locale, { useIsolating: false });
    const folder = join(root, "assets/locales", locale);
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
      bundle.addResource(new FluentResource(readFileSync(join(folder, file), "utf8")));
    }
    bundles.set(locale, bundle);
  }
  return bundles.get(locale);
}

/** The sentence of a key in a language; an unknown key is a mistake of the test. */
export function words(locale, key, args = {}) {
  const bundle = bundleOf(locale);
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`no words for ${key} in ${locale}`);
  return bundle.formatPattern(message.value, args);
}
