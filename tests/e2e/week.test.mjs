// From what was seen to what must be done: a year of counts, the week, the need, the people planned, the gap, an action.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { year } from "../rig/counts.mjs";
import { everyLook, open } from "./rig.mjs";

async function chooseFile(app, file) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(app.page.getByRole("button", { name: new RegExp(`^(${app.t("kit-file-choose")}|${app.t("kit-file-other")})`) }).first())]);
  await chooser.setFiles(file);
  await app.seen("kit-file-columns");
  await app.quiet();
}

async function unitOf(app, code = "HAL") {
  const { units } = await app.rpc("visit.list_units", {});
  return units.find((one) => one.code === code).unit;
}

test("a year of counts becomes a week, a need, a gap, an action found on Today", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app);
  await app.go(`/units/${unit}`);
  await app.tap(app.page.getByRole("link", { name: app.t("week-open") }));
  await app.at(/week$/);
  await app.seen("week-empty");
  await app.picture("week-empty");
  const { today } = await app.rpc("week.get_week", { unit });

  // The file, with two rows that make no sense: they are listed, and the rest is taken.
  await app.tap(app.page.getByRole("link", { name: app.t("week-import") }));
  await app.at(/counts$/);
  await app.picture("week-counts-empty");
  await chooseFile(app, year(today, { wrong: true }));
  await app.seen("week-trouble-no-such-hour");
  await app.seen("week-trouble-negative-count");
  await app.picture("week-counts");
  await app.axe();
  await app.tap(app.page.getByRole("button", { name: /^Importer/ }));
  await app.tap(app.page.getByRole("button", { name: app.t("week-counts-see") }));
  await app.at(/week$/);

  // The week, by keyboard: a cell opens its formula with its numbers in it.
  const cell = app.page.getByRole("button", { name: /^Samedi 12:00/ });
  await cell.focus();
  await app.key("Enter");
  await app.page.getByText(/^60 × .* clients ÷ .*\smin observées = /).waitFor();
  await app.picture("week");
  await app.axe();
  await app.key("ArrowDown");
  assert.match(await app.page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Samedi 12:30/);
  await app.key("Control+Enter");
  await app.page.getByText(/figée et en service/).waitFor();
  const { versions } = await app.rpc("week.get_week", { unit });
  assert.equal(versions.filter((each) => each.current).length, 1);

  // The need. The people planned cannot be entered before it is saved.
  await app.tap(app.page.getByRole("link", { name: app.t("week-need") }));
  await app.at(/staffing$/);
  await app.seen("staffing-none");
  await app.go(`/units/${unit}/staffing/roster`);
  await app.seen("staffing-roster-none");
  await app.picture("staffing-locked");
  await app.go(`/units/${unit}/staffing`);
  await app.tap(app.control("button", "staffing-add").first());
  await app.tap(app.page.getByRole("button", { name: app.t("staffing-name-suggest-1"), exact: true }));
  await app.page.getByLabel(app.t("staffing-aht")).fill("4");
  await app.page.getByLabel(app.t("staffing-promise-wait")).fill("2");
  await app.picture("staffing-function");
  await app.axe();
  await app.tap(app.control("button", "staffing-save-function"));
  await app.tap(app.page.getByRole("button", { name: /^Samedi 12:00/ }));
  await app.page.getByText(/clients par heure × 240 s ÷/).waitFor();
  await app.picture("staffing");
  await app.axe();
  await app.key("Control+Enter");
  await app.seen("staffing-already", { version: "1" });
  const before = JSON.stringify(await app.rpc("staffing.get_need", { unit }));

  // Two people all day, on every working day: noon is short.
  await app.tap(app.control("button", "staffing-roster"));
  await app.at(/roster$/);
  await app.page.getByLabel(app.t("staffing-roster-fill"), { exact: true }).fill("2");
  await app.tap(app.control("button", "staffing-roster-fill-do"));
  await app.page.getByText(/^Heures-personnes manquantes/).waitFor();
  await app.quiet();
  assert.equal(JSON.stringify(await app.rpc("staffing.get_need", { unit })), before, "the need is the same to the byte");
  await app.picture("staffing-gap");
  await app.axe();
  await app.tap(app.control("button", "staffing-act").first());
  await app.key("Digit1");
  await app.seen("staffing-act-done");
  const { actions } = await app.rpc("action.list_actions", {});
  const action = actions.find((one) => one.title.startsWith("Accueil, lundi"));
  assert.ok(action, JSON.stringify(actions.map((one) => one.title)));
  await app.go("/today");
  await app.page.getByText(action.title).first().waitFor();
  await app.picture("staffing-today");
});

test("American days are asked, never guessed, and the columns are remembered", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app);
  const { today } = await app.rpc("week.get_week", { unit });
  await app.go(`/units/${unit}/week/counts`);
  await chooseFile(app, year(today, { american: true }));
  await app.picture("week-counts-asked");
  await app.tap(app.control("button", "kit-file-month-first"));
  await app.tap(app.page.getByRole("button", { name: /^Importer/ }));
  await app.tap(app.page.getByRole("button", { name: app.t("week-counts-see") }));
  await app.at(/week$/);
  const other = await unitOf(app, "LIL");
  await app.go(`/units/${other}/week/counts`);
  await chooseFile(app, year(today, { american: true }));
  await app.seen("kit-file-remembered");
});

test("a practice network takes a year, and its dossier is made from it", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app, "LIL");
  await app.go(`/units/${unit}/week`);
  await app.tap(app.control("button", "week-year-do"));
  await app.control("button", "week-year-do").waitFor({ state: "hidden" });
  await app.page.getByRole("table").first().waitFor();
  await app.quiet();
  const { imports, channels } = await app.rpc("week.get_week", { unit, interval_min: 60 });
  assert.deepEqual(imports.map(({ file_name }) => file_name).toSorted(), ["compteur-porte-les-lilas.csv", "standard-les-lilas.csv"]);
  assert.equal(channels.length, 2);
  await app.picture("week-of-a-year");
  await app.key("Control+Enter");
  await app.quiet();
  await app.go(`/units/${unit}/diagnosis`);
  await app.tap(app.control("button", "unit-dossier"));
  const said = app.page.getByText(/_dossier\.pdf/);
  await said.waitFor();
  const [path] = (await said.innerText()).match(/\/\S+\.pdf/);
  assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  await app.axe();
});

everyLook(test, "the week and the need", async (app) => {
  const unit = await unitOf(app, "LIL");
  await app.rpc("week.record_special_day", { unit, date: "2026-11-20", reason: "promotion", channel: null, exclude_from_reference: true, note: "" });
  await app.go(`/units/${unit}/week`);
  await app.looks("week");
  await app.axe();
  await app.rpc("week.save_week", { unit, label: "Automne", interval_min: 60 });
  const asked = {
    unit, function: null, name: "Accueil", way: "queue", min_presence: 1, routing: [{ channel: "walk_in", share: 1 }], aht_s: 240, target_share: 0.8,
    target_wait_s: 300, max_occupancy: 0.85, patience_s: null, deadline_h: 24, backlog_min: 0, concurrency: 2, shrinkage: 0.1, tasks: [],
  };
  await app.rpc("staffing.record_function", asked);
  const { function: advice } = await app.rpc("staffing.record_function", { ...asked, name: "Conseil", aht_s: null });
  await app.go(`/units/${unit}/staffing`);
  await app.looks("staffing");
  await app.axe();
  await app.rpc("staffing.save_need", { unit, basis: "mean" });
  await app.rpc("staffing.record_roster", { unit, function: advice, cells: [{ iso_weekday: 2, start_min: 660, staff: 2 }] });
  await app.go(`/units/${unit}/staffing/roster`);
  await app.looks("staffing-roster");
  await app.axe();
});
