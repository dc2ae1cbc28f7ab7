// One whole visit day and the visit after it, by keyboard alone, in Chromium.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RunningClock } from "../rig/clock.mjs";
import { playDay, playSecondVisit } from "../rig/day.mjs";
import { open } from "./rig.mjs";

test("the practice day by keyboard alone, and the second visit three weeks later", async (t) => {
  const clock = new RunningClock();
  const app = await open(t, { clock });
  const cost = await app.spend(async () => {
    const day = await playDay(app, { onStage: (name) => app.picture(`day-${name}`) });
    clock.set("2026-12-15T09:25:00+01:00");
    await app.powerCut();
    await playSecondVisit(app, day);
  });
  assert.equal(cost.touches, 0);
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  t.diagnostic(JSON.stringify(cost));
});
