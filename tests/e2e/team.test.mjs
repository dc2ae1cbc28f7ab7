// The team takes part and leaves with something: names said again for the region, the wall page, sheets for everybody,
// paper typed in at one digit a zone, guests over several senses, the plan made together.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

async function visiting(app) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  const folder = join(app.host.profiles, "documents");
  mkdirSync(folder);
  await app.rpc("setting.change_setting", { key: "report_folder", value: folder });
  return { day, folder, unit: next[0].unit };
}
const person = async (app, day, name) => (await app.rpc("observation.list_people", { visit_day: day })).people.find((one) => one.name.startsWith(name)).person;

/** A finding and a success that name people, and a debrief that is over. */
async function lived(app, day) {
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "smell", moment: "quiet" });
  const { zones } = await app.rpc("walk.get_walk", { walk });
  await app.rpc("walk.record_mark", { walk, zone: zones[0].zone, perception: 2 });
  await app.rpc("walk.record_finding", { walk, zone: zones[0].zone, text: "Le bouquet d’Amina embaume l’entrée." });
  await app.rpc("walk.end_pass", { walk });
  await app.rpc("closing.celebrate", { visit_day: day, what: "Rose claire au comptoir, merci à P.D." });
  const observed = await person(app, day, "Amina");
  const { observation } = await app.rpc("observation.open_observation", { visit_day: day, observed });
  const { debrief } = await app.rpc("debrief.open_debrief", { observations: [observation] });
  await app.rpc("debrief.record_self_view", { debrief, went_well: "Bien." });
  await app.rpc("debrief.close_debrief", { debrief });
  return { walk, zones };
}
const edition = (app, name) => app.page.getByRole("radio", { name: app.t(`report-screen-edition-${name}`), exact: true });
const issued = async (app, day) => (await app.rpc("report.get_report", { visit_day: day })).reports;

test("the region's edition waits until every name is said again, and then holds none", async (t) => {
  const app = await open(t);
  const { day } = await visiting(app);
  await lived(app, day);
  await app.go(`/visit/${day}/report`);
  await app.tap(edition(app, "region"));
  await app.seen("report-names-waiting", { count: 2, figure: "2" });
  await app.picture("names");
  // The one button leads to the first text; there is no other way to the file.
  await app.tap(app.control("button", "report-names-say", { count: 2, figure: "2" }));
  await app.key("Enter");
  await app.quiet();
  // Enter goes on to the next text that waits.
  await app.key("Control+a");
  await app.type("Merci à Paul");
  await app.key("Enter");
  await app.seen("failure-name-still-there", { name: "Paul" });
  await app.key("Control+a");
  await app.type("Un comptoir fleuri.");
  await app.key("Enter");
  await app.seen("report-names-done");
  await app.tap(app.control("button", "report-screen-make-region"));
  await app.seen("report-screen-copy");
  const [made] = await issued(app, day);
  assert.deepEqual([made.edition, made.number], ["region", 1]);
  assert.equal((await app.rpc("visit.get_spine", { visit_day: day })).closed_at, null, "the day goes on");
  const text = execFileSync("pdftotext", ["-layout", made.path, "-"], { encoding: "utf8" });
  for (const name of ["Amina", "Paul", "Kessler", "Delorme", "Lambert", "P.D."]) assert.ok(!text.includes(name), name);
  assert.ok(text.includes("Un comptoir fleuri."));
  const { findings } = await app.rpc("walk.get_consolidation", { visit_day: day }).then(({ enchantments }) => ({ findings: enchantments }));
  assert.equal(findings[0].text, "Le bouquet d’Amina embaume l’entrée.", "the text is as it was written");
});

test("the wall page and everybody's sheets are two touches each", async (t) => {
  const app = await open(t, { touch: true });
  const { day, folder } = await visiting(app);
  await lived(app, day);
  await app.go(`/visit/${day}/report`);
  await app.tap(edition(app, "wall"));
  await app.quiet();
  for (let left = 2; left > 0; left -= 1) {
    await app.tap(app.control("button", "report-names-keep").first());
    await app.quiet();
  }
  await app.seen("report-names-done");
  await app.picture("wall");
  await app.tap(app.control("button", "report-screen-make-wall"));
  await app.seen("report-screen-copy");
  assert.equal((await issued(app, day))[0].edition, "wall");
  await app.tap(app.control("button", "report-screen-sheets-make"));
  await app.seen("report-screen-sheets-made", { count: 1, figure: "1" });
  const files = readdirSync(folder);
  assert.equal(files.length, 2);
  for (const file of files) assert.equal(readFileSync(join(folder, file)).subarray(0, 5).toString(), "%PDF-");
});

test("a paper sheet costs one digit a zone, then its words", async (t) => {
  const app = await open(t);
  const { day, folder } = await visiting(app);
  await app.go(`/visit/${day}/walk`);
  await app.tap(app.control("button", "walk-paper-print"));
  await app.quiet();
  assert.equal(readdirSync(folder).length, 1);
  await app.tap(app.control("button", "walk-paper-type"));
  await app.at(/\/sheet$/);
  const { senses } = await app.rpc("walk.list_passes", { visit_day: day });
  const [{ walk, on_paper: onPaper }] = senses[0].passes;
  assert.ok(onPaper);
  const { zones } = await app.rpc("walk.get_walk", { walk });
  const cost = await app.spend(async () => {
    for (const at of zones.keys()) await app.key(`Digit${at % 6}`);
  });
  assert.deepEqual([cost.keys, cost.touches], [zones.length, 0]);
  const marks = (await app.rpc("walk.get_walk", { walk })).zones.map((zone) => zone.mark?.perception);
  assert.deepEqual(marks, [...zones.keys()].map((at) => [null, -2, -1, 0, 1, 2][at % 6]));
  // The caret stands in the words of the first zone.
  await app.type("cartons");
  await app.key("Enter", "Enter");
  await app.type("néon");
  await app.key("Control+Enter");
  await app.at(/\/walk$/);
  const after = await app.rpc("walk.get_walk", { walk });
  assert.deepEqual(after.findings.map((finding) => [finding.text, finding.zone]), [["néon", zones[2].zone], ["cartons", zones[0].zone]]);
  assert.ok(after.ended);
});

test("a digit on paper is taken back, and a zone not walked stays empty", async (t) => {
  const app = await open(t);
  const { day } = await visiting(app);
  const { walk } = await app.rpc("walk.start_guest_pass", { visit_day: day, sense: "touch", moment: null, guest: "Fiche 1", external: false, on_paper: true });
  await app.go(`/visit/${day}/walk/${walk}/sheet`);
  await app.key("Digit5", "Digit1");
  await app.quiet();
  await app.key("Backspace");
  await app.quiet();
  await app.key("ArrowDown", "Digit4");
  await app.quiet();
  const marks = (await app.rpc("walk.get_walk", { walk })).zones.map((zone) => zone.mark && zone.mark.perception);
  assert.deepEqual(marks.slice(0, 4), [2, null, 1, null]);
});

test("guests walk several senses on one computer, and the report counts them", async (t) => {
  const app = await open(t);
  const { day } = await visiting(app);
  await app.go(`/visit/${day}/walk`);
  await app.control("textbox", "walk-guest").fill("Une collègue");
  const senses = app.page.getByRole("group", { name: app.t("walk-guest-senses") });
  for (const sense of ["smell", "hearing"]) await app.tap(senses.getByRole("button", { name: app.t(`kit-sense-${sense}`) }));
  await app.tap(app.control("button", "walk-hand-over"));
  await app.at(/handover/);
  const marks = () => app.page.getByRole("radio").first().waitFor();
  await marks();
  await app.key("Digit4", "Enter", "Control+Enter");
  await app.seen("handover-next-sense");
  await app.key("Enter");
  await app.quiet();
  await marks();
  await app.key("Digit2", "Enter", "Control+Enter");
  await app.seen("handover-thanks");
  await app.tap(app.control("button", "handover-take-back"));
  await app.page.locator("nav").first().waitFor();
  const paul = await person(app, day, "Paul");
  const { walk } = await app.rpc("walk.start_guest_pass", { visit_day: day, sense: "smell", moment: "quiet", person: paul, external: false });
  const { zones } = await app.rpc("walk.get_walk", { walk });
  await app.rpc("walk.record_mark", { walk, zone: zones[0].zone, perception: -1 });
  await app.rpc("walk.end_pass", { walk });
  const { senses: columns } = await app.rpc("walk.get_consolidation", { visit_day: day });
  assert.deepEqual(columns.map((column) => column.passes.map((pass) => [pass.observer, pass.external])), [
    [], [], [["Une collègue", true], ["Paul Delorme", false]], [["Une collègue", true]],
  ]);
  const { document } = await app.rpc("report.get_preview", { visit_day: day, names: "full", locale: "fr" });
  assert.equal(document.walk.observers, app.t("report-observers-outside", { count: 2, outside: "1" }));
});

test("the team speaks first, then sees what the day suggests, and orders its plan with a reason", async (t) => {
  const app = await open(t);
  const { day } = await visiting(app);
  await app.rpc("visit.record_finding", { visit_day: day, kind: "irritant", text: "Deux lampes éteintes" });
  await app.go(`/visit/${day}/plan`);
  await app.key("t");
  await app.at(/\/meeting$/);
  await app.key("Enter");
  await app.page.getByLabel(app.t("action-meeting-idea"), { exact: true }).waitFor();
  for (const idea of ["Saluer dès l’entrée", "Annoncer l’attente"]) {
    await app.type(idea);
    await app.key("Enter");
    await app.quiet();
  }
  assert.equal(await app.page.getByText("Deux lampes éteintes").count(), 0, "nothing is shown before the team has spoken");
  await app.picture("meeting-ideas");
  await app.key("Control+Enter");
  await app.page.getByText("Deux lampes éteintes").waitFor();
  for (const idea of ["Saluer dès l’entrée", "Annoncer l’attente"]) {
    await app.tap(app.control("button", "action-meeting-to-plan-of", { text: idea }));
    await app.key("Digit4", "Enter");
    await app.quiet();
  }
  const plan = async () => (await app.rpc("action.get_meeting", { visit_day: day })).plan.actions;
  assert.deepEqual((await plan()).map((action) => [action.title, action.source, action.at_next_visit]), [
    ["Saluer dès l’entrée", "team", true], ["Annoncer l’attente", "team", true],
  ]);
  await app.page.locator("[data-action] .what").last().focus();
  await app.key("Alt+ArrowUp");
  await app.seen("action-why-moved");
  await app.tap(app.control("button", "action-why-customers"));
  await app.quiet();
  const [first] = await plan();
  assert.deepEqual([first.title, first.rank_reason], ["Annoncer l’attente", app.t("action-why-customers")]);
  await app.tap(app.page.locator("[data-action] .what").first());
  const ours = app.page.getByLabel(app.t("action-our-words"));
  await ours.fill("Dire l’attente à voix haute");
  await ours.press("Tab");
  await app.quiet();
  const [worded] = await plan();
  assert.deepEqual([worded.title, worded.proposed_as], ["Dire l’attente à voix haute", "Annoncer l’attente"]);
  await app.picture("meeting-plan");
});

everyLook(test, "What the team sees is accessible", async (app) => {
  const { day } = await visiting(app);
  const { walk } = await app.rpc("walk.start_guest_pass", { visit_day: day, sense: "touch", moment: null, guest: "1", external: false, on_paper: true });
  const { meeting } = await app.rpc("action.open_meeting", { visit_day: day });
  await app.rpc("action.suggest_in_meeting", { meeting, text: "Saluer dès l’entrée" });
  await app.rpc("visit.write_intention", { visit_day: day, text: "Suivre Amina à la pointe, puis le comptoir." });
  for (const [path, name] of [["plan/meeting", "meeting"], [`walk/${walk}/sheet`, "sheet"], ["walk", "walk-hub"]]) {
    await app.go(`/visit/${day}/${path}`);
    await app.axe();
    await app.looks(`team-${name}`);
  }
  await app.go(`/visit/${day}/report`);
  await app.tap(edition(app, "region"));
  await app.quiet();
  await app.axe("names found");
  await app.looks("team-names");
  await app.tap(edition(app, "wall"));
  await app.quiet();
  await app.axe("wall page");
});
