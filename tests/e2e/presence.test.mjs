// How much of a visit went to the screen: measured by the page, kept by the core, read by the coach on the visit and on
// its report. The time of both is moved by hand: the core's by its clock, the page's by Playwright's, tick by tick.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HeldClock } from "../rig/clock.mjs";
import { folder } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

const minute = 60_000;

for (const locale of ["fr", "en"]) {
  test(`the coach reads the share of the visit, ${locale}`, async (t) => {
    const clock = new HeldClock(folder(t));
    const app = await open(t, { locale, clock });
    const { next } = await app.rpc("visit.get_today");
    const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
    await app.page.clock.install({ time: clock.now });
    await app.reload();

    const measured = () => app.rpc("visit.get_presence", { visit_day: day });
    /** The window is in front of somebody for so long on this screen. */
    const looks = async (path, time) => {
      await app.go(path);
      await app.page.clock.runFor(time);
      // Leaving a screen of the visit for another tells what was measured.
      await app.page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
      await app.quiet();
    };
    /** Minutes as told, a little more than was looked: what passes by itself between two steps. */
    const near = (told, minutes) => assert.ok(told >= minutes - 0.1 && told < minutes + 0.7, `${told} min for ${minutes}`);
    /** The sentence with the figures of the core. */
    const sentence = async (key) => {
      const { share, most, entry_min, elapsed_min } = await measured();
      const figures = { share: percent(share), most: percent(most), minutes: minutes(entry_min), visit: minutes(elapsed_min) };
      return app.t(key, figures);
    };
    const percent = (ratio) => new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-GB", { style: "percent" }).format(ratio);
    const minutes = (value) => `${Math.round(value)}\u00a0min`;
    const reads = async (key) => {
      for (const path of [`/visit/${day}`, `/visit/${day}/report`]) {
        await app.go(path);
        await app.page.getByText(await sentence(key)).waitFor();
      }
    };

    await looks(`/visit/${day}/walk`, minute);
    near((await measured()).entry_min, 1);
    // Whatever the screen: the visit is under way.
    await looks("/note", minute);
    await looks("/units", minute);
    near((await measured()).entry_min, 3);
    // Who counts customers looks at them: that time is told apart.
    await app.go(`/visit/${day}/flow`);
    await app.key("Enter");
    await app.at(/\/counter/);
    await looks(app.path, 2 * minute);
    await app.key("Control+Enter");
    await app.at(/\/flow$/);
    near((await measured()).entry_min, 3);
    near((await measured()).counting_min, 2);
    clock.advance(30 * minute);
    await reads("visit-presence");
    await app.page.getByText(app.t("visit-presence-counting", { minutes: minutes((await measured()).counting_min) })).waitFor();
    const calm = await measured();
    assert.ok(calm.share > 0.09 && calm.share < 0.13, JSON.stringify(calm));
    await app.axe();
    await app.looks("presence");

    await looks("/today", 3 * minute);
    await looks(`/visit/${day}/observations`, 3 * minute);
    const over = await measured();
    assert.ok(over.share > over.most, JSON.stringify(over));
    await reads("visit-presence-over");
    await app.axe();
    await app.looks("presence-over");
  });
}
