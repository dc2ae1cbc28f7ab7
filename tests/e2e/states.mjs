// The walk through every screen in one language, once for each state a screen can be met in.
import assert from "node:assert/strict";
import { after } from "node:test";
import { folder } from "../rig/programs.mjs";
import { HeldClock } from "../rig/clock.mjs";
import { at, founded, lived, screens } from "../rig/screens.mjs";
import { server } from "../rig/server.mjs";
import { Album } from "./album.mjs";
import { layoutInPage } from "./layout.mjs";
import { open } from "./rig.mjs";

/** A small laptop on a desk, by day; and the same one in the field, in the evening, at 200 %. */
const desk = { name: "desk", theme: "light", density: "desk", other: "field", viewport: { width: 1280, height: 800 } };
const field = { name: "field", theme: "dark", density: "field", other: "desk", viewport: { width: 640, height: 400 } };

const both = { ways: [desk, field] };

/** Texts that are other ones each time: addresses, codes, temporary folders. */
const drawn = /age1|(\d{4} ){3}|sillage-test-/;
/** A profile of one's own lives at the time of the machine: every figure may be a date. */
const dated = /\d|sillage-test-/;

/**
 * Two irritants met on the same day, of the same weight, stand in the order of their numbers, which are drawn; and a
 * problem tells the size its screen had when it was asked for.
 */
const unlike = /units\/:unit\/irritants$|about\/problem$/;

/**
 * What asks the core for nothing, or is open before anything is refused, looks as it does otherwise; a form stands without
 * what it asks for, and the sync centre tells by its own state.
 */
const silent = [
  "/guide", "/guide/:page", "/network/load", "/open-file", "/settings/display", "/settings/language", "/settings/keys",
  "/settings/privacy", "/settings/about", "/settings/about/licences", "/network/unit", "/units/:unit/week/counts",
  "/units/:unit/voice/file", "/units/:unit/hand", "/visit/:day/note", "/today", "/sync",
];

/** Screens on which it shows whether a server is joined. */
const exchanging = ["/today", "/sync", "/units/:unit", "/units/:unit/hand", "/settings/backup"];

/** The first screen: no profile is open. */
const nobody = { role: null, at: "/" };

/** Screens of what there is before anybody is in the team. */
const unpeopled = screens.filter((screen) => !/:(person|observation)/.test(screen));

/** Walks every screen in every state. `test` is Node's own. */
export function walkEveryState(test, locale) {
  const album = new Album(locale);
  after(() => album.close());

  /** A profile at a moment that stands still, so that its pictures are the same each time. */
  async function enter(t, options = {}) {
    const clock = new HeldClock(folder(t));
    const app = await open(t, { locale, clock, ...options });
    const asked = new Set();
    app.page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await app.page.clock.setFixedTime(clock.now);
    return { app, asked };
  }

  /** A profile of somebody's own, in this language, with a day begun. */
  async function found(app) {
    const ids = await founded(app);
    await app.rpc("setting.change_setting", { key: "locale", value: locale });
    await app.reload();
    return ids;
  }

  /** Looks at the screen that stands: it lies right both ways and in both densities; axe and the album look these ways. */
  async function look(app, name, { ways, moving = drawn }) {
    const faults = [];
    for (const way of [desk, field]) {
      await app.page.emulateMedia({ colorScheme: way.theme });
      await app.page.setViewportSize(way.viewport);
      for (const density of [way.other, way.density]) {
        const lies = await app.page.evaluate(`(document.documentElement.dataset.density = "${density}", (${layoutInPage})())`);
        faults.push(...lies.map((fault) => `${way.viewport.width} px, ${density}: ${fault}`));
      }
      if (!ways.includes(way)) continue;
      await app.quiet();
      faults.push(...(await app.axeFinds()).map((fault) => `${way.theme}: ${fault}`));
      const change = !unlike.test(name) && (await album.compare(app, name.replace("/", `-${way.name}/`), moving));
      if (change) faults.push(change);
    }
    await app.page.emulateMedia({ colorScheme: desk.theme });
    await app.page.setViewportSize(desk.viewport);
    assert.deepEqual(faults, [], `${name}, ${locale}:\n${faults.join("\n")}`);
  }

  /** Walks these screens in a state. One way to look is enough where the other language looks the other way. */
  async function walk(t, app, state, ids, { these = screens, ways = [locale === "fr" ? desk : field], moving, check } = {}) {
    for (const screen of these) {
      await t.test(`${state} ${screen}`, async () => {
        await app.go(at(screen, ids));
        await check?.(screen);
        await look(app, `${state}${screen}`, { ways, moving });
      });
    }
  }

  /** Without a network nothing is missing: nothing but the core was ever asked. */
  const alone = (app, asked) => assert.deepEqual([...asked], [new URL(app.host.url).origin]);

  test(`a day that is under way, ${locale}`, async (t) => {
    const { app, asked } = await enter(t);
    const ids = await lived(app);
    // Today stood there before the day was begun.
    await app.reload();
    await walk(t, app, "day", ids, both);
    alone(app, asked);
  });

  test(`a unit with a year behind it, ${locale}`, async (t) => {
    const { app } = await enter(t);
    const ids = await lived(app);
    await app.rpc("practice.plant_year", {});
    await app.reload();
    const { units } = await app.rpc("visit.list_units");
    const these = screens.filter((screen) => !/^\/(settings|guide|visit|open-file)|:person/.test(screen));
    await walk(t, app, "full", { ...ids, unit: units[0].unit }, { these });
  });

  test(`before there is anything, joined to a server that is gone, and locked, ${locale}`, async (t) => {
    const { app, asked } = await enter(t, nobody);
    await look(app, "first/", both);
    const ids = await found(app);
    await walk(t, app, "alone", ids, { these: exchanging, moving: dated });
    const set = await server(t, (await app.rpc("sync.get_state")).identity);
    await app.rpc("sync.enrol_device", { line: set.first });
    await set.stop();
    assert.equal(await app.host.refusal("sync.run_session"), "sync_unreachable");
    const told = () => app.page.locator("footer").getByText(app.t("app-sent-offline"), { exact: false }).waitFor();
    await walk(t, app, "empty", ids, { these: unpeopled, moving: dated, check: told });
    alone(app, asked);
    await app.rpc("profile.rest", {});
    const page = () => app.page.locator("body").innerText();
    await app.go("/today");
    const locked = await page();
    for (const screen of unpeopled) {
      await app.go(at(screen, ids));
      assert.equal(await app.page.locator("input").count(), 1, `${screen}: locked, it shows the field of the PIN alone`);
      assert.equal(await page(), locked, `${screen} tells where one was`);
    }
    assert.ok(!locked.includes("Place Neuve"), locked);
    await look(app, "locked/", both);
  });

  test(`refused by the core, ${locale}`, async (t) => {
    const { app } = await enter(t, { expectErrors: true });
    const ids = await lived(app);
    const kept = /"name":"(session|setting|place|draft|profile|work)\./;
    await app.page.route("**/rpc", (route) =>
      kept.test(route.request().postData() ?? "")
        ? route.continue()
        : route.fulfill({ json: { failure: { code: "store_failed", params: {}, trace: null } } }),
    );
    const said = () => app.page.getByText(app.t("failure-store-failed")).first().waitFor({ timeout: 5_000 });
    const these = screens.filter((screen) => !silent.includes(screen));
    await walk(t, app, "refused", ids, { these, check: said });
  });
}
