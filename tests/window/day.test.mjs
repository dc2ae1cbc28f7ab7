// One whole visit day and the visit after it, by keyboard alone, in the real window.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RunningClock } from "../rig/clock.mjs";
import { playDay, playSecondVisit } from "../rig/day.mjs";
import { open } from "./rig.mjs";

test("the practice day by keyboard alone, and the second visit three weeks later", async (t) => {
  const clock = new RunningClock();
  const window = await open(t, { clock });
  const day = await playDay(window, { onStage: (name) => window.picture(`window-${name}`) });
  clock.set("2026-12-15T09:25:00+01:00");
  await window.powerCut();
  await playSecondVisit(window, day);
  assert.deepEqual((await window.rpc("backup.verify_profile")).faults, []);
});
