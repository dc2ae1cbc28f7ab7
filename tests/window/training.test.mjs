// A goal over simulated weeks, in the real window: proposed, set, tried, observed, acquired.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldClock } from "../rig/clock.mjs";
import { file, joins, lilas, looks, status } from "../rig/people.mjs";
import { folder } from "../rig/programs.mjs";
import { By, open, until } from "./rig.mjs";

const DAY = 86_400_000;

test("a goal is proposed, set, tried, observed and acquired over weeks", async (t) => {
  const clock = new HeldClock(folder(t));
  const window = await open(t, { clock, plainly: true });
  const { web } = window;
  const control = (key, args) => By.xpath(`//button[contains(normalize-space(.), "${window.t(key, args)}")]`);
  const press = async (key, args) => (await web.wait(until.elementLocated(control(key, args)), 10_000)).click();
  const unit = await lilas(window);
  const person = await joins(window, unit, "Nora Belval");
  const path = `/units/${unit}/people/${person}`;
  const after = async (days) => {
    clock.advance(days * DAY);
    await window.go("/today");
  };

  await window.go(path);
  await window.seen("training-proposal-observe-first");
  await window.go("/today");
  await looks(window, unit, person, { REF: 2 });
  await window.go(path);
  await press("training-proposal-set");
  await press("training-goal-keep");
  await window.seen("training-goal-kept");
  const [set] = (await file(window, unit, person)).goals;
  assert.equal(set.reason.looks, 1);

  await after(1);
  await window.seen("today-checks");
  const observation = await looks(window, unit, person, { REF: 3 });
  await window.rpc("observation.close_goal", { goal: set.goal.goal, observation, status: "seen_met" });
  assert.equal((await status(window, unit, person, "REF")).state, "in_progress");
  await after(6);
  await looks(window, unit, person, { REF: 3 });
  await after(7);
  await looks(window, unit, person, { REF: 4 });
  await window.go(path);
  const { state, acquired_on } = await status(window, unit, person, "REF");
  assert.deepEqual([state, acquired_on], ["acquired", "2026-12-08"]);
  await web.wait(until.elementLocated(By.xpath("//*[contains(text(), 'Acquis depuis le 8 déc')]")), 10_000);
});
