// Finding anything in five keys, and single keys put elsewhere or switched off. The keyboard is AZERTY, as in every
// test in French.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./rig.mjs";

test("anything is found in five keys, or in two touches and its letters", async (t) => {
  await t.test("by key", async (t) => {
    const app = await open(t);
    await app.within({ keys: 2, typed: 3, touches: 0, dialogs: 1 }, async () => {
      await app.key("Control+k");
      await app.page.getByRole("combobox").waitFor();
      await app.type("hal");
      await app.page.getByRole("option", { name: /Les Halles/ }).waitFor();
      await app.key("Enter");
      await app.at(/^\/units\/[0-9a-f-]{36}$/);
    });
    await app.page.getByRole("heading", { level: 1, name: "Les Halles" }).waitFor();
  });
  await t.test("by a hand faster than the answer", async (t) => {
    const app = await open(t);
    await app.page.route("**/rpc", async (route) => {
      await new Promise((done) => setTimeout(done, 250));
      await route.continue();
    });
    await app.key("Control+k");
    await app.page.getByRole("combobox").waitFor();
    await app.type("hal");
    await app.key("Enter");
    await app.page.getByRole("heading", { level: 1, name: "Les Halles" }).waitFor();
  });
  await t.test("by touch", async (t) => {
    const app = await open(t, { touch: true });
    await app.within({ keys: 0, touches: 2, dialogs: 1 }, async () => {
      await app.tap(app.page.getByRole("button", { name: app.t("app-palette-open") }));
      await app.page.getByRole("combobox").waitFor();
      await app.page.keyboard.insertText("hal");
      await app.tap(app.page.getByRole("option", { name: /Les Halles/ }));
      await app.at(/^\/units\/[0-9a-f-]{36}$/);
    });
  });
});

test("a French hand finds each key where its keyboard has it", async (t) => {
  const app = await open(t);
  await app.page.evaluate(() => {
    globalThis.heard = [];
    addEventListener("keydown", (event) => globalThis.heard.push([event.code, event.key, event.isTrusted]), true);
  });
  await app.key("Digit2", "Shift+Digit2", "Control+z", "m");
  assert.deepEqual(await app.page.evaluate(() => globalThis.heard), [
    ["Digit2", "é", true], ["Digit2", "2", true], ["KeyW", "z", true], ["Semicolon", "m", true],
  ]);
});

test("the line in hand, or the whole screen, is copied as text", async (t) => {
  const app = await open(t, { at: "/units" });
  /** What somebody who pastes it elsewhere gets. */
  const pasted = async () => {
    await app.key("Control+k");
    const field = app.page.getByRole("combobox");
    await field.waitFor();
    await app.key("Control+v");
    const text = await field.inputValue();
    await app.key("Escape");
    await field.waitFor({ state: "detached" });
    return text;
  };
  const line = app.page.getByRole("link", { name: /Les Halles/ });
  await line.waitFor();
  await app.page.getByRole("heading", { level: 1 }).focus();
  await app.key("Control+c");
  await app.page.getByText(app.t("app-copied")).waitFor();
  const screen = await pasted();
  await line.focus();
  await app.key("Control+c");
  const one = await pasted();
  assert.match(one, /Les Halles/);
  assert.ok(screen.includes("Les Halles") && screen.length > one.length * 2, `${one} within ${screen}`);
  assert.equal(await app.page.evaluate(() => getSelection().isCollapsed), true, "nothing stays selected");
  // What somebody selected themselves is theirs.
  await app.page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
  await app.key("Control+c");
  assert.equal(await pasted(), await app.page.getByRole("heading", { level: 1 }).innerText());
});

test("a single key is put elsewhere, a letter in use is refused, and it stays so", async (t) => {
  const app = await open(t, { at: "/settings/keys" });
  const what = app.t("settings-key-new");
  const line = app.page.locator('li[data-name="n"]');
  const change = () => app.tap(app.page.getByRole("button", { name: app.t("settings-keys-change-what", { what }) }));
  const kept = async () => (await app.rpc("setting.get_settings")).values.keys;
  await change();
  await app.key("a");
  await app.page.getByText(app.t("settings-keys-taken", { letter: "A", what: app.t("settings-key-action") })).waitFor();
  await app.key("Digit5");
  await app.page.getByText(app.t("settings-keys-letter")).waitFor();
  await app.key("Escape");
  assert.equal(app.path, "/settings/keys", "Esc leaves the question, not the screen");
  assert.equal(await kept(), undefined);
  await change();
  await app.key("m");
  await app.quiet();
  assert.deepEqual(await kept(), { n: "m" });
  assert.match(await line.innerText(), /^M/);
  await app.axe();
  await app.picture("settings-keys");

  // The hint and the sheet follow, after a power cut too.
  await app.powerCut();
  await app.go("/today");
  assert.match(await app.page.getByRole("link", { name: app.t("today-here") }).first().innerText(), /M$/);
  await app.key("n");
  await app.quiet();
  assert.equal(app.path, "/today", "where it was, the key does nothing");
  await app.key("F1");
  assert.match(await app.page.getByRole("dialog").innerText(), new RegExp(`M\\s+${app.t("today-here")}`));
  await app.key("Escape");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await app.key("m");
  await app.at(/^\/here$/);

  await app.go("/settings/keys");
  await app.tap(app.control("button", "settings-keys-back"));
  await app.quiet();
  assert.deepEqual(await kept(), {});
});

test("single keys can be switched off, chords stay", async (t) => {
  const app = await open(t, { at: "/settings/keys" });
  await app.tap(app.control("switch", "settings-keys-single"));
  await app.quiet();
  await app.go("/today");
  await app.key("n");
  await app.quiet();
  assert.equal(app.path, "/today");
  await app.key("Control+Digit2");
  await app.at(/^\/units$/);
});
