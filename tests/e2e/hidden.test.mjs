// Marks hidden in names, comments, drafts and photos are found nowhere outside the encrypted file once the day was
// printed and exported: not in the profile's folder, the temporary folder, the home, nor in what the program says.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hideMarks, marks, servedMarks } from "../rig/hidden.mjs";
import { look } from "../rig/marks.mjs";
import { folder } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

test("the search finds what is not hidden, in every form and inside what is compressed", async (t) => {
  const place = folder(t);
  const { deflateSync, gzipSync } = await import("node:zlib");
  const { writeFileSync } = await import("node:fs");
  const said = `avant ${marks.finding} après`;
  const forms = {
    plain: Buffer.from(said),
    utf16: Buffer.from(said, "utf16le"),
    base64: Buffer.from(Buffer.from(said).toString("base64")),
    gzip: Buffer.concat([Buffer.from("tête"), gzipSync(said)]),
    zlib: Buffer.concat([Buffer.from("tête"), deflateSync(said)]),
  };
  for (const [name, bytes] of Object.entries(forms)) writeFileSync(join(place, name), bytes);
  const { found } = look([place], [marks.finding]);
  assert.deepEqual([...new Set(found.map(({ path }) => path.split("/").at(-1)))].sort(), Object.keys(forms).sort());
  assert.deepEqual(look([place], [marks.draft]).found, []);
});

test("after printing and exporting the marks lie nowhere in the open", async (t) => {
  const tmp = folder(t);
  const asked = folder(t);
  // The page loses its host when that is killed, and says so.
  const app = await open(t, { tmp, expectErrors: true });
  const { day, walk, hashes } = await hideMarks(app, (script) => app.page.evaluate(script));
  // Looked at, so that whatever keeps what it draws has drawn it.
  for (const path of [`/visit/${day}/walk/${walk}`, `/visit/${day}/photos`, `/visit/${day}/report`]) await app.go(path);
  mkdirSync(asked, { recursive: true });
  await app.rpc("report.make_report", { visit_day: day, names: "full", locale: "fr", path: asked });
  await app.rpc("report.export_data", { visit_day: day, names: "full", locale: "fr", folder: asked });
  const all = [...Object.values(marks), ...(await servedMarks(app.host.url, hashes))];
  const nowhere = (when) => {
    const { files, found } = look([app.host.profiles, tmp], all);
    assert.deepEqual(found, [], when);
    assert.ok(files > 3, "there was something to look at");
    for (const mark of Object.values(marks)) assert.equal(app.host.said.includes(mark), false, `${when}: said aloud`);
  };
  nowhere("while it runs");
  await app.host.kill();
  nowhere("after a kill");
  await app.host.start();
  nowhere("after the next start");
  assert.notDeepEqual(look([asked], [marks.finding]).found, [], "what was asked for tells it, as it should");
});
