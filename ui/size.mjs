// How much JavaScript stands before the first screen, for `cargo xtask bench` and for `cargo xtask test ui`: the entry
// and whatever it imports, the way to the core, the longer of the two catalogues, and Today. It reads the built
// interface and prints `{"rows": [{name, unit, measured, target}]}`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const assets = join(import.meta.dirname, "dist/assets");
const files = readdirSync(assets).filter((name) => name.endsWith(".js"));
const text = (name) => readFileSync(join(assets, name), "utf8");
const packed = (name) => gzipSync(text(name), { level: 9 }).length;

/** The built file of a source file: its name, a dash, eight signs of its contents. */
function built(name) {
  const found = files.filter((file) => file.replace(/-.{8}\.js$/u, "") === name);
  if (found.length !== 1) throw new Error(`${found.length} built files of ${name}`);
  return found[0];
}

const [, entry] = /<script [^>]*src="\.\/assets\/([^"]+)"/u.exec(readFileSync(join(assets, "../index.html"), "utf8"));
const [catalogue] = ["fr", "en"].map(built).toSorted((a, b) => packed(b) - packed(a));
const first = new Set([entry, built("tauri"), catalogue, built("Today")]);
// A set hands out what is added while it is walked.
for (const name of first) {
  for (const [, imported] of text(name).matchAll(/(?:from|import) *["'`]\.\/([^"'`]+\.js)["'`]/gu)) first.add(imported);
}
const measured = [...first].reduce((sum, name) => sum + packed(name), 0) / 1_000;
console.log(JSON.stringify({ rows: [{ name: "JavaScript until the first screen, gzip", unit: "kB", measured, target: 250 }] }));
