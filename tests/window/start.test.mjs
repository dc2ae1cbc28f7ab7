// The real window opens on the practice network, keeps its place through a power cut, and lets nothing foreign in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./rig.mjs";

test("the window opens on the practice network", async (t) => {
  const window = await open(t);
  const state = await window.rpc("session.get_state");
  assert.equal(state.state, "open");
  assert.equal(state.profile.practice, true);
  assert.notEqual(await window.heading(), "");
  await window.picture("window-today");
});

test("after a power cut the window is where it was", async (t) => {
  const window = await open(t);
  await window.go("/units");
  await window.web.wait(async () => (await window.rpc("place.get_place")).route === "/units", 10_000);
  await window.powerCut();
  assert.equal(await window.path(), "/units");
});

test("the content policy refuses what is not ours", async (t) => {
  const window = await open(t);
  const refused = await window.web.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
    const script = document.createElement("script");
    script.textContent = "window.__foreign = true";
    document.head.append(script);
    setTimeout(() => done("nothing was refused"), 3000);`);
  assert.match(refused, /^script-src/);
  assert.equal(await window.web.executeScript("return window.__foreign ?? null"), null);
});
