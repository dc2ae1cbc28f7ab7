// The way in: practice in one key, a real profile with its two ways in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open, seconds } from "./rig.mjs";

const passphrase = "rivière lampe orange quai tilleul";

test("practice is one key or one touch away", async (t) => {
  await t.test("by key", async (t) => {
    const app = await open(t, { role: null, at: "/" });
    await app.within({ keys: 1, touches: 0, dialogs: 0 }, async () => {
      await app.key("Enter");
      await app.page.waitForURL(/#\/today$/);
    });
    assert.equal((await app.rpc("session.get_state")).profile.practice, true);
  });
  await t.test("by touch", async (t) => {
    const app = await open(t, { role: null, at: "/", touch: true });
    await app.within({ keys: 0, touches: 1, dialogs: 0 }, async () => {
      await app.tap(app.control("button", "start-practice-manager"));
      await app.page.waitForURL(/#\/today$/);
    });
    assert.equal((await app.rpc("session.get_state")).profile.role, "unit_manager");
  });
});

test("the first finding of a first start lies within two minutes of keys and decisions", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const words = "une lampe grésille au comptoir";
  const steps = [
    ["Enter", /\/today$/], ["Enter", /\/prepare$/], ["Control+Enter", /\/visit\/[0-9a-f-]{36}$/], ["Digit1", /\/walk$/],
    ["Enter", /\/walk\/[0-9a-f-]{36}$/],
  ];
  const cost = await app.spend(async () => {
    for (const [key, place] of steps) {
      await app.key(key);
      await app.at(place);
    }
    await app.key("Digit2");
    await app.type(words);
    await app.key("Enter");
  });
  const { in_progress: [{ visit_day: day }] } = await app.rpc("visit.get_today", {});
  const [pass] = (await app.rpc("walk.list_passes", { visit_day: day })).senses.flatMap(({ passes }) => passes);
  assert.equal((await app.rpc("walk.get_walk", { walk: pass.walk })).findings[0].text, words);
  // Somebody who sees each screen for the first time decides at every key.
  const spent = seconds(cost) + 1.35 * cost.keys;
  assert.ok(spent < 120, `${spent} s: ${JSON.stringify(cost)}`);
});

test("a real profile opens by passphrase and by its printed code", async (t) => {
  const app = await open(t, { role: null, at: "/", expectErrors: true });
  const field = (key) => app.page.getByLabel(app.t(key), { exact: true });

  await app.tap(app.control("button", "start-create"));
  await field("start-name").fill("Hélène Aubry");
  await field("start-network").fill("Réseau d’essai");
  await field("start-unit").fill("Place Neuve");
  await field("start-passphrase-new").fill(passphrase);
  await field("start-pin").fill("2468");
  await app.tap(app.control("button", "start-create-do"));
  const code = (await app.page.getByTestId("recovery-code").innerText()).trim();
  assert.match(code, /^[0-9A-Z-]{20,}$/);
  await app.tap(app.control("button", "start-code-done"));
  await app.page.waitForURL(/#\/today$/);
  // The one unit that is known is where the day begins.
  await app.page.getByRole("button", { name: "Place Neuve" }).waitFor();

  await app.powerCut();
  // Before anybody is in, a line shows initials alone.
  await app.tap(app.page.getByRole("button", { name: "H. A." }));
  await field("start-passphrase").fill("une autre phrase de passe");
  await app.key("Enter");
  await app.page.getByText(app.t("failure-wrong-passphrase")).waitFor();
  await field("start-passphrase").fill(passphrase);
  await app.key("Enter");
  await app.page.waitForURL(/#\/today$/);
  assert.equal((await app.rpc("session.get_state")).profile.name, "Hélène Aubry");

  await app.rpc("profile.lock");
  const [{ id }] = (await app.rpc("profile.list_profiles")).profiles;
  await app.rpc("profile.recover", { profile: id, recovery_code: code, new_passphrase: `${passphrase} encore` });
  assert.equal((await app.rpc("session.get_state")).state, "open");
  await app.rpc("profile.lock");
  assert.equal(await app.host.refusal("profile.unlock", { profile: id, passphrase }), "wrong_passphrase");
});

everyLook(test, "the way in is accessible", (app) => app.axe(), { role: null, at: "/" });

test("who goes on while the last place is still being looked up is not fetched back", async (t) => {
  const app = await open(t, { at: "/units" });
  await app.late(400);
  await app.page.evaluate(() => {
    location.hash = "#/";
    setTimeout(() => (location.hash = "#/actions"), 100);
  });
  await app.at(/^\/actions$/);
  await app.quiet();
  assert.equal(app.path, "/actions");
  assert.equal((await app.rpc("place.get_place")).route, "/actions");
});
