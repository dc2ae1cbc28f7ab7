// Observing and debriefing in Chromium: nine keys for eight criteria, the order of a debrief, a note left at each field.
// What is asserted is what was persisted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

/** The visit day of today, and its team. */
async function today(app) {
  const { next, in_progress } = await app.rpc("visit.get_today");
  const day = in_progress[0]?.visit_day ?? (await app.rpc("visit.start_visit", { visit: next[0].visit })).visit_day;
  const { people, unit } = await app.rpc("observation.list_people", { visit_day: day });
  const person = (name) => people.find((each) => each.name.startsWith(name));
  return { day, unit, person };
}

const seen = async (app, day) => {
  const { observations } = await app.rpc("observation.list_observations", { visit_day: day });
  return app.rpc("observation.get_observation", { observation: observations.at(-1).observation });
};

/** An observation of Amina with two facts, in front of the person who observes. */
async function observed(app) {
  const { day, unit, person } = await today(app);
  const { observation } = await app.rpc("observation.open_observation", { visit_day: day, observed: person("Amina").person });
  const { criteria } = await app.rpc("observation.get_observation", { observation });
  for (const [at, value, fact] of [[0, 4, "Sourit avant de se lever."], [1, 3, ""], [2, 2, "Répond avant la fin."]]) {
    const { skill } = criteria[at];
    await app.rpc("observation.record_score", { observation, skill, value });
    if (fact) await app.rpc("observation.record_fact", { observation, skill, fact });
  }
  return { day, unit, observation };
}

/** The criteria stand. Their screen is fetched when it is first needed: keys before it would be the list's. */
async function criteria(app) {
  await app.page.getByRole("radiogroup").first().waitFor();
  await app.settled();
}

test("eight criteria cost eight digits and Enter, ten keys from the list", async (t) => {
  const app = await open(t);
  const { day, person } = await today(app);
  await app.go(`/visit/${day}/observations`);
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key(`Digit${person("Amina").number}`));
  await criteria(app);
  // The codes of the digit row: on AZERTY they print & é " ' ( - è _.
  await app.within({ keys: 8, touches: 0, dialogs: 0 }, () =>
    app.key("Digit3", "Digit4", "Digit2", "Digit3", "Digit0", "Digit1", "Digit9", "Digit8"),
  );
  const view = await seen(app, day);
  assert.deepEqual(view.criteria.map((row) => row.value ?? row.absence), [3, 4, 2, 3, "not_observed", 1, "not_applicable", "refused"]);
  assert.equal(view.missing_facts, 2, "Enter without a fact is allowed, and listed");
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("Enter"));
  await app.settled();
  assert.match(app.path, /\/debriefs\/[0-9a-f-]+$/);
});

test("digits of a held Shift and of the keypad score too, and Backspace takes back", async (t) => {
  const app = await open(t);
  const { day, person } = await today(app);
  await app.go(`/visit/${day}/observations`);
  await app.key(`Numpad${person("Paul").number}`);
  await criteria(app);
  await app.key("Shift+Digit3", "Numpad3", "Digit4", "Backspace");
  await app.quiet();
  const view = await seen(app, day);
  assert.deepEqual(view.criteria.slice(0, 3).map((row) => row.value), [3, 3, null]);
});

test("a fact is written under its criterion and is on disk before Enter", async (t) => {
  const app = await open(t);
  const { day, person } = await today(app);
  await app.go(`/visit/${day}/observations`);
  await app.key(`Digit${person("Amina").number}`);
  await criteria(app);
  await app.key("Digit4", "n");
  await app.type("« 3 minutes » : dit l'attente");
  const id = (await seen(app, day)).observation;
  await app.page.waitForTimeout(500);
  const { drafts } = await app.rpc("draft.list_drafts", { prefix: `observation/${id}/` });
  assert.equal(drafts[0].text, "« 3 minutes » : dit l'attente");
  await app.key("Enter", "Digit3");
  await app.quiet();
  const view = await seen(app, day);
  assert.equal(view.criteria[0].fact, "« 3 minutes » : dit l'attente");
  assert.deepEqual([view.missing_facts, view.criteria[1].value], [0, 3]);
});

test("eight touches and one score a customer and lead to the debrief", async (t) => {
  const app = await open(t, { touch: true });
  const { day, person } = await today(app);
  const { observation } = await app.rpc("observation.open_observation", { visit_day: day, observed: person("Inès").person });
  await app.go(`/visit/${day}/observations/${observation}`);
  const rows = app.page.getByRole("radiogroup");
  await app.within({ keys: 0, touches: 9, dialogs: 0 }, async () => {
    for (let at = 0; at < 8; at++) await app.tap(rows.nth(at).getByRole("radio").nth(2));
    await app.quiet();
    await app.tap(app.control("button", "observation-debrief"));
  });
  const view = await app.rpc("observation.get_observation", { observation });
  assert.equal(view.scored, 8);
});

test("a debrief after an observation costs six touches and what is said", async (t) => {
  const app = await open(t, { touch: true });
  const { day, observation } = await observed(app);
  await app.go(`/visit/${day}/observations/${observation}`);
  await app.tap(app.control("button", "observation-debrief"));
  await app.at(/\/debriefs\/[0-9a-f-]{36}$/);
  const debrief = app.path.split("/").at(-1);
  await app.within({ keys: 0, typed: 0, touches: 6, dialogs: 0 }, async () => {
    await app.page.keyboard.insertText("J’ai attendu avant de parler.");
    for (let step = 1; step < 6; step += 1) {
      await app.tap(app.control("button", "debrief-next"));
      await app.page.getByText(app.t("debrief-step", { step: String(step + 1), of: "6" })).waitFor();
    }
    await app.tap(app.control("button", "debrief-close"));
    await app.page.locator("article").waitFor();
  });
  const kept = await app.rpc("debrief.get_debrief", { debrief });
  assert.deepEqual([kept.status, kept.self_went_well, kept.strengths.length], ["final", "J’ai attendu avant de parler.", 2]);
});

test("from the closed program to a saved note in two minutes of keys and decisions", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const cost = await app.spend(async () => {
    await app.key("Enter");
    await app.at(/^\/today$/);
    await app.key("Control+k");
    await app.page.getByRole("combobox").waitFor();
    await app.type("note");
    await app.page.getByRole("option", { selected: true, name: app.t("debrief-palette") }).waitFor();
    await app.key("Enter");
    await app.at(/^\/note$/);
    const { people, moments } = await app.rpc("debrief.get_note_start", {});
    assert.ok(moments.length);
    await app.key(`Digit${people.findIndex((each) => each.name.startsWith("Amina")) + 1}`);
    await app.page.getByLabel(app.t("debrief-note-fact"), { exact: true }).waitFor();
    await app.quiet();
    await app.type("Lève les yeux, dit « bonjour, je suis à vous dans deux minutes ».");
    await app.key("Enter");
    await app.type("Le redire à chaque personne qui entre.");
    await app.key("Enter", "Digit1");
    await app.quiet();
    await app.key("Control+Enter");
    await app.quiet();
  });
  const { recent } = await app.rpc("debrief.get_note_start", {});
  assert.equal(recent.length, 1, "it is saved");
  // A keystroke-level model: 0.28 s a key, 1.35 s for each of seven decisions.
  const seconds = 0.28 * (cost.keys + cost.typed) + 1.35 * 7;
  assert.ok(seconds <= 120 && cost.touches === 0, `${seconds} s, ${JSON.stringify(cost)}`);
});

test("the team is informed in at most five gestures", async (t) => {
  const app = await open(t);
  const { day, person } = await today(app);
  assert.equal(person("Théo").informed_on, null);
  await app.go(`/visit/${day}/observations`);
  await app.key(`Digit${person("Théo").number}`);
  await app.quiet();
  assert.match(app.path, /observations$/, "who is not informed cannot be chosen");
  await app.key("Escape");
  await app.page.locator("[data-layer]").waitFor({ state: "detached" });
  await app.within({ keys: 5, typed: 0, touches: 0 }, async () => {
    await app.key("i");
    await app.page.locator("[data-layer]").waitFor();
    await app.key("Digit2", "Control+Enter");
  });
  const { people } = await app.rpc("observation.list_people", { visit_day: day });
  assert.ok(people.every((each) => each.informed_on));
});

test("a debrief is prefilled, keeps its order and closes with one key a step", async (t) => {
  const app = await open(t, { expectErrors: true });
  const { day, observation } = await observed(app);
  await app.go(`/visit/${day}/observations/${observation}`);
  await app.key("Enter");
  await app.settled();
  const debrief = app.path.split("/").at(-1);
  const view = () => app.rpc("debrief.get_debrief", { debrief });
  assert.deepEqual((await view()).facts.map((fact) => fact.behaviour), ["Sourit avant de se lever.", "Répond avant la fin."]);
  await app.tap(app.control("button", "debrief-show-levels"));
  await app.quiet();
  assert.equal((await view()).levels_shown, false, "her view comes first");

  await app.page.locator("textarea").first().focus();
  await app.type("J'ai attendu.");
  await app.key("Enter");
  await app.type("Redire.");
  await app.within({ keys: 1 }, () => app.key("Enter"));
  await app.tap(app.control("button", "debrief-show-levels"));
  await app.quiet();
  assert.equal((await view()).levels.length, 3);
  for (const step of [3, 4, 5]) {
    await app.within({ keys: 1, touches: 0, dialogs: 0 }, () => app.key("Enter"));
    assert.equal((await view()).step, step);
  }
  const kept = await view();
  assert.equal(kept.strengths.length, 2);
  assert.equal(kept.improvement_chosen, true);
  await app.type("un client demande");
  await app.key("Enter");
  await app.type("redis d'abord");
  await app.key("Enter");
  await app.quiet();
  await app.key("Digit2");
  await app.quiet();
  await app.within({ keys: 1 }, () => app.key("Enter"));
  const closed = await view();
  assert.deepEqual([closed.status, closed.self_to_change, closed.commitment_when, closed.commitment_then], ["final", "Redire.", "un client demande", "redis d'abord"]);
  assert.ok(closed.follow_up_on);
  assert.equal((await app.rpc("observation.get_observation", { observation })).status, "final");
  const sheet = await app.page.locator("article").innerText();
  assert.ok(sheet.includes("redis d'abord") && !sheet.includes(app.t("debrief-levels")) && !sheet.includes("Paul"));
});

test("a note survives a power cut at each of its fields", async (t) => {
  const app = await open(t, { at: "/note", expectErrors: true });
  const { people } = await app.rpc("debrief.get_note_start", {});
  const at = people.findIndex((each) => each.name.startsWith("Amina"));
  await app.key(`Digit${at + 1}`);
  await app.quiet();
  const { unfinished } = await app.rpc("debrief.get_note_start", {});
  const { debrief } = unfinished[0];
  const note = () => app.rpc("debrief.get_note", { debrief });
  await app.type("Redit la demande");
  await app.page.waitForTimeout(600);
  await app.powerCut();
  assert.equal(app.path, "/note");
  const field = app.page.getByLabel(app.t("debrief-note-fact"), { exact: true });
  await field.waitFor();
  assert.equal(await field.inputValue(), "Redit la demande");
  await field.focus();
  await app.key("Enter");
  await app.type("Recommencer à midi");
  await app.page.waitForTimeout(600);
  await app.powerCut();
  const agreed = app.page.getByLabel(app.t("debrief-note-agreed"), { exact: true });
  await agreed.waitFor();
  assert.equal(await agreed.inputValue(), "Recommencer à midi");
  await agreed.focus();
  await app.key("Enter", "Digit1");
  await app.quiet();
  await app.key("Control+Enter");
  await app.quiet();
  const kept = await note();
  assert.deepEqual([kept.fact, kept.agreed, kept.finished, Boolean(kept.follow_up_on)], ["Redit la demande", "Recommencer à midi", true, true]);
});

everyLook(test, "observation and debrief are accessible", async (app) => {
  const { day, observation } = await observed(app);
  for (const [path, name] of [
    [`/visit/${day}/observations`, "observations"],
    [`/visit/${day}/observations/${observation}`, "observation"],
    [`/visit/${day}/debriefs`, "debriefs"],
    ["/note", "note"],
  ]) {
    await app.go(path);
    await app.axe();
    if (app.locale === "fr") await app.picture(name);
  }
  const { debrief } = await app.rpc("debrief.open_debrief", { observations: [observation] });
  await app.go(`/visit/${day}/debriefs/${debrief}`);
  await app.axe();
});
