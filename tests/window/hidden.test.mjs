// Marks hidden in names, comments, drafts and photos lie nowhere in the open once the real window has shown, printed and
// exported them: not in its profiles, its web view's folders and caches, its temporary folder, its logs.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hideMarks, marks } from "../rig/hidden.mjs";
import { look, piecesOf, rowsOf } from "../rig/marks.mjs";
import { open } from "./rig.mjs";

/** The picture as the window is served it, in both sizes. */
async function served(window, hash) {
  const read = (url) =>
    window.web.executeAsyncScript(
      `const done = arguments[1];
       const image = new Image();
       image.onload = () => done(image.naturalWidth);
       image.onerror = () => done(0);
       image.src = arguments[0];`,
      url,
    );
  return [await read(`photo://localhost/${hash}`), await read(`photo://localhost/${hash}?thumb=1`)];
}

test("what the window has shown, printed and exported lies nowhere in the open", async (t) => {
  const window = await open(t);
  const asked = join(window.home, "Documents");
  mkdirSync(asked, { recursive: true });
  const { day, walk, picture, hashes } = await hideMarks(window, (script) => window.web.executeScript(`return ${script}`));
  assert.ok((await served(window, hashes[0])).every((width) => width > 0), "the window shows the picture");
  for (const path of [`/visit/${day}/walk/${walk}`, `/visit/${day}/photos`, `/visit/${day}/report`]) await window.go(path);
  await window.rpc("report.make_report", { visit_day: day, names: "full", locale: "fr", path: asked });
  await window.rpc("report.export_data", { visit_day: day, names: "full", locale: "fr", folder: asked });
  await window.go(`/visit/${day}/walk/${walk}`);
  const all = [...Object.values(marks), ...piecesOf(picture), ...rowsOf([231, 17, 93])];
  const nowhere = (when) => {
    const { files, found } = look([window.home], all, [asked]);
    assert.deepEqual(found, [], when);
    assert.ok(files > 5, "there was something to look at");
  };
  nowhere("while it runs");
  await window.kill();
  nowhere("after a kill");
  await window.start();
  await window.go(`/visit/${day}/walk/${walk}`);
  await window.web.quit();
  nowhere("after a farewell");
  assert.notDeepEqual(look([asked], [marks.finding]).found, [], "what was asked for tells it, as it should");
});
