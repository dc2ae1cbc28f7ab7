// Every screen of a day whose fields are full of scripts, in the engine that draws the window: each stands there as it
// was typed, none is taken for markup, nothing runs, and the content policy has nothing to refuse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at, lived, screens } from "../rig/screens.mjs";
import { look, markup, packs, scripts } from "../rig/scripts.mjs";
import { begun, sow } from "../rig/sow.mjs";
import { open } from "./rig.mjs";

/** A window, what its page shows, and what its content policy refused so far. */
async function watched(t) {
  const window = await open(t, { plainly: true });
  await window.web.executeScript(`
    window.refused = [];
    const keep = ({ effectiveDirective }) => window.refused.push(location.hash + " " + effectiveDirective);
    document.addEventListener("securitypolicyviolation", keep);`);
  const seen = () => window.web.executeAsyncScript(`(${look})().then(arguments[0])`);
  const refused = () => window.web.executeScript("return window.refused");
  return { window, seen, refused };
}

/** The long run gives every field every text: a round each. */
const rounds = Number(process.env.SILLAGE_ROUNDS ?? 1);
for (let round = 0; round < rounds; round += 1) {
  test(`every screen of a day full of scripts shows them and runs none, round ${round}`, async (t) => {
    const { window, seen, refused } = await watched(t);
    // Of five lists each a quarter: here every row costs.
    const { sown, ids } = await sow(window, await lived(window), { parts: 4, round });
    assert.ok(sown > packs.length, `${sown}`);
    const unseen = new Set(scripts);
    for (const screen of [...screens, ...begun]) {
      await window.go(at(screen, ids));
      const { planted, owned, text } = await seen();
      assert.deepEqual([planted, owned], [[], false], `${screen}: a text was taken for more`);
      for (const script of unseen) if (text.includes(script)) unseen.delete(script);
    }
    if (round === 0) assert.deepEqual([...unseen], [], "they are on no screen");
    assert.deepEqual(await refused(), [], "the policy had something to refuse");
  });
}

test("a text that is taken for markup is seen in the window, and its content policy lets it do nothing", async (t) => {
  const { window, seen, refused } = await watched(t);
  const plant = "document.body.append(Object.assign(document.createElement('div'), { innerHTML: arguments[0] }))";
  await window.web.executeScript(plant, markup.join("<p>"));
  await window.web.wait(async () => (await refused()).length > 10, 10_000, "the policy refuses");
  const { planted, owned } = await seen();
  assert.ok(planted.length > 20, `${planted.length}`);
  assert.equal(owned, false);
});
