// The manager's day in Chromium: a note first, her people with goals and commitments, counting and walking without the coach.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

const role = "unit_manager";

test("the first action of her home screen is a note, kept in a handful of keys", async (t) => {
  const app = await open(t, { role });
  await app.seen("today-team");
  const { teams } = await app.rpc("visit.get_team_day");
  const at = teams[0].people.findIndex((person) => person.name.startsWith("Amina"));
  await app.within({ keys: 6, touches: 0, dialogs: 0 }, async () => {
    await app.key("Enter");
    await app.at(/\/note$/);
    await app.key(`Digit${at + 1}`);
    await app.page.getByLabel(app.t("debrief-note-fact"), { exact: true }).waitFor();
    await app.type("Redit la demande avant de montrer");
    await app.key("Enter");
    await app.type("Recommencer à midi");
    await app.key("Enter", "Digit1");
    await app.quiet();
    await app.key("Control+Enter");
  });
  const { recent } = await app.rpc("debrief.get_note_start");
  const note = await app.rpc("debrief.get_note", { debrief: recent[0].debrief });
  assert.deepEqual([note.fact, note.agreed, note.finished], ["Redit la demande avant de montrer", "Recommencer à midi", true]);
  assert.equal(note.goals.length, 1);
  assert.ok(note.last_commitment.then);
});

test("a digit on Today begins a note about that person", async (t) => {
  const app = await open(t, { role });
  await app.seen("today-team");
  const { teams } = await app.rpc("visit.get_team_day");
  const paul = teams[0].people.findIndex((person) => person.name.startsWith("Paul"));
  await app.key(`Digit${paul + 1}`);
  await app.at(/\/note$/);
  const { unfinished } = await app.rpc("debrief.get_note_start");
  assert.equal(unfinished[0].name, teams[0].people[paul].name);
  await app.go("/today");
  await app.seen("today-unfinished", { count: 1, shown: "1" });
});

test("who was not informed is informed from her day, and the team meets over the plan without a visit", async (t) => {
  const app = await open(t, { role });
  await app.seen("today-team");
  await app.picture("today-not-informed");
  await app.tap(app.control("button", "observation-inform"));
  await app.tap(app.control("button", "observation-inform-record"));
  await app.page.getByRole("dialog").waitFor({ state: "hidden" });
  await app.quiet();
  const { teams } = await app.rpc("visit.get_team_day");
  assert.ok(teams[0].people.every((person) => person.informed));
  assert.equal(await app.control("button", "observation-inform").count(), 0);
  await app.key("p");
  await app.at(/\/visit\/[^/]+\/plan\/meeting$/);
  await app.tap(app.control("button", "action-meeting-open"));
  await app.quiet();
  const day = app.path.split("/")[2];
  assert.ok((await app.rpc("action.get_meeting", { visit_day: day })).meeting);
  await app.picture("ordinary-meeting");
});

test("she counts and walks on an ordinary day", async (t) => {
  const app = await open(t, { role });
  await app.seen("today-team");
  await app.key("c");
  await app.at(/\/visit\/[^/]+\/flow$/);
  const day = app.path.split("/")[2];
  await app.go("/today");
  await app.key("w");
  await app.at(/\/visit\/[^/]+\/walk$/);
  assert.equal(app.path.split("/")[2], day);
  await app.go(`/visit/${day}`);
  const spine = await app.rpc("visit.get_spine", { visit_day: day });
  assert.deepEqual([spine.visit, spine.stages.map((line) => line.stage)], [null, ["walk", "flow"]]);
  await app.picture("ordinary-day");
  await app.axe();
});

test("the coach observes her leading a debrief, and they compare a scene in words", async (t) => {
  const app = await open(t);
  const { next } = await app.rpc("visit.get_today");
  const { visit_day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  await app.go(`/visit/${visit_day}/prepare`);
  await app.seen("observation-learning");
  await app.picture("prepare-learning");
  await app.tap(app.page.getByRole("button", { name: app.t("observation-learning-management", { name: "Claire Vasseur" }) }));
  await app.at(/\/observations\/[^/]+$/);
  const observation = app.path.split("/")[4];
  const view = await app.rpc("observation.get_observation", { observation });
  assert.deepEqual([view.kind, view.name], ["management", "Claire Vasseur"]);
  await app.key("Digit3", "Digit2");
  await app.quiet();
  assert.equal((await app.rpc("observation.get_observation", { observation })).scored, 2);
  await app.picture("observation-management");
  await app.axe();
});

everyLook(test, "the manager's day is accessible", async (app) => {
  await app.seen("today-team");
  await app.axe();
  await app.looks("team-today");
}, { role });
