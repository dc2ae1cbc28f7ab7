// What follows observations, in Chromium: a goal proposed, tried, observed, acquired over simulated weeks; dates to look
// again; a scene rated blind; the team as counts. What is asserted is what was persisted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldClock } from "../rig/clock.mjs";
import { file, joins, lilas, looks, status } from "../rig/people.mjs";
import { folder } from "../rig/programs.mjs";
import { everyLook, open } from "./rig.mjs";

const DAY = 86_400_000;

test("a goal is proposed, set, tried, observed and acquired over weeks", async (t) => {
  const clock = new HeldClock(folder(t));
  const app = await open(t, { clock });
  const unit = await lilas(app);
  await app.rpc("network.record_hours", { unit, slots: [1, 2, 3, 4, 5, 6].map((iso_weekday) => ({ iso_weekday, opens: "09:00:00", closes: "19:00:00" })), exceptions: [] });
  const person = await joins(app, unit, "Nora Belval");
  const again = async (days) => {
    clock.advance(days * DAY);
    await app.go("/today");
  };

  // Nobody has looked: the file says so, and proposes to look first.
  await app.go(`/units/${unit}`);
  await app.tap(app.page.getByRole("tab", { name: new RegExp(app.t("unit-people")) }));
  await app.picture("training-unit-people");
  await app.tap(app.page.getByRole("link", { name: /Nora Belval/ }));
  await app.at(/people\/[^/]+$/);
  await app.seen("training-proposal-observe-first");
  await app.picture("training-file-empty");
  await app.axe();

  // The first day: an observation, a conversation, and days to look again.
  const { visit_day } = await app.rpc("visit.start_visit", { visit: (await app.rpc("visit.get_today")).next[0].visit });
  const { observation } = await app.rpc("observation.open_observation", { visit_day, observed: person });
  const { skills } = await file(app, unit, person);
  const skill = skills.find((each) => each.code === "REF").skill;
  await app.rpc("observation.record_score", { observation, skill, value: 2 });
  await app.rpc("observation.record_fact", { observation, skill, fact: "Répond avant la fin de la question." });
  const { debrief } = await app.rpc("debrief.open_debrief", { observations: [observation] });
  await app.rpc("debrief.record_self_view", { debrief, to_change: "Écouter jusqu’au bout" });
  await app.rpc("debrief.choose_improvement", { debrief, skill, text: "Redire le besoin" });
  await app.rpc("debrief.record_commitment", { debrief, when: "un client demande", then: "je redis d’abord" });
  await app.rpc("debrief.set_look_again", { debrief, on: "2026-12-01" });
  await app.rpc("debrief.record_step", { debrief, step: 6 });
  await app.go(`/visit/${visit_day}/debriefs/${debrief}`);
  await app.tap(app.page.locator("summary", { hasText: app.t("training-proposals") }));
  await app.page.getByText(app.t("training-proposal-hidden", { importance: "3" })).first().waitFor();
  await app.picture("training-debrief-proposals");
  await app.axe();
  await app.rpc("debrief.close_debrief", { debrief });
  await app.go(`/visit/${visit_day}/debriefs/${debrief}`);
  await app.page.getByRole("button", { name: app.t("training-followups-plan", { count: 5, figure: "5" }) }).waitFor();
  await app.picture("training-followups-proposed");
  // The last one is left out, the rest is agreed.
  await app.tap(app.control("button", "training-followups-drop", { name: app.t("training-followups-after", { days: "60" }) }));
  await app.tap(app.control("button", "training-followups-plan", { count: 4, figure: "4" }));
  await app.seen("training-followups-planned");
  const plan = await app.rpc("training.get_followups", { person, unit, debrief });
  assert.deepEqual(plan.looks.map((look) => look.on), ["2026-11-25", "2026-11-27", "2026-12-01", "2026-12-15"]);
  await app.axe();

  // The proposal becomes a goal, by keyboard alone, once its words were seen and changed.
  await app.go(`/units/${unit}/people/${person}`);
  await app.page.getByText(/^Provisoire, sur 1 observation/).waitFor();
  await app.picture("training-file-first");
  await app.tabTo("training-proposal-set");
  await app.key("Enter");
  await app.page.getByRole("dialog").waitFor();
  await app.picture("training-goal-sheet");
  await app.axe();
  await app.page.getByLabel(app.t("training-goal-expected")).fill("Redit la demande avant de montrer");
  await app.tabTo("training-goal-keep");
  await app.key("Enter");
  await app.seen("training-goal-kept");
  const [set] = (await file(app, unit, person)).goals;
  assert.deepEqual([set.goal.expected_behaviour, set.kind, set.reason.looks, set.tries], ["Redit la demande avant de montrer", "improve", 1, 3]);

  // The next day it is on Today; a closed day moves what was agreed for it.
  await again(1);
  await app.seen("today-checks");
  await app.page.getByText(/^À revoir, comme convenu/).first().waitFor();
  await app.picture("training-today");
  await app.go(`/network/unit/${unit}`);
  await app.page.getByLabel(app.t("network-hours-close-day")).fill("2026-11-27");
  await app.tap(app.control("button", "network-hours-close"));
  await app.quiet();
  assert.deepEqual((await app.rpc("training.get_followups", { person, unit, debrief })).looks.filter((look) => look.moved).map((look) => look.on), ["2026-11-28"]);

  // Tried, and seen: the goal closes with the observation, and so does the look that was due.
  const { observation: second } = await app.rpc("observation.open_observation", { visit_day, observed: person });
  await app.go(`/visit/${visit_day}/observations/${second}`);
  await app.seen("training-looks-due");
  await app.picture("training-observation-due");
  await app.rpc("observation.record_score", { observation: second, skill, value: 3 });
  await app.rpc("observation.finish_observation", { observation: second });
  const goals = (await file(app, unit, person)).goals;
  await app.rpc("observation.close_goal", { goal: goals[0].goal.goal, observation: second, status: "seen_met" });
  assert.equal((await app.rpc("training.get_followups", { person, unit, debrief })).looks.filter((look) => look.result === "met").length, 1);
  assert.equal((await status(app, unit, person, "REF")).state, "in_progress");

  // Weeks go by.
  await again(6);
  await looks(app, unit, person, { REF: 3 });
  await app.go(`/units/${unit}/people/${person}`);
  await app.page.locator("button[data-skill=REF]").click();
  await app.page.getByText("Moyenne : (2 + 3 + 3) ÷ 3 = 2,67").waitFor();
  await app.page.getByText("Écart : cible 3 − moyenne 2,67 = 0,33").waitFor();
  await app.picture("training-file-open");
  await app.axe();
  await again(7);
  await looks(app, unit, person, { REF: 4 });
  await app.go(`/units/${unit}/people/${person}`);
  await app.page.getByText(/^Acquis depuis le 8 déc/).first().waitFor();
  const now = await status(app, unit, person, "REF");
  assert.deepEqual([now.state, now.acquired_on], ["acquired", "2026-12-08"]);
  const { proposals } = await app.rpc("training.list_proposals", { person, unit });
  assert.ok(proposals.every((each) => each.status.code !== "REF"), "what is acquired gives no goal");
  await app.seen("training-followups-maintain");
  await app.picture("training-file-acquired");
  await app.axe();
});

test("a miss begins again from the next day", async (t) => {
  const clock = new HeldClock(folder(t));
  const app = await open(t, { clock });
  const unit = await lilas(app);
  const person = await joins(app, unit, "Nora Belval");
  const observation = await looks(app, unit, person, { REF: 2 });
  const { debrief } = await app.rpc("debrief.open_debrief", { observations: [observation] });
  const skill = (await status(app, unit, person, "REF")).skill;
  await app.rpc("debrief.choose_improvement", { debrief, skill, text: "Redire le besoin" });
  await app.rpc("debrief.record_commitment", { debrief, when: "un client demande", then: "je redis d’abord" });
  await app.rpc("debrief.close_debrief", { debrief });
  await app.rpc("training.plan_followups", { person, unit, debrief, dates: ["2026-11-25", "2026-12-08"] });
  clock.advance(DAY);
  await looks(app, unit, person, { REF: 2 });
  await app.go(`/units/${unit}/people/${person}`);
  await app.page.getByText(/^La dernière fois, ce n’était pas encore ça/).waitFor();
  await app.picture("training-followups-restart");
  await app.tap(app.control("button", "training-followups-plan", { count: 5, figure: "5" }));
  await app.seen("training-followups-planned");
  const { looks: agreed, restart } = await app.rpc("training.get_followups", { person, unit, debrief });
  assert.equal(restart, false);
  assert.deepEqual(agreed.filter((look) => !look.result).map((look) => look.on), ["2026-11-26", "2026-11-28", "2026-12-02", "2026-12-16", "2027-01-24"]);
});

test("the team is a sentence below four people and counts from four on, for whoever leads or coaches it", async (t) => {
  const clock = new HeldClock(folder(t));
  const app = await open(t, { clock });
  const unit = await lilas(app);
  await app.go(`/units/${unit}/team`);
  await app.picture("training-team-practice");
  const names = ["Nora Belval", "Ondine Roux", "Basile Feyt", "Maud Carval"];
  const people = [];
  for (const name of names) people.push(await joins(app, unit, name));
  for (let turn = 0; turn < 3; turn += 1) {
    for (const [at, person] of people.entries()) await looks(app, unit, person, { REF: 2 + (at % 3), ACC: 3, CGE: at > 1 ? 2 : 3 });
    clock.advance(3 * DAY);
  }
  await app.go("/today");
  await app.go(`/units/${unit}/team`);
  await app.page.getByRole("table").waitFor();
  await app.page.getByText(/^4 personnes, 12 observations notées/).first().waitFor();
  const words = await app.page.locator("main, body").first().innerText();
  for (const name of names) assert.ok(!words.includes(name.split(" ")[0]), `${name} is not named`);
  await app.picture("training-team");
  await app.axe();
});

test("a scene is written with a reference that stays hidden, and rated blind", async (t) => {
  const app = await open(t);
  const unit = await lilas(app);
  await app.go(`/units/${unit}/calibration`);
  await app.picture("training-calibration-empty");
  await app.axe();
  await app.key("Enter");
  await app.page.getByLabel(app.t("training-scene-title")).fill("Au comptoir, samedi midi");
  await app.page.getByLabel(app.t("training-scene-material")).fill("Une cliente attend. Le conseiller lève les yeux, termine un colis, puis dit : « Je suis à vous dans deux minutes. »");
  const first = app.page.getByRole("radiogroup").first();
  await app.tap(first.getByRole("radio").nth(2));
  await app.page.getByLabel(app.t("training-scene-reason")).fill("Il annonce une durée");
  await app.picture("training-scene-form");
  await app.axe();
  await app.tap(app.control("button", "training-scene-save"));
  await app.page.getByRole("link", { name: /Au comptoir/ }).waitFor();
  const { scenes } = await app.rpc("training.list_calibration", { unit });
  assert.deepEqual([scenes.length, scenes[0].mine, scenes[0].raters], [1, true, 0]);
  await app.tap(app.page.getByRole("link", { name: /Au comptoir/ }));
  await app.at(/calibration\/[^/]+$/);
  await app.picture("training-scene-mine");
  await app.axe();

  // Somebody else rates it on this computer, blind, and finds nothing else on it.
  const { scene } = scenes[0];
  await app.page.getByLabel(app.t("training-scene-others-who")).fill("Claire");
  await app.key("ArrowDown", "Enter");
  const over = app.control("button", "observation-hand-over");
  await app.tap(over);
  // The screen before bears the same heading: it has to be gone first.
  await over.waitFor({ state: "hidden" });
  await app.page.getByRole("heading", { name: /Au comptoir/ }).waitFor();
  await app.quiet();
  assert.equal(await app.page.getByText("Il annonce une durée").count(), 0, "the reference is hidden");
  await app.picture("training-scene-guest");
  await app.axe("the scene in a guest’s hands");
  await app.tap(app.page.getByRole("radiogroup").first().getByRole("radio").nth(1));
  await app.key("Control+Enter");
  await app.page.getByText("Il annonce une durée").waitFor();
  await app.page.getByText(app.t("training-agree", { same: "0", of: "1", near: "1" })).first().waitFor();
  await app.picture("training-scene-guest-told");
  await app.axe("the scene compared in a guest’s hands");
  await app.key("Control+Enter");
  await app.seen("handover-thanks");
  await app.tap(app.control("button", "handover-take-back"));
  await app.quiet();
  const { scenes: [line], together } = await app.rpc("training.list_calibration", { unit });
  assert.deepEqual([line.scene, line.raters, together.raters], [scene, 1, 1]);
});

test("a module linked to a skill comes before its goal", async (t) => {
  const app = await open(t);
  const unit = await lilas(app);
  const person = await joins(app, unit, "Nora Belval");
  await looks(app, unit, person, { REF: 2 });
  await app.go("/network/modules");
  await app.picture("training-modules-empty");
  await app.key("Enter");
  await app.page.getByLabel(app.t("training-module-title"), { exact: true }).fill("Redire sans répéter");
  await app.page.getByLabel(app.t("training-module-minutes")).fill("20");
  await app.tap(app.page.getByRole("button", { name: "Reformuler d’abord" }));
  await app.tap(app.control("button", "training-module-save"));
  await app.page.getByText("Redire sans répéter").waitFor();
  await app.axe();
  await app.go(`/units/${unit}/people/${person}`);
  await app.page.getByText(app.t("training-module-first", { modules: "Redire sans répéter" })).waitFor();
  await app.picture("training-module-first");
  await app.tap(app.control("button", "training-module-do"));
  await app.page.getByText(app.t("training-module-first", { modules: "Redire sans répéter" })).waitFor({ state: "hidden" });
  assert.ok((await file(app, unit, person)).modules[0].completed_on);
});

test("the manager reads the files of her own people, from her day, by touch alone", async (t) => {
  const app = await open(t, { role: "unit_manager", touch: true });
  await app.seen("today-team");
  await app.picture("training-team-today");
  await app.tap(app.page.getByRole("link", { name: app.t("training-file-open", { name: "Amina Kessler" }) }));
  await app.at(/people\/[^/]+$/);
  const small = await app.page.evaluate(() =>
    [...document.querySelectorAll("main button, main a[href], main input")].filter((node) => node.getBoundingClientRect().height > 0 && node.getBoundingClientRect().height < 44).map((node) => node.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(small, [], "every target is 44 px high");
  await app.tap(app.page.locator("button[data-skill=REF]"));
  await app.page.getByText(app.t("training-how")).waitFor();
  await app.tap(app.control("button", "training-proposal-set").first());
  await app.tap(app.control("button", "training-goal-keep"));
  await app.seen("training-goal-kept");
  const unit = await lilas(app);
  const { people } = await app.rpc("observation.list_people", { unit });
  const { goals } = await file(app, unit, people.find((each) => each.name.startsWith("Amina")).person);
  assert.ok(goals[0].kind, "the goal says what it is for");
  await app.go(`/units/${unit}/team`);
  await app.seen("training-team-why");
  await app.go("/today");
  // Another unit's file does not exist for her.
  assert.equal(await app.host.refusal("training.get_team_view", { unit: "00000000-0000-7000-8000-000000000000" }), "not_in_your_unit");
});

test("a handed-over computer tells nothing of it", async (t) => {
  const app = await open(t);
  const unit = await lilas(app);
  const { visit_day } = await app.rpc("visit.start_visit", { visit: (await app.rpc("visit.get_today")).next[0].visit });
  const { people } = await app.rpc("observation.list_people", { visit_day });
  await app.rpc("session.hand_over", { what: { kind: "rating", visit_day } });
  for (const [name, body] of [
    ["training.get_person_file", { unit, person: people[0].person }], ["training.get_team_view", { unit }], ["training.list_calibration", { unit }],
  ]) assert.equal(await app.host.refusal(name, body), "handed_over", name);
});

everyLook(test, "the file, the team and calibration", async (app) => {
  const unit = await lilas(app);
  const { people } = await app.rpc("observation.list_people", { unit });
  const amina = people.find((each) => each.name.startsWith("Amina")).person;
  for (const level of [2, 3]) await looks(app, unit, amina, { REF: level, DIS: 2, ACC: 4 });
  await app.go(`/units/${unit}/people/${amina}`);
  await app.page.locator("button[data-skill=REF]").click();
  await app.quiet();
  await app.looks("training-file");
  await app.axe();
  await app.go(`/units/${unit}/team`);
  await app.looks("training-team");
  await app.axe();
  await app.go(`/units/${unit}/calibration`);
  await app.looks("training-calibration");
  await app.axe();
});
