// Every screen in every state: as one meets it first, empty, full, refused by the core, locked, without a network; in
// French and English, light and dark, field and desk, at 100 and 200 %. It opens without an error of the page, axe finds
// nothing, nothing is cut, nothing lies on anything, nothing scrolls sideways. A new screen is one line in
// `tests/rig/screens.mjs`: one that is in none of the lists fails the first test.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../rig/programs.mjs";
import { at, lived, screens } from "../rig/screens.mjs";
import { layoutInPage } from "./layout.mjs";
import { open } from "./rig.mjs";

/** Screens that stand only in the middle of something, with the test that walks there. */
const elsewhere = {
  "/": "start", "/settings": "keys", "/settings/:part": "screens", "/handover": "closing", "/note/:debrief": "observation",
  "/visit/:day/counter": "flow", "/visit/:day/debriefs/:debrief": "observation", "/units/:unit/calibration/:scene": "team",
  "/referentials/:version": "referential", "/referentials/:version/since/:before": "referential",
};

test("no screen is forgotten", () => {
  const features = join(root, "ui/src/features");
  const manifests = readdirSync(features, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const routes = manifests.flatMap(({ name }) => {
    const text = readFileSync(join(features, name, "index.ts"), "utf8");
    return [...text.matchAll(/"(\/[\w/:-]*)":/g)].map(([, route]) => route);
  });
  const known = new Set([...screens, ...Object.keys(elsewhere)]);
  // `/settings/:part` is walked part by part.
  const forgotten = routes.filter((route) => !known.has(route));
  assert.deepEqual(forgotten, []);
  assert.ok(routes.length > 50, `${routes.length}`);
});

/** A small laptop, and the same one at 200 %. */
const whole = { width: 1280, height: 800 };
const doubled = { width: 640, height: 400 };

/** Lies right in both densities. */
async function lies(app, screen, sizes = [whole]) {
  const said = [];
  for (const size of sizes) {
    await app.page.setViewportSize(size);
    for (const density of ["desk", "field"]) {
      const faults = await app.page.evaluate(`(document.documentElement.dataset.density = "${density}", (${layoutInPage})())`);
      said.push(...faults.map((fault) => `${size.width} px, ${density}: ${fault}`));
    }
  }
  await app.page.setViewportSize(whole);
  assert.deepEqual(said, [], `${screen} does not lie right:\n${said.join("\n")}`);
}

test("every screen of a day that is under way", async (t) => {
  const app = await open(t);
  const asked = new Set();
  app.page.on("request", (request) => asked.add(new URL(request.url()).origin));
  const ids = await lived(app);
  for (const screen of screens) {
    await t.test(screen, async () => {
      await app.go(at(screen, ids));
      await app.axe();
      await app.picture(`screen${screen.replaceAll(/[/:]+/g, "-")}`);
      await lies(app, screen, [whole, doubled]);
    });
  }
  // Without a network nothing is missing: nothing but the core was ever asked.
  assert.deepEqual([...asked], [new URL(app.host.url).origin]);
});

test("every screen of that day in English", async (t) => {
  const app = await open(t, { locale: "en" });
  const ids = await lived(app);
  for (const screen of screens) {
    await app.go(at(screen, ids));
    await lies(app, screen, [whole, doubled]);
  }
});

/** A profile of somebody's own: one unit, nobody in it, nothing seen. */
async function empty(app) {
  const person = { name: "Hélène Aubry", passphrase: "rivière lampe orange quai tilleul", pin: "2468", network: "Réseau d’essai", unit: "Place Neuve", unit_kind: "shop", role: "coach", locale: "fr" };
  await app.rpc("profile.create_profile", person);
  await app.reload();
  const { units } = await app.rpc("visit.list_units");
  const { visit_day: day } = await app.rpc("visit.start_unplanned", { unit: units[0].unit });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "sight", moment: "quiet" });
  return { unit: units[0].unit, day, walk, page: "copies" };
}

test("every screen before there is anything, and while it is locked", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const ids = await empty(app);
  const there = screens.filter((screen) => !/:(person|observation)/.test(screen));
  for (const screen of there) {
    await t.test(screen, async () => {
      await app.go(at(screen, ids));
      await app.axe();
      await lies(app, screen);
    });
  }
  await app.picture("state-empty");
  await app.rpc("profile.rest", {});
  for (const screen of there) {
    await app.go(at(screen, ids));
    assert.equal(await app.page.locator("input").count(), 1, `${screen}: locked, it shows the field of the PIN alone`);
    assert.equal(await app.page.getByText("Place Neuve").count(), 0, `${screen} tells where one was`);
  }
  await app.axe();
  await lies(app, "locked");
  await app.picture("state-locked");
});

test("every screen that is refused says so and lets go", async (t) => {
  const app = await open(t, { expectErrors: true });
  const ids = await lived(app);
  const kept = /"name":"(session|setting|place|draft|profile|work)\./;
  await app.page.route("**/rpc", (route) =>
    kept.test(route.request().postData() ?? "")
      ? route.continue()
      : route.fulfill({ json: { failure: { code: "store_failed", params: {}, trace: null } } }),
  );
  const silent = [];
  for (const screen of screens) {
    await app.go(at(screen, ids));
    // What asks the core for nothing, or is open before anything is refused, has nothing to say; a form stands without
    // what it asks for, and the sync centre tells by its own state.
    const asks = !["/guide", "/guide/:page", "/network/load", "/open-file", "/settings/display", "/settings/language", "/settings/keys", "/settings/privacy", "/settings/about", "/settings/about/licences", "/network/unit", "/units/:unit/week/counts", "/units/:unit/voice/file", "/units/:unit/hand", "/visit/:day/note", "/today", "/sync"].includes(screen);
    const said = () => app.page.getByText(app.t("failure-store-failed")).first().waitFor({ timeout: 2_000 });
    if (asks && !(await said().then(() => true, () => false))) silent.push(screen);
    await lies(app, screen);
  }
  assert.deepEqual(silent, [], "refused without a word");
  await app.axe();
  await app.picture("state-error");
});

test("every screen of a unit with a year behind it", async (t) => {
  const app = await open(t);
  const ids = await lived(app);
  await app.rpc("practice.plant_year", {});
  const { units } = await app.rpc("visit.list_units");
  for (const screen of screens.filter((one) => one.startsWith("/units") && !one.includes(":person") || ["/today", "/actions"].includes(one))) {
    await t.test(screen, async () => {
      await app.go(at(screen, { ...ids, unit: units[0].unit }));
      await app.axe();
      await lies(app, screen);
    });
  }
  await app.go("/units");
  await app.picture("state-full");
});
