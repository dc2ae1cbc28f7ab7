// One whole visit day and the visit after it, by keyboard alone, in Chromium, at the pace of a person: each key is paid
// for with the time it takes, and between two stages the coach is with the people. So the app measures its own share.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldClock } from "../rig/clock.mjs";
import { playDay, playSecondVisit } from "../rig/day.mjs";
import { folder } from "../rig/programs.mjs";
import { open, seconds } from "./rig.mjs";

const minute = 60_000;
/** Between two of the eleven pauses of the script: walking, observing, talking. With what the keys take, three hours in all. */
const away = 16 * minute;

test("the practice day by keyboard alone, and the second visit three weeks later", async (t) => {
  const clock = new HeldClock(folder(t));
  const app = await open(t, { clock });
  await app.page.clock.install({ time: clock.now });
  await app.reload();
  /** Time passes in front of the screen, in the page and in the core. */
  let spent = 0;
  const passes = async (time) => {
    spent += time;
    clock.advance(time);
    await app.page.clock.runFor(time);
  };
  const { key, type } = app;
  // Every key a decision, every letter a stroke.
  app.key = async (...names) => {
    for (const name of names) {
      await passes(1_000 * seconds({ keys: 1, typed: 0, touches: 1 }));
      await key.call(app, name);
    }
  };
  app.type = async (text) => {
    await passes(1_000 * seconds({ keys: 0, typed: text.length, touches: 0 }));
    await type.call(app, text);
  };
  app.pause = passes;

  const cost = await app.spend(async () => {
    const tell = () => app.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    const day = await playDay(app, {
      onStage: async (name) => {
        await app.picture(`day-${name}`);
        await tell();
        clock.advance(away);
      },
    });
    const presence = await app.rpc("visit.get_presence", { visit_day: day.day });
    const told = `${JSON.stringify(presence)}, ${spent / minute} min at the keys`;
    t.diagnostic(told);
    assert.ok(Math.abs(presence.elapsed_min - 180) < 20, told);
    // What was spent before the day closed was seen, but for the seconds the computer was in the manager's hands.
    assert.ok(presence.entry_min + presence.counting_min > spent / minute - 0.5, told);
    assert.ok(presence.share < presence.most, told);
    clock.advance(Date.parse("2026-12-15T09:25:00+01:00") - clock.now);
    await app.powerCut();
    await playSecondVisit(app, day);
  });
  assert.equal(cost.touches, 0);
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  t.diagnostic(JSON.stringify(cost));
});
