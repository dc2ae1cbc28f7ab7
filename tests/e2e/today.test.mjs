// Sillage opens on Today, in both languages and both themes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

test("the practice profile opens on Today", async (t) => {
  const app = await open(t);
  const state = await app.rpc("session.get_state");
  assert.equal(state.state, "open");
  assert.equal(state.profile.practice, true);
  assert.equal(await app.page.locator("h1").count(), 1);
  assert.equal(await app.page.locator("html").getAttribute("lang"), "fr");
  await app.picture("today");
});

test("a power cut loses nothing and asks nothing", async (t) => {
  const app = await open(t);
  await app.rpc("setting.change_setting", { key: "hand", value: "left" });
  await app.powerCut();
  const { values } = await app.rpc("setting.get_settings");
  assert.equal(values.hand, "left");
  assert.equal(app.path, "/today");
});

everyLook(test, "Today is accessible", (app) => app.axe());
