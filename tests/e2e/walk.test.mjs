// The sensory walk in Chromium: keys, touches and dialogs are counted, what is asserted is what was persisted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

/** A visit day with a pass of smell, and the app on it. */
async function walking(t, options = {}) {
  const app = await open(t, options);
  const { next } = await app.rpc("visit.get_today", {});
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "smell", moment: "quiet" });
  await app.go(`/visit/${day}/walk/${walk}`);
  return { app, day, walk, view: () => app.rpc("walk.get_walk", { walk }) };
}

const budget = { keys: 2, typed: 0, touches: 0, dialogs: 0 };
const words = "odeur de carton humide";

test("a zone with nothing to say costs two keys", async (t) => {
  const { app, view } = await walking(t);
  for (const [at, digit, perception] of [[0, "Digit1", -2], [1, "Digit3", 0], [2, "Digit0", null], [3, "Numpad5", 2]]) {
    assert.deepEqual(await app.spend(() => app.key(digit, "Enter")), budget);
    const { zones } = await view();
    assert.deepEqual([zones[at].mark?.perception, zones[at + 1].mark], [perception, null], digit);
  }
  assert.equal(await app.page.locator("[aria-current=step]").innerText().then((text) => text.trim()[0]), "5");
});

test("a finding costs two keys and its text", async (t) => {
  const { app, view } = await walking(t);
  const kept = await app.spend(async () => {
    await app.key("Digit2");
    await app.type(words);
    await app.key("Enter");
  });
  assert.deepEqual(kept, { ...budget, typed: words.length });
  const { zones, findings } = await view();
  assert.deepEqual([findings.length, findings[0].text, findings[0].kind, findings[0].zone], [1, words, "irritant", zones[0].zone]);

  // The arrow at the end of the words keeps them and goes on: the next zone is reached within the budget too.
  await app.key("Enter");
  const gone = await app.spend(async () => {
    await app.key("Digit5");
    await app.type("basilic");
    await app.key("ArrowRight");
  });
  assert.deepEqual(gone, { ...budget, typed: 7 });
  const after = await view();
  assert.deepEqual([after.findings[0].text, after.findings[0].kind, after.findings[0].zone], ["basilic", "enchantment", zones[1].zone]);
  assert.equal(await app.page.locator("[aria-current=step]").innerText().then((text) => text.trim()[0]), "3");
});

test("a hand faster than the disk loses no key after its words", async (t) => {
  const { app, view } = await walking(t);
  // Each call is late by more than a whole line: the keys do not wait for it.
  await app.late(150);
  await app.key("Digit2");
  await app.type(words);
  await app.key("Enter");
  await app.type("deuxième ligne");
  await app.key("Enter", "Enter", "Digit5");
  await app.type("basilic");
  await app.key("ArrowRight", "Digit3", "Enter", "Digit1");
  await app.type("égout");
  await app.key("Enter", "Escape", "Backspace");
  await app.quiet();
  const { zones, findings } = await view();
  assert.deepEqual(zones.slice(0, 4).map(({ mark }) => mark?.perception ?? null), [-1, 2, 0, -2]);
  assert.deepEqual(findings.map(({ zone, text }) => [zones.findIndex((one) => one.zone === zone), text]).toSorted(), [
    [0, "deuxième ligne"], [0, words], [1, "basilic"],
  ], "and only the last words were taken back");
});

test("a hand that only touches spends the same", async (t) => {
  const { app, view } = await walking(t, { touch: true });
  const mark = (word) => app.page.getByRole("radio", { name: app.t(word) });
  const nothing = await app.spend(async () => {
    await app.tap(mark("kit-mark-not-perceptible"));
    await app.tap(app.control("button", "walk-next").last());
  });
  assert.deepEqual(nothing, { keys: 0, typed: 0, touches: 2, dialogs: 0 });
  const found = await app.spend(async () => {
    await app.tap(mark("kit-mark-minus-2"));
    await app.type(words);
    await app.tap(app.control("button", "walk-next").last());
  });
  assert.deepEqual(found, { keys: 0, typed: words.length, touches: 2, dialogs: 0 });
  const { zones, findings } = await view();
  assert.deepEqual([zones[0].mark.perception, zones[1].mark.perception, findings[0].text], [null, -2, words]);
});

test("digits follow the place on the keyboard, not what it prints", async (t) => {
  const { app, view } = await walking(t);
  await app.page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "à", code: "Digit0", bubbles: true })));
  await app.quiet();
  assert.deepEqual((await view()).zones[0].mark.perception, null);
  await app.key("Escape");
  await app.page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "&", code: "Digit1", bubbles: true })));
  await app.quiet();
  assert.equal((await view()).zones[0].mark.perception, -2, "a second press amends the first");
});

test("a capture is taken back, a question turns, an action is born in one key", async (t) => {
  const { app, view } = await walking(t);
  await app.key("Digit2");
  await app.type(words);
  const prompt = () => app.page.locator(".question p").innerText();
  const before = await prompt();
  await app.key("Enter", "Tab");
  assert.notEqual(await prompt(), before);
  await app.key("Escape");
  assert.equal((await app.spend(() => app.key("a"))).keys, 1);
  assert.equal((await view()).findings[0].decision, "action");
  for (const left of [[1, true], [0, true], [0, false]]) {
    await app.key("Backspace");
    await app.quiet();
    const { zones, findings } = await view();
    assert.deepEqual([findings.length, zones[0].mark !== null], left);
  }
});

test("a whole pass by keyboard ends at the hub, and a power cut loses no word", async (t) => {
  const { app, day, walk, view } = await walking(t);
  const { zones } = await view();
  for (const _ of zones.slice(1)) await app.key("Digit3", "Enter");
  await app.key("Digit4");
  await app.type("savon");
  await app.page.waitForTimeout(900);
  await app.powerCut();
  assert.equal(app.path, `/visit/${day}/walk/${walk}`, "the same place");
  await app.quiet();
  const { findings } = await view();
  assert.deepEqual([findings.length, findings[0].text, findings[0].zone], [1, "savon", zones.at(-1).zone]);
  await app.key("Enter");
  await app.page.waitForURL(/walk$/);
  const passes = await app.rpc("walk.list_passes", { visit_day: day });
  assert.deepEqual(passes.senses.map(({ passes }) => passes.map((pass) => [pass.marked, pass.ended_at !== null])), [[], [], [[zones.length, true]], []]);
});

test("a photo comes in by its key and is shown with its finding", async (t) => {
  const { app, view } = await walking(t);
  await app.key("Digit1");
  await app.type(words);
  await app.key("Enter", "Escape");
  await app.quiet();
  const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.key("f")]);
  await chooser.setFiles({ name: "photo.png", mimeType: "image/png", buffer: pixel });
  await app.page.locator("li img").waitFor();
  const { findings } = await view();
  assert.equal(findings[0].photos.length, 1);
  assert.equal(findings[0].photos[0].contains_people, null, "the question is not answered for anybody");
});

test("irritants are weighed at one digit a mark, danger first", async (t) => {
  const { app, day, walk, view } = await walking(t);
  const { zones } = await view();
  for (const [at, said] of ["égout", "dalle qui glisse"].entries()) {
    await app.rpc("walk.record_mark", { walk, zone: zones[at].zone, perception: -2 });
    await app.rpc("walk.record_finding", { walk, zone: zones[at].zone, text: said });
  }
  await app.rpc("walk.end_pass", { walk });
  await app.go(`/visit/${day}/walk/consolidation`);
  await app.key("Enter");
  const cost = await app.spend(() => app.key("Digit4", "Digit5", "Digit3", "Digit5", "Digit1", "Digit2"));
  assert.deepEqual([cost.keys, cost.dialogs], [6, 0]);
  const ranking = async () => (await app.rpc("walk.get_consolidation", { visit_day: day })).ranking.map((one) => [one.finding.text, one.priority, one.band]);
  assert.deepEqual(await ranking(), [["égout", 60, "act_now"], ["dalle qui glisse", 10, "watch"]]);
  assert.equal((await app.spend(() => app.key("s"))).keys, 1);
  assert.deepEqual(await ranking(), [["dalle qui glisse", 10, "safety"], ["égout", 60, "act_now"]]);
  // What was noted says what is wrong: the team says what will be done, in its own words.
  await app.key("a");
  const words = app.page.getByLabel(app.t("action-what"), { exact: true });
  assert.equal(await words.inputValue(), "dalle qui glisse");
  await words.fill("Poser un tapis devant la dalle");
  await app.picture("walk-word-the-action");
  await app.key("Enter");
  await app.quiet();
  const { actions } = await app.rpc("action.get_plan", { visit_day: day });
  assert.deepEqual(actions.map((action) => action.title), ["Poser un tapis devant la dalle"]);
});

test("a second observer walks blind, and opposite marks are both shown", async (t) => {
  const { app, day, walk, view } = await walking(t);
  const { zones } = await view();
  await app.rpc("walk.record_mark", { walk, zone: zones[0].zone, perception: -2 });
  await app.rpc("walk.record_finding", { walk, zone: zones[0].zone, text: "égout" });
  await app.go(`/visit/${day}/walk`);
  await app.control("textbox", "walk-guest").fill("Une collègue");
  await app.page.getByRole("group", { name: app.t("walk-guest-senses") }).getByRole("button", { name: app.t("kit-sense-smell") }).click();
  await app.control("button", "walk-hand-over").click();
  await app.page.waitForURL(/handover/);
  await app.settled();
  await app.page.getByRole("radio").first().waitFor();
  assert.equal((await app.page.locator("body").innerText()).includes("égout"), false);
  assert.equal(await app.page.getByRole("radio", { checked: true }).count(), 0, "no mark of the first observer is chosen");
  await app.key("Digit4", "Enter");
  await app.key("Control+Enter");
  await app.control("button", "handover-take-back").click();
  await app.page.locator("nav").first().waitFor();
  await app.rpc("walk.end_pass", { walk });
  await app.go(`/visit/${day}/walk/consolidation`);
  const cell = app.page.locator("tbody tr").first().locator("td").nth(2);
  assert.match(await cell.innerText(), /−2.*\+1/s);
  assert.match(await app.page.locator("tbody tr").nth(1).locator("td").nth(2).innerText(), new RegExp(app.t("walk-cell-not-walked")));
});

everyLook(test, "The walk is accessible", async (app) => {
  const { next } = await app.rpc("visit.get_today", {});
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "smell", moment: "quiet" });
  const { zones } = await app.rpc("walk.get_walk", { walk });
  for (const [at, perception] of [-2, 0, 2, null].entries()) {
    await app.rpc("walk.record_mark", { walk, zone: zones[at].zone, perception });
    await app.rpc("walk.record_finding", { walk, zone: zones[at].zone, text: words });
  }
  await app.go(`/visit/${day}/walk/${walk}`);
  await app.axe();
  await app.rpc("walk.end_pass", { walk });
  for (const path of [`/visit/${day}/walk`, `/visit/${day}/walk/${walk}`, `/visit/${day}/walk/consolidation`]) {
    await app.go(path);
    await app.axe();
  }
  for (const tab of [1, 2, 3]) {
    await app.page.getByRole("tab").nth(tab).click();
    await app.quiet();
    await app.axe();
  }
});
