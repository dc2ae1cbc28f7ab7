// One whole visit day and the visit after it, by keyboard alone, in Chromium.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RunningClock } from "../rig/clock.mjs";
import { playDay, playSecondVisit } from "../rig/day.mjs";
import { open, seconds } from "./rig.mjs";

test("the practice day by keyboard alone, and the second visit three weeks later", async (t) => {
  const clock = new RunningClock();
  const app = await open(t, { clock });
  const cost = await app.spend(async () => {
    // The window tells every half minute how long it was in front, and when it is left: a day is played faster than that.
    const tell = () => app.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    const day = await playDay(app, { onStage: (name) => tell().then(() => app.picture(`day-${name}`)) });
    // What the screen told of itself stays on this computer; played without a pause, it was in front nearly all along.
    const presence = await app.rpc("visit.get_presence", { visit_day: day.day });
    assert.ok(presence.entry_min + presence.counting_min > 0, JSON.stringify(presence));
    clock.set("2026-12-15T09:25:00+01:00");
    await app.powerCut();
    await playSecondVisit(app, day);
  });
  assert.equal(cost.touches, 0);
  // A visit lasts three hours. Every key of both days counted as a decision, entering takes less than a quarter of one.
  const entry = seconds(cost) + 1.35 * cost.keys;
  assert.ok(entry < 0.25 * 3 * 3_600, `${entry} s: ${JSON.stringify(cost)}`);
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  t.diagnostic(JSON.stringify(cost));
});
