// What a person sets or turns: a theme against glare, larger text, less motion, the other hand, another language, hidden
// names, a slate held upright; what a finger has to hit; and practice that is thrown away.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { words } from "../rig/words.mjs";
import { at, lived, screens } from "../rig/screens.mjs";
import { layoutInPage } from "./layout.mjs";
import { open } from "./rig.mjs";

/** Where things are noted in front of people: the counter and the hand-over besides, which begin with an act. */
const capture = [
  "/today", "/visit/:day", "/visit/:day/prepare", "/visit/:day/note", "/visit/:day/said", "/visit/:day/photos", "/visit/:day/plan",
  "/visit/:day/walk", "/visit/:day/walk/:walk", "/visit/:day/walk/consolidation", "/visit/:day/flow", "/visit/:day/counter",
  "/visit/:day/observations", "/visit/:day/observations/:observation", "/visit/:day/debriefs/:debrief", "/visit/:day/closing",
];

/** A day in the middle of its work, with somebody counting, a finding, a debrief begun and an action promised. */
async function underWay(app) {
  const ids = await lived(app);
  const visit_day = ids.day;
  const { posts } = await app.rpc("flow.list_posts", { visit_day });
  await app.rpc("flow.open_window", { visit_day, post: posts[0].id });
  await app.rpc("visit.record_finding", { visit_day, kind: "irritant", text: "Une lampe grésille au comptoir." });
  for (const title of ["Ranger la réserve", "Baliser la marche"]) {
    await app.rpc("action.promise_action", { unit: ids.unit, visit_day, source: "plan", title });
  }
  const { debrief } = await app.rpc("debrief.open_debrief", { observations: [ids.observation] });
  return { ...ids, debrief };
}

/** Chooses by the words of the screen where the looks are set. */
async function choose(app, name, where = "/settings/display") {
  await app.go(where);
  await app.tap(app.page.getByRole("radio", { name: typeof name === "string" ? app.t(name) : name }));
  await app.quiet();
}
const worn = (app, name) => app.page.evaluate((asked) => document.documentElement.dataset[asked], name);
const lies = (app) => app.page.evaluate(`(${layoutInPage})()`);

test("the theme against glare reads at seven to one on every screen of capture, day and night", async (t) => {
  const app = await open(t);
  const ids = await underWay(app);
  await choose(app, "settings-theme-daylight");
  const faults = [];
  for (const screen of capture) {
    await app.go(at(screen, ids));
    for (const colorScheme of ["light", "dark"]) {
      await app.page.emulateMedia({ colorScheme });
      const paper = await app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      if (paper !== "rgb(255, 255, 255)") faults.push(`${screen}: ${paper} on a ${colorScheme} system`);
    }
    faults.push(...(await app.axeFinds(["color-contrast-enhanced"])).map((fault) => `${screen}: ${fault}`));
  }
  assert.deepEqual(faults, [], faults.join("\n"));
  await app.powerCut();
  assert.equal(await worn(app, "theme"), "daylight");
  assert.equal((await app.rpc("setting.get_settings")).values.theme, "daylight");
});

/** Chooses letters half as large again, and looks at these screens. */
async function faultsWhenLarge(app, ids, these) {
  await choose(app, /^150/);
  await app.powerCut();
  const faults = [];
  for (const screen of these) {
    await app.go(at(screen, ids));
    faults.push(...(await lies(app)).map((fault) => `${screen}: ${fault}`));
  }
  return faults;
}

test("text grows by half, stays so, and nothing of a screen is cut", async (t) => {
  const app = await open(t);
  const ids = await underWay(app);
  const size = () => app.page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("h1")).fontSize));
  const before = await size();
  const faults = await faultsWhenLarge(app, ids, ["/today", ...capture]);
  assert.ok(Math.abs((await size()) / before - 1.5) < 0.01, `${before} → ${await size()}`);
  assert.deepEqual(faults, [], faults.join("\n"));
});

/** Seconds the slowest of these takes to change. */
const moves = (app, what) =>
  app.page.evaluate(
    (asked) => Math.max(0, ...[...document.querySelectorAll(asked)].map((one) => parseFloat(getComputedStyle(one).transitionDuration))),
    what,
  );

test("nothing of a screen moves where the person or the system wants it still", async (t) => {
  const app = await open(t, { at: "/settings/display" });
  assert.equal(await moves(app, "main *"), 0, "the system asks for it");
  await app.page.emulateMedia({ reducedMotion: "no-preference" });
  assert.ok((await moves(app, "main *")) > 0.1);
  await app.tap(app.control("switch", "settings-motion"));
  await app.quiet();
  assert.equal(await moves(app, "main *"), 0);
  await app.powerCut();
  assert.equal(await moves(app, "main *"), 0, "it stays so");
});

test("a message slides in no more where stillness is set", async (t) => {
  const app = await open(t, { at: "/settings/display" });
  await app.page.emulateMedia({ reducedMotion: "no-preference" });
  await app.tap(app.control("switch", "settings-motion"));
  await app.seen("settings-changed");
  assert.equal(await moves(app, "[data-sonner-toast]"), 0);
});

test("the pane of the counter changes sides with the hand", async (t) => {
  const app = await open(t);
  const ids = await underWay(app);
  const left = async () => {
    await app.go(at("/visit/:day/counter", ids));
    return (await app.page.locator("button.pane").boundingBox()).x;
  };
  const right = await left();
  await choose(app, "settings-hand-left");
  assert.ok((await left()) > right + 100, `${right} → ${await left()}`);
});

test("names are hidden and shown by one chord, on every screen and after a restart", async (t) => {
  const app = await open(t);
  const ids = await underWay(app);
  const { people } = await app.rpc("observation.list_people", { visit_day: ids.day });
  const known = [...people.map(({ name }) => name), (await app.rpc("session.get_state")).profile.name];
  const named = async () => {
    const text = await app.page.locator("body").innerText();
    return known.filter((name) => text.includes(name));
  };
  await app.go(at("/visit/:day/observations", ids));
  assert.ok((await named()).length > 3, "names are there");
  await app.key("Control+Shift+h");
  await app.seen("app-names-hidden");
  await app.quiet();
  assert.deepEqual(await named(), []);
  await app.powerCut();
  const told = [];
  for (const screen of [...screens, "/visit/:day/debriefs/:debrief", "/visit/:day/counter"]) {
    await app.go(at(screen, ids));
    const names = await named();
    if (names.length) told.push(`${screen}: ${names.join(", ")}`);
  }
  assert.deepEqual(told, [], told.join("\n"));
  await app.go(at("/visit/:day/observations", ids));
  await app.key("Control+Shift+h");
  await app.seen("app-names-shown");
  await app.quiet();
  assert.ok((await named()).length > 3, "names are back");
});

/** Runs in the page: what a finger is to hit and is smaller than this. */
function smallInPage(least) {
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && getComputedStyle(one).clipPath === "none";
  // A box that is ticked is hit by its words, too; a link inside a sentence is read, not aimed at.
  const hit = (one) => one.closest("label") ?? one;
  const inSentence = (one) => one.matches("a") && one.parentElement.matches("p") && one.parentElement.innerText !== one.innerText;
  const controls = [...document.querySelectorAll("button, a[href], input, textarea, select, summary, [role=tab], [role=switch]")];
  const faults = controls.filter((one) => shown(one) && !one.closest(".skip") && !inSentence(one)).flatMap((one) => {
    const { width, height } = hit(one).getBoundingClientRect();
    if (width < 3 || (width >= least - 0.5 && height >= least - 0.5)) return [];
    return [`${Math.round(width)} × ${Math.round(height)} <${one.tagName.toLowerCase()} class="${one.className}"> “${(one.innerText || one.ariaLabel || one.placeholder || "").trim().slice(0, 30)}”`];
  });
  return [...new Set(faults)];
}

test("whatever a finger is to hit while capturing measures 44 px", async (t) => {
  const app = await open(t, { touch: true, viewport: { width: 1180, height: 820 } });
  const ids = await underWay(app);
  assert.equal(await worn(app, "density"), "field");
  const faults = [];
  for (const screen of capture) {
    await app.go(at(screen, ids));
    faults.push(...(await app.page.evaluate(smallInPage, 44)).map((fault) => `${screen}: ${fault}`));
  }
  assert.deepEqual(faults, [], faults.join("\n"));
});

test("a slate held upright has its sections below and loses nothing when it is turned", async (t) => {
  const upright = { width: 820, height: 1180 };
  const app = await open(t, { touch: true, viewport: upright });
  const ids = await underWay(app);
  const faults = [];
  for (const screen of capture) {
    await app.go(at(screen, ids));
    faults.push(...(await lies(app)).map((fault) => `${screen}: ${fault}`));
  }
  assert.deepEqual(faults, [], faults.join("\n"));

  await app.go(at("/visit/:day/note", ids));
  const rail = app.page.getByRole("navigation", { name: app.t("app-nav") });
  const words = app.page.locator("textarea");
  await words.fill("Une lampe grésille");
  const below = await rail.boundingBox();
  assert.ok(below.y > 1000 && below.width === upright.width, JSON.stringify(below));
  await app.page.setViewportSize({ width: upright.height, height: upright.width });
  await app.quiet();
  const beside = await rail.boundingBox();
  assert.ok(beside.x === 0 && beside.y === 0 && beside.width < 200, JSON.stringify(beside));
  assert.equal(await words.inputValue(), "Une lampe grésille");
  await app.page.setViewportSize(upright);
  assert.equal(await words.inputValue(), "Une lampe grésille");
});

test("the plan is put in order by dragging", async (t) => {
  const app = await open(t);
  const ids = await underWay(app);
  const titles = async () => (await app.rpc("action.get_plan", { visit_day: ids.day })).actions.map(({ title }) => title);
  assert.deepEqual(await titles(), ["Ranger la réserve", "Baliser la marche"]);
  await app.go(at("/visit/:day/plan", ids));
  const grip = (title) => app.page.getByLabel(app.t("action-move", { title }));
  const from = await grip("Baliser la marche").boundingBox();
  const to = await grip("Ranger la réserve").boundingBox();
  const { mouse } = app.page;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(from.x + from.width / 2, from.y, { steps: 5 });
  await mouse.move(to.x + to.width / 2, to.y + to.height / 4, { steps: 10 });
  // What is dragged asks where it is several times a second.
  await app.pause(400);
  await mouse.up();
  await app.pause(200);
  await app.quiet();
  assert.deepEqual(await titles(), ["Baliser la marche", "Ranger la réserve"]);
  await app.reload();
  assert.deepEqual(await titles(), ["Baliser la marche", "Ranger la réserve"]);
});

test("the language of the screens changes at once, and a report has its own", async (t) => {
  const app = await open(t);
  const { day } = await lived(app);
  await app.rpc("closing.skip_rating", { visit_day: day, reason: "absent" });
  await app.rpc("closing.confirm_dashboard", { visit_day: day });
  await choose(app, "start-in-english", "/settings/language");
  await app.page.getByRole("heading", { level: 1, name: words("en", "settings-title") }).waitFor();
  assert.equal(await app.page.locator("html").getAttribute("lang"), "en");
  await app.go(`/visit/${day}/report`);
  await app.tap(app.page.getByRole("radio", { name: words("en", "report-screen-locale-fr") }));
  await app.tap(app.page.getByRole("button", { name: words("en", "report-screen-finish") }));
  await app.page.getByText(words("en", "report-screen-copy"), { exact: true }).first().waitFor();
  const [{ path }] = (await app.rpc("report.get_report", { visit_day: day })).reports;
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  assert.ok(text.includes(words("fr", "visit-stage-plan")) && !text.includes(words("en", "visit-stage-plan")), text.slice(0, 400));
});

test("the practice network is thrown away in two touches, and nothing of it is left", async (t) => {
  const app = await open(t, { touch: true, at: "/settings/privacy" });
  await app.within({ touches: 2, keys: 0, dialogs: 1 }, async () => {
    await app.tap(app.control("button", "settings-practice-delete"));
    await app.tap(app.page.getByRole("dialog").getByRole("button", { name: app.t("settings-practice-delete") }));
    await app.at(/^\/$/);
  });
  assert.deepEqual((await app.rpc("profile.list_profiles")).profiles, []);
});
