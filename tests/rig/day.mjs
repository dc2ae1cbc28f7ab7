// The practice day, from Today to the PDF, by keyboard alone. Played by any hand: Chromium's and the real window's.
// What is asserted is what was persisted; words are the catalogue's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a hand brings: key(...names), type(text), at(pattern), settled(), tabTo(key), rpc(name, body), seen(key, args). */
export async function playDay(hand, { onStage = async () => {} } = {}) {
  await hand.key("Enter");
  await hand.at(/\/prepare$/);
  const { in_progress: days } = await hand.rpc("visit.get_today");
  const day = days[0].visit_day;
  const stage = async (name) => {
    await onStage(name);
    await hand.key("Escape");
    await hand.at(new RegExp(`/visit/${day}$`));
  };

  await hand.tabTo("action-kept");
  await hand.key("Enter");
  await hand.settled();
  await onStage("prepare");
  const { promises } = await hand.rpc("visit.get_preparation", { visit_day: day });
  assert.ok(promises.some((promise) => promise.status === "done"), "a promise of last time was answered");
  await hand.key("Control+Enter");
  await hand.at(new RegExp(`/visit/${day}$`));
  await onStage("visit");

  await walk(hand, day, onStage);
  await stage("walk");
  await count(hand, day);
  await stage("flow");
  await observeAndDebrief(hand, day, onStage);
  await stage("debriefs");
  const action = await promise(hand, day);
  await stage("plan");
  await close(hand, day, onStage);
  const report = await leave(hand, day);
  await onStage("report");
  return { day, action, report };
}

async function walk(hand, day, onStage) {
  await hand.key("Digit1");
  await hand.at(/\/walk$/);
  await hand.key("Enter");
  await hand.at(/\/walk\/[0-9a-f-]{36}$/);
  const [pass] = (await hand.rpc("walk.list_passes", { visit_day: day })).senses.flatMap(({ passes }) => passes);
  const { zones } = await hand.rpc("walk.get_walk", { walk: pass.walk });
  await hand.key("Digit1");
  await hand.type("une lampe grésille au comptoir");
  await hand.key("Enter");
  await hand.settled();
  await hand.key("Enter", "Digit5");
  await hand.type("la lumière du matin");
  await hand.key("ArrowRight");
  for (const _ of zones.slice(2)) {
    await hand.settled();
    await hand.key("Digit3", "Enter");
  }
  await hand.at(/\/walk$/);
  const { findings, ended_at: ended } = await hand.rpc("walk.get_walk", { walk: pass.walk });
  assert.equal(findings.length, 2);
  assert.notEqual(ended, null);
  await hand.key("c");
  await hand.at(/\/consolidation$/);
  await hand.key("Enter", "Digit4", "Digit5", "Digit3");
  await hand.settled();
  const { ranking } = await hand.rpc("walk.get_consolidation", { visit_day: day });
  assert.equal(ranking[0].priority, 60);
  await onStage("consolidation");
  await hand.key("Escape");
  await hand.at(/\/walk$/);
}

async function count(hand, day) {
  await hand.key("Digit2");
  await hand.at(/\/flow$/);
  await hand.key("Enter");
  await hand.at(/\/counter/);
  for (let press = 0; press < 12; press += 1) await hand.key("Space");
  await hand.key("Digit1");
  // A window of less than a second would say nothing about a quarter of an hour.
  await hand.pause(1_200);
  await hand.key("Control+Enter");
  await hand.at(/\/flow$/);
  const { arrivals } = await hand.rpc("flow.get_result", { visit_day: day, interval_min: 15 });
  assert.equal(arrivals, 12);
}

async function observeAndDebrief(hand, day, onStage) {
  await hand.key("Digit3");
  await hand.at(/\/observations$/);
  const { people } = await hand.rpc("observation.list_people", { visit_day: day });
  await hand.key(`Digit${people.find(({ name }) => name.startsWith("Amina")).number}`);
  await hand.at(/\/observations\/[0-9a-f-]{36}$/);
  await hand.key("Digit4", "n");
  await hand.type("Sourit avant de se lever.");
  await hand.key("Enter", "Digit3", "Digit2", "Digit3", "Digit0", "Digit3", "Digit9", "Digit3");
  await hand.settled();
  await onStage("observation");
  await hand.key("Enter");
  await hand.at(/\/debriefs\/[0-9a-f-]{36}$/);
  await hand.tabToField();
  await hand.type("J’ai attendu avant de parler.");
  await hand.key("Enter");
  await hand.type("Redire le besoin.");
  for (const _ of ["her view", "facts", "strengths", "improvement"]) {
    await hand.key("Enter");
    await hand.settled();
  }
  await onStage("debrief");
  await hand.type("un client demande");
  await hand.key("Enter");
  await hand.type("je redis d’abord");
  await hand.key("Enter");
  await hand.settled();
  await hand.key("Digit2");
  await hand.settled();
  await hand.key("Enter");
  await hand.settled();
  const { debriefs } = await hand.rpc("debrief.list_debriefs", { visit_day: day });
  const kept = await hand.rpc("debrief.get_debrief", { debrief: debriefs[0].debrief });
  assert.deepEqual([kept.status, kept.commitment_then], ["final", "je redis d’abord"]);
  await hand.key("Enter");
  await hand.at(/\/debriefs$/);
}

async function promise(hand, day) {
  await hand.key("Digit5");
  await hand.at(/\/plan$/);
  await hand.key("a", "Digit4", "Enter");
  await hand.settled();
  const { actions } = await hand.rpc("action.get_plan", { visit_day: day });
  assert.equal(actions.length, 1);
  assert.ok(actions[0].owner_name && actions[0].source_id);
  return actions[0].action;
}

async function close(hand, day, onStage) {
  await hand.rpc("closing.agree_next_visit", { visit_day: day, on: "2026-12-15", at: "09:30" });
  await hand.key("Digit6");
  await hand.at(/\/closing$/);
  await hand.key("Enter");
  await hand.at(/\/handover$/);
  for (const [at, mark] of [4, 5, 4, 3].entries()) {
    await hand.seen(`handover-question-${at + 1}`);
    await hand.key(`Digit${mark}`);
  }
  await hand.seen("handover-word-title");
  await onStage("rating");
  await hand.key("Enter");
  await hand.seen("handover-thanks");
  await hand.tabTo("handover-take-back");
  await hand.key("Enter");
  await hand.at(/\/closing$/);
  await hand.seen("closing-sealed");
  await hand.key("Control+Enter");
  await hand.seen("closing-board-confirmed");
  await onStage("closing");
  const { opened } = await hand.rpc("closing.get_closing", { visit_day: day });
  assert.deepEqual(opened.answers, [4, 5, 4, 3], "the rating opens once the dashboard is confirmed");
  // The rating that has just opened is read before the day closes.
  await hand.pause(2_500);
  await hand.key("Control+Enter");
  await hand.at(/\/report$/);
}

/** Finish makes the PDF; the file is read back with other people's tools. */
async function leave(hand, day) {
  await hand.key("Enter");
  await hand.seen("report-screen-copy");
  const { reports } = await hand.rpc("report.get_report", { visit_day: day });
  const { path } = reports[0];
  assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  execFileSync("qpdf", ["--check", path]);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  for (const words of ["Les Lilas", "une lampe grésille au comptoir", "je redis d’abord"]) {
    assert.ok(text.replaceAll(/\s+/g, " ").includes(words), `the report says “${words}”`);
  }
  return path;
}

/** Three weeks later: the visit opens on what was promised, what was done, what is to be looked at again. */
export async function playSecondVisit(hand, { action }) {
  await hand.at(/\/today$|\/report$/);
  await hand.go("/today");
  await hand.key("Enter");
  await hand.at(/\/prepare$/);
  const { in_progress: days } = await hand.rpc("visit.get_today");
  const { promises } = await hand.rpc("visit.get_preparation", { visit_day: days[0].visit_day });
  assert.ok(promises.some((promise) => promise.action === action), "what was promised is asked again");
}
