// Every screen of a day whose fields are full of scripts, in the engine that draws the window: each stands there as it
// was typed, none is taken for markup, nothing runs, and the content policy has nothing to refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, lived, screens } from "../rig/screens.mjs";
import { look, markup, packs, scripts } from "../rig/scripts.mjs";
import { begun, sow } from "../rig/sow.mjs";
import { open } from "./rig.mjs";

test("every screen of a day full of scripts shows them and runs none", async (t) => {
  const window = await open(t, { plainly: true });
  const { web } = window;
  const seen = () => web.executeAsyncScript(`(${look})().then(arguments[0])`);
  const refused = () => web.executeScript("return window.refused");
  await web.executeScript(`
    window.refused = [];
    const keep = ({ effectiveDirective }) => window.refused.push(location.hash + " " + effectiveDirective);
    document.addEventListener("securitypolicyviolation", keep);`);
  // Of five lists each a quarter: here every row costs.
  const { sown, ids } = await sow(window, await lived(window), { parts: 4 });
  assert.ok(sown > packs.length, `${sown}`);
  const unseen = new Set(scripts);
  for (const screen of [...screens, ...begun]) {
    await window.go(at(screen, ids));
    const { planted, owned, text } = await seen();
    assert.deepEqual([planted, owned], [[], false], `${screen}: a text was taken for more`);
    for (const script of unseen) if (text.includes(script)) unseen.delete(script);
  }
  assert.deepEqual([...unseen], [], "they are on no screen");
  assert.deepEqual(await refused(), [], "the policy had something to refuse");

  // What would have been seen: here they are markup, and only the policy is left.
  const plant = "document.body.append(Object.assign(document.createElement('div'), { innerHTML: arguments[0] }))";
  await web.executeScript(plant, markup.join("<p>"));
  await web.wait(async () => (await refused()).length > 10, 10_000, "the policy refuses");
  const { planted, owned } = await seen();
  assert.ok(planted.length > 20, `${planted.length}`);
  assert.equal(owned, false);
});
