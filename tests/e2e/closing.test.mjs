// The end of the day: the rating in hand-over mode, its seal, the dashboard, the close.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

async function atClosing(app) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  await app.go(`/visit/${day}/closing`);
  return day;
}
const closing = (app, day) => app.rpc("closing.get_closing", { visit_day: day });

async function handedOver(app) {
  await app.key("Enter");
  await app.page.waitForURL(/\/handover$/);
  await app.page.getByText(app.t("handover-question-1")).first().waitFor();
  await app.quiet();
}

test("the rating costs five keys, is sealed, and opens with the dashboard", async (t) => {
  const app = await open(t);
  const day = await atClosing(app);
  await handedOver(app);
  await app.within({ keys: 5, typed: 0, touches: 0, dialogs: 0 }, async () => {
    for (const [at, digit] of [4, 5, 4, 3].entries()) {
      await app.page.getByRole("heading", { name: app.t(`handover-question-${at + 1}`) }).waitFor();
      await app.key(`Digit${digit}`);
    }
    await app.page.getByRole("heading", { name: app.t("handover-word-title") }).waitFor();
    await app.key("Enter");
    await app.page.getByText(app.t("handover-thanks"), { exact: true }).waitFor();
  });
  // Nothing leads out but the coach: no palette, no section, no address.
  await app.key("Control+k", "Control+Digit1", "Escape");
  await app.page.goto(`${app.host.url}/#/today`);
  await app.page.waitForURL(/\/handover$/);
  await app.tap(app.control("button", "handover-take-back"));
  await app.page.waitForURL(/\/closing$/);
  await app.settled();
  assert.deepEqual([(await closing(app, day)).rating, (await closing(app, day)).opened], ["sealed", null]);
  await app.page.getByText(app.t("closing-sealed")).waitFor();
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, async () => {
    await app.key("Control+Enter");
    await app.page.getByText(app.t("closing-board-confirmed"), { exact: true }).waitFor();
  });
  assert.deepEqual((await closing(app, day)).opened.answers, [4, 5, 4, 3]);
  // A second press in a row closes nothing: the rating that has just opened is read first.
  await app.key("Control+Enter");
  assert.equal((await closing(app, day)).closed_at, null);
  await app.page.locator("header").getByRole("button", { name: app.t("closing-close"), disabled: false }).waitFor();
  await app.key("Control+Enter");
  await app.page.waitForURL(/\/report$/);
  assert.notEqual((await closing(app, day)).closed_at, null);
});

test("the rating costs five touches", async (t) => {
  const app = await open(t, { touch: true });
  const day = await atClosing(app);
  await app.tap(app.control("button", "closing-hand"));
  await app.page.waitForURL(/\/handover$/);
  await app.within({ keys: 0, touches: 5, dialogs: 0 }, async () => {
    for (const at of [1, 2, 3, 4]) {
      await app.page.getByRole("heading", { name: app.t(`handover-question-${at}`) }).waitFor();
      await app.tap(app.page.getByRole("radio", { name: app.t("handover-mark-5") }));
    }
    await app.tap(app.control("button", "handover-send"));
    await app.page.getByText(app.t("handover-thanks"), { exact: true }).waitFor();
  });
  await app.tap(app.control("button", "handover-take-back"));
  await app.page.waitForURL(/\/closing$/);
  assert.equal((await closing(app, day)).rating, "sealed");
  await app.settled();
  await app.within({ keys: 0, touches: 1, dialogs: 0 }, async () => {
    await app.tap(app.control("button", "closing-confirm"));
    await app.page.getByText(app.t("closing-board-confirmed"), { exact: true }).waitFor();
  });
  assert.equal((await closing(app, day)).opened.answers[0], 5, "the dashboard confirmed, the rating opens");
});

test("a power cut in the rating leads back to it, at the next question", async (t) => {
  const app = await open(t, { expectErrors: true });
  const day = await atClosing(app);
  await handedOver(app);
  await app.key("Digit4");
  await app.page.getByRole("heading", { name: app.t("handover-question-2") }).waitFor();
  await app.quiet();
  await app.powerCut();
  assert.equal(app.path, "/handover");
  await app.page.getByRole("heading", { name: app.t("handover-question-2") }).waitFor();
  assert.equal(await app.host.refusal("visit.get_today"), "handed_over");
  assert.deepEqual((await app.rpc("closing.get_rating_form", { visit_day: day })).answers, [4, null, null, null]);
});

test("a level is changed in two keys, and the day closes without a rating for a reason of one touch", async (t) => {
  const app = await open(t);
  const day = await atClosing(app);
  await app.page.getByRole("radiogroup").first().waitFor();
  await app.within({ keys: 2, touches: 0, dialogs: 0 }, () => app.key("ArrowDown", "Digit4"));
  const { lines } = await app.rpc("closing.get_dashboard", { visit_day: day });
  assert.deepEqual([lines[0].level, lines[1].level], [null, 4]);
  await app.key("Control+Enter");
  await app.page.getByText(app.t("closing-board-confirmed"), { exact: true }).waitFor();
  await app.quiet();
  await app.key("Control+Enter");
  await app.tap(app.page.getByRole("button", { name: app.t("closing-reason-absent") }));
  await app.page.waitForURL(/\/report$/);
  const view = await closing(app, day);
  assert.equal(view.close_reason, app.t("closing-reason-absent"));
});

everyLook(test, "The closing and the hand-over are accessible", async (app) => {
  const shown = app.locale === "fr";
  await atClosing(app);
  await app.axe("closing");
  if (shown) await app.picture("closing");
  await handedOver(app);
  await app.axe("rating");
  if (shown) await app.picture("rating");
  await app.key("Digit4", "Digit4", "Digit4", "Digit4");
  await app.page.getByRole("heading", { name: app.t("handover-word-title") }).waitFor();
  await app.axe("a word for the coach");
});
