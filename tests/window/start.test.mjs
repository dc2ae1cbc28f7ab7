// The real window opens on the practice network, keeps its place through a power cut, and lets nothing foreign in.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
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

test("the window stands where it was left", async (t) => {
  const window = await open(t, { args: [] });
  const passphrase = "rivière lampe orange quai tilleul";
  const mine = { name: "Hélène Aubry", passphrase, pin: "2468", unit: "Quai des Essais", unit_kind: "shop", role: "coach" };
  await window.rpc("profile.create_profile", { ...mine, network: "Réseau d’essai", locale: "fr" });
  const place = () => window.web.manage().window();
  const left = { x: 60, y: 30, width: 1100, height: 700 };
  await place().setRect(left);
  await window.web.wait(async () => isDeepStrictEqual(await place().getRect(), left), 10_000);
  // Locking ends it as closing does. Whoever drew the page is gone before it could answer.
  const lock = "void window.__TAURI_INTERNALS__.invoke('rpc', { name: 'profile.lock', body: {}, age_ms: null, draft: null })";
  void window.web.executeScript(lock).catch(() => {});
  const kept = join(window.home, "config/app.sillage.desktop/.window-state.json");
  for (const late = AbortSignal.timeout(30_000); !existsSync(kept); await window.pause(50)) assert.ok(!late.aborted);
  await window.kill();
  await window.start();
  assert.deepEqual(await place().getRect(), left);
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
