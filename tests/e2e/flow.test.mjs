// Counting customers in the browser: every press once, each undone by one, nothing between the hand and the file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

/** Today's visit is begun and its flow stage is in front. */
async function flowStage(app) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  await app.go(`/visit/${visit_day}/flow`);
  return visit_day;
}

async function counter(app) {
  const day = await flowStage(app);
  await app.key("Enter");
  const pane = app.page.locator("[data-count]");
  await pane.waitFor();
  await app.quiet();
  const window = new URLSearchParams(app.path.split("?")[1]).get("window");
  return { day, pane, window, get: () => app.rpc("flow.get_counter", { window }) };
}

const shows = async (app, pane, count) => {
  await app.page.waitForFunction((wanted) => document.querySelector("[data-count]")?.getAttribute("data-count") === wanted, String(count), { timeout: 60_000 });
};

test("1,000 fast presses are 1,000 rows", async (t) => {
  const app = await open(t);
  const { pane, get } = await counter(app);
  for (let press = 0; press < 1_000; press += 1) await app.page.keyboard.press("Space");
  await shows(app, pane, 1_000);
  const counted = await get();
  assert.equal(counted.arrivals, 1_000);
  assert.deepEqual(counted.gaps, []);
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
});

test("a customer costs one key or one touch, an undo as much", async (t) => {
  const app = await open(t, { touch: true });
  const { pane, get } = await counter(app);
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("Space"));
  await app.within({ keys: 0, touches: 1, dialogs: 0 }, () => app.tap(pane));
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("Digit1"));
  assert.equal((await get()).arrivals, 2);
  assert.equal((await get()).tallies[0].count, 1);
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("Backspace"));
  assert.equal((await get()).tallies[0].count, 0);
  await app.within({ keys: 0, touches: 1, dialogs: 0 }, () => app.tap(app.control("button", "flow-undo")));
  await shows(app, pane, 1);
  assert.equal((await get()).arrivals, 1);
  await app.key("Control+z");
  await shows(app, pane, 0);
});

test("the pane is large, two fingers are two, a finger that bounces is one", async (t) => {
  const app = await open(t, { viewport: { width: 1280, height: 720 } });
  const { pane, get } = await counter(app);
  const box = await app.page.locator("button.pane").boundingBox();
  assert.ok(box.width >= 870 && box.height >= 460, JSON.stringify(box));
  await app.page.evaluate(() => {
    const target = document.querySelector("button.pane");
    const press = (pointerId, clientX) =>
      target.dispatchEvent(new PointerEvent("pointerdown", { pointerId, clientX, clientY: 300, button: 0, bubbles: true, cancelable: true }));
    press(11, 200);
    press(12, 500);
    press(11, 200);
    press(13, 205);
  });
  await shows(app, pane, 2);
  assert.equal((await get()).arrivals, 2);
});

test("nothing is counted in a pause, and no key repeats", async (t) => {
  const app = await open(t);
  const { pane, get } = await counter(app);
  await app.key("Digit0");
  await app.key("Space");
  await app.quiet();
  assert.deepEqual([(await get()).is_paused, (await get()).arrivals], [true, 0]);
  await app.key("Digit0");
  await app.page.keyboard.down("Space");
  await app.page.keyboard.down("Space");
  await app.page.keyboard.up("Space");
  await shows(app, pane, 1);
  assert.deepEqual([(await get()).is_paused, (await get()).arrivals], [false, 1]);
});

test("what the core did not take is tried again and said meanwhile", async (t) => {
  const app = await open(t, { expectErrors: true });
  const { pane, get } = await counter(app);
  let refuse = true;
  await app.page.route("**/rpc", async (route) => {
    const { name } = route.request().postDataJSON();
    if (!refuse || name !== "flow.record_tap") return route.continue();
    // The first answer is lost after the row was written, as when a core dies between commit and answer.
    if (refuse === true) {
      refuse = "lost";
      await route.fetch();
    }
    return route.abort();
  });
  await app.key("Space");
  await app.page.locator("[role=alert], .banner").first().waitFor();
  refuse = false;
  await shows(app, pane, 1);
  assert.equal((await get()).arrivals, 1, "the retry found its own row");
});

test("leaving leaves a gap, and one key says that somebody was there", async (t) => {
  const app = await open(t);
  const { day, window, get } = await counter(app);
  await app.key("Space");
  await app.quiet();
  await app.key("Escape");
  await app.settled();
  await app.page.waitForTimeout(11_500);
  await app.go(`/visit/${day}/counter?window=${window}`);
  await app.page.locator("[data-count]").waitFor();
  await app.quiet();
  const [gap] = (await get()).gaps;
  assert.ok(gap && !gap.claimed && gap.ms >= 11_000, JSON.stringify(gap));
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("k"));
  await app.quiet();
  assert.equal((await get()).gaps[0].claimed, true);
});

test("finishing leads to the result, where a slot is corrected", async (t) => {
  const app = await open(t);
  const { day, pane } = await counter(app);
  for (let press = 0; press < 12; press += 1) await app.key("Space");
  await shows(app, pane, 12);
  await app.page.waitForTimeout(1_100);
  await app.key("Control+Enter");
  await app.settled();
  assert.equal(app.path, `/visit/${day}/flow`);
  const result = await app.rpc("flow.get_result", { visit_day: day, interval_min: 15 });
  assert.equal(result.arrivals, 12);
  await app.page.getByRole("table").waitFor();
  // Two were missed: the slot is corrected beside its taps.
  await app.control("button", "flow-correct").click();
  const more = app.page.getByRole("dialog").getByRole("button", { name: app.t("kit-more", { what: app.t("flow-correct-count") }) });
  await more.click();
  await more.click();
  await app.control("button", "flow-correct-keep").click();
  await app.quiet();
  const corrected = await app.rpc("flow.get_result", { visit_day: day, interval_min: 15 });
  assert.deepEqual([corrected.arrivals, corrected.streams[0].corrections[0].delta], [14, 2]);
});

test("a typed total and a customer followed", async (t) => {
  const app = await open(t);
  const day = await flowStage(app);
  await app.page.getByRole("tab", { name: app.t("flow-tab-typed") }).click();
  const field = app.page.getByRole("textbox", { name: app.t("flow-typed-count") });
  await field.fill("14");
  await field.blur();
  await app.control("button", "flow-typed-add").click();
  await app.quiet();
  const { typed } = await app.rpc("flow.get_result", { visit_day: day, interval_min: 60 });
  assert.deepEqual([typed[0].channel, typed[0].entries[0].count], ["phone", 14]);
  await app.page.getByRole("tab", { name: app.t("flow-tab-follow") }).click();
  await app.page.locator("h1").click();
  const cost = await app.spend(async () => {
    for (let press = 0; press < 3; press += 1) {
      await app.key("Enter");
      await app.quiet();
    }
  });
  assert.equal(cost.keys, 3);
  const { timings } = await app.rpc("flow.list_timings", { visit_day: day });
  assert.ok(timings[0].joined_at && timings[0].started_at && timings[0].ended_at);
});

everyLook(test, "the flow stage and its counter are accessible", async (app) => {
  const { day, pane } = await counter(app);
  await app.key("Space", "Digit1");
  await shows(app, pane, 1);
  await app.axe("counter");
  await app.page.waitForTimeout(1_100);
  await app.key("Control+Enter");
  await app.settled();
  await app.axe("result");
  for (const tab of ["count", "typed", "follow"]) {
    await app.page.getByRole("tab", { name: app.t(`flow-tab-${tab}`) }).click();
    await app.quiet();
    await app.axe(tab);
  }
  assert.ok(day);
});
