// Going in, preparing, the spine, promises: what it costs in keys and touches, and what was persisted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RunningClock } from "../rig/clock.mjs";
import { everyLook, open } from "./rig.mjs";

/** The open day of today's planned visit, and its unit. */
async function started(app) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  return { day, unit: next[0].unit };
}
const plan = (app, day) => app.rpc("action.get_plan", { visit_day: day });
const promiseOf = (app, title) => app.page.locator("li").filter({ hasText: title });

test("a planned visit starts with one key or one touch", async (t) => {
  await t.test("by key", async (t) => {
    const app = await open(t);
    await app.within({ keys: 1, typed: 0, touches: 0, dialogs: 0 }, async () => {
      await app.key("Enter");
      await app.page.waitForURL(/\/prepare$/);
    });
    const { in_progress: days } = await app.rpc("visit.get_today");
    assert.equal(days.length, 1);
    assert.equal(days[0].unit_name, "Les Lilas");
  });
  await t.test("by touch", async (t) => {
    const app = await open(t, { touch: true });
    await app.within({ keys: 0, touches: 1, dialogs: 0 }, async () => {
      await app.tap(app.control("button", "today-start"));
      await app.page.waitForURL(/\/prepare$/);
    });
  });
});

test("an unplanned visit starts with N, three letters and Enter, or with three touches", async (t) => {
  await t.test("by key", async (t) => {
    const app = await open(t);
    await app.within({ keys: 2, typed: 3, touches: 0, dialogs: 0 }, async () => {
      await app.key("n");
      await app.settled();
      await app.type("hal");
      await app.key("Enter");
      await app.page.waitForURL(/\/prepare$/);
    });
    const { in_progress: days } = await app.rpc("visit.get_today");
    assert.equal(days[0].unit_name, "Les Halles");
  });
  await t.test("by touch", async (t) => {
    const app = await open(t, { touch: true });
    await app.within({ keys: 0, touches: 3, dialogs: 0 }, async () => {
      await app.tap(app.page.getByRole("link", { name: app.t("today-here") }));
      await app.settled();
      await app.tap(app.page.getByRole("button", { name: "Les Halles" }));
      await app.page.waitForURL(/\/prepare$/);
    });
  });
});

test("preparation answers the promises of last time, in one touch or two", async (t) => {
  const app = await open(t, { touch: true });
  const { day } = await started(app);
  await app.go(`/visit/${day}/prepare`);
  const before = await app.rpc("visit.get_preparation", { visit_day: day });
  const [first, , third] = before.promises;
  await app.within({ touches: 1, dialogs: 0 }, () => app.tap(promiseOf(app, first.title).getByRole("button", { name: app.t("action-kept") })));
  await app.within({ touches: 2, dialogs: 0 }, async () => {
    await app.tap(promiseOf(app, third.title).getByRole("button", { name: app.t("action-dropped") }));
    await app.tap(promiseOf(app, third.title).getByRole("button", { name: app.t("action-reason-no-means") }));
  });
  await app.within({ touches: 1, dialogs: 0 }, () => app.tap(app.page.getByRole("button", { name: "Amina Kessler" })));
  const after = await app.rpc("visit.get_preparation", { visit_day: day });
  const status = (title) => after.promises.find((promise) => promise.title === title);
  assert.equal(status(first.title).status, "done");
  assert.deepEqual([status(third.title).status, status(third.title).reason], ["dropped", app.t("action-reason-no-means")]);
  assert.deepEqual(after.people.filter((person) => person.present).map((person) => person.name), ["Amina Kessler"]);
});

test("an intention half typed survives a power cut", async (t) => {
  const app = await open(t);
  const { day } = await started(app);
  await app.go(`/visit/${day}/prepare`);
  await app.page.getByPlaceholder(app.t("visit-prepare-see")).click();
  await app.type("Les trente premières secondes");
  await app.page.waitForTimeout(600);
  await app.powerCut();
  assert.equal(app.path, `/visit/${day}/prepare`);
  await app.quiet();
  assert.equal((await app.rpc("visit.get_preparation", { visit_day: day })).intention, "Les trente premières secondes");
});

test("the spine opens its stages by their digits and takes what is noted in passing", async (t) => {
  const app = await open(t);
  const { day } = await started(app);
  for (const [digit, stage] of [[1, "walk"], [2, "flow"], [3, "observations"], [4, "debriefs"], [5, "plan"], [6, "closing"]]) {
    await app.go(`/visit/${day}`);
    await app.within({ keys: 1, dialogs: 0 }, () => app.key(`Digit${digit}`));
    assert.equal(app.path, `/visit/${day}/${stage}`);
  }
  await app.go(`/visit/${day}`);
  await app.within({ keys: 2, touches: 0, dialogs: 0 }, async () => {
    await app.key("f");
    await app.page.locator("textarea").waitFor();
    await app.quiet();
    await app.type("Une lampe grésille au comptoir");
    await app.key("Enter");
    await app.page.waitForURL((url) => url.hash === `#/visit/${day}`);
  });
  await app.settled();
  await app.within({ keys: 2, touches: 0, dialogs: 0 }, async () => {
    await app.key("s");
    await app.page.locator("textarea").waitFor();
    await app.quiet();
    await app.type("« Où est la caisse »");
    await app.key("Enter");
  });
  const { counts } = await app.rpc("visit.get_spine", { visit_day: day });
  assert.deepEqual([counts.findings, counts.said], [1, 1]);
});

test("what was typed a moment before leaving is there on the way back", async (t) => {
  const app = await open(t);
  const { day } = await started(app);
  for (const place of ["note", "said"]) {
    await app.go(`/visit/${day}/${place}`);
    await app.page.locator("textarea").waitFor();
    await app.type("Une lampe grésille");
    await app.key("Escape", "Escape");
    await app.page.waitForURL((url) => url.hash === `#/visit/${day}`);
    await app.go(`/visit/${day}/${place}`);
    await app.page.locator("textarea").waitFor();
    assert.equal(await app.page.locator("textarea").inputValue(), "Une lampe grésille", place);
  }
  const { counts } = await app.rpc("visit.get_spine", { visit_day: day });
  assert.deepEqual([counts.findings, counts.said], [0, 0]);
});

test("an action is born from a finding in three keys", async (t) => {
  const app = await open(t);
  const { day } = await started(app);
  const { finding } = await app.rpc("visit.record_finding", { visit_day: day, kind: "irritant", text: "Personne n’annonce l’attente." });
  await app.go(`/visit/${day}/plan`);
  await app.within({ keys: 3, typed: 0, touches: 0, dialogs: 0 }, async () => {
    await app.key("a", "Digit4", "Enter");
    await app.page.getByText(app.t("action-promised", { title: "Personne n’annonce l’attente." })).waitFor();
  });
  const { actions } = await plan(app, day);
  assert.equal(actions.length, 1);
  assert.deepEqual([actions[0].source_id, actions[0].at_next_visit, actions[0].owner_name], [finding, true, "Claire Vasseur"]);
});

test("an action is born from a finding in three touches", async (t) => {
  const app = await open(t, { touch: true });
  const { day } = await started(app);
  await app.rpc("visit.record_finding", { visit_day: day, kind: "irritant", text: "Personne n’annonce l’attente." });
  await app.go(`/visit/${day}/plan`);
  await app.within({ keys: 0, typed: 0, touches: 3, dialogs: 0 }, async () => {
    await app.tap(app.page.getByRole("button", { name: app.t("action-add-it"), exact: true }));
    await app.tap(app.control("button", "action-due-two-weeks"));
    await app.tap(app.control("button", "action-promise"));
    await app.page.getByText(app.t("action-promised", { title: "Personne n’annonce l’attente." })).waitFor();
  });
  const { actions } = await plan(app, day);
  assert.deepEqual([actions.length, actions[0].due_day], [1, "2026-12-08"]);
});

test("the plan is written by hand and put in order with Alt and the arrows", async (t) => {
  const app = await open(t);
  const { day } = await started(app);
  await app.go(`/visit/${day}/plan`);
  for (const title of ["Ranger la réserve", "Baliser la marche"]) {
    await app.key("n");
    await app.page.locator("section[data-layer] input").first().waitFor();
    await app.quiet();
    await app.type(title);
    await app.key("Enter");
    await app.page.locator("section[data-layer]").waitFor({ state: "detached" });
    await app.quiet();
  }
  const titles = async () => (await plan(app, day)).actions.map((action) => action.title);
  assert.deepEqual(await titles(), ["Ranger la réserve", "Baliser la marche"]);
  await app.page.getByRole("button", { name: "Baliser la marche" }).first().focus();
  await app.key("Alt+ArrowUp");
  await app.quiet();
  assert.deepEqual(await titles(), ["Baliser la marche", "Ranger la réserve"]);
});

test("three weeks later the second visit opens on what was promised", async (t) => {
  const clock = new RunningClock();
  const app = await open(t, { clock });
  const { day, unit } = await started(app);
  const { action } = await app.rpc("action.promise_action", { unit, visit_day: day, source: "plan", title: "Une tablette le long de la file", due: "one_week" });
  await app.rpc("action.keep_action", { action });
  await app.rpc("closing.agree_next_visit", { visit_day: day, on: "2026-12-15", at: "09:30" });
  await app.rpc("visit.close_day", { visit_day: day, reason: "Responsable absente" });
  clock.set("2026-12-15T09:25:00+01:00");
  await app.powerCut();
  await app.go("/today");
  await app.key("Enter");
  await app.page.waitForURL(/\/prepare$/);
  await app.settled();
  const line = promiseOf(app, "Une tablette le long de la file");
  await app.tap(line.getByRole("button", { name: app.t("action-worked-yes"), exact: true }));
  await app.quiet();
  const listed = await app.rpc("action.list_actions", { unit });
  assert.equal(listed.actions.find((each) => each.action === action).status, "effective");
  await app.picture("second-visit");
});

for (const [name, at] of [["Units", "/units"], ["Actions", "/actions"], ["Where are you", "/here"]]) {
  everyLook(test, `${name} is accessible`, (app) => app.axe(), { at });
}
everyLook(test, "The visit is accessible", async (app) => {
  const { day, unit } = await started(app);
  await app.rpc("visit.record_finding", { visit_day: day, kind: "irritant", text: "Le sol glisse.", safety: true });
  await app.rpc("action.promise_action", { unit, visit_day: day, source: "plan", title: "Baliser la marche" });
  await app.rpc("voice.record_verbatim", { visit_day: day, text: "« Merci »", polarity: "positive", channel: "phone" });
  for (const at of [`/units/${unit}`, `/visit/${day}`, `/visit/${day}/prepare`, `/visit/${day}/plan`, `/visit/${day}/note`, `/visit/${day}/said`]) {
    await app.go(at);
    await app.axe();
    if (app.locale === "fr") await app.picture(at.endsWith(day) ? "visit" : at.split("/").pop().replace(unit, "unit"));
  }
  await app.go(`/visit/${day}/plan`);
  await app.key("a");
  await app.quiet();
  await app.axe("a new action");
});
