// From what customers say to what is done about it: words without names, themes, irritants with their end, the board,
// the project, the plan of the unit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

async function unitOf(app, code = "LIL") {
  const { units } = await app.rpc("visit.list_units", {});
  return (units.find((one) => one.code === code) ?? units[0]).unit;
}

/** Themes, and complaints sorted into them: waiting most of all. */
async function complaints(app, unit) {
  const { today } = await app.rpc("diagnosis.get_board", { unit });
  const themes = {};
  for (const fr of ["Attente", "Accueil", "Prix"]) themes[fr] = (await app.rpc("voice.record_theme", { name: { fr } })).theme;
  const said = [
    ["Vingt minutes d’attente pour une question", "phone", ["Attente"], 4],
    ["Personne ne disait combien de temps", "walk_in", ["Attente", "Accueil"], 3],
    ["J’ai failli partir sans rien", "walk_in", ["Attente"], 5],
    ["La caisse ferme quand la file s’allonge", "walk_in", ["Attente"], null],
    ["On ne m’a pas regardé en entrant", "survey", ["Accueil"], 3],
    ["Trop cher pour ce que c’est", "survey", ["Prix"], null],
    ["Rappelé deux jours après", "phone", ["Attente"], 2],
    ["Accueil froid le matin", "social", ["Accueil"], 2],
    ["Encore attendu samedi", "walk_in", ["Attente"], 4],
    ["File jusqu’à la porte", "walk_in", ["Attente"], 4],
    ["Ni bonjour ni au revoir", "survey", ["Accueil"], 3],
  ];
  for (const [text, channel, of, severity] of said) {
    await app.rpc("voice.record_verbatim", { unit, text, polarity: "negative", channel, themes: of.map((name) => themes[name]), severity, received_on: today });
  }
  return themes;
}

const survey = (rows) => ({ name: "enquete.csv", mimeType: "text/csv", buffer: Buffer.from(`Date;Canal;Commentaire;Thème;Note\n${rows.join("\n")}\n`) });

async function chooseFile(app, file) {
  const button = app.page.getByRole("button", { name: new RegExp(`^(${app.t("kit-file-choose")}|${app.t("kit-file-other")})`) }).first();
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(button)]);
  await chooser.setFiles(file);
  await app.seen("kit-file-columns");
  await app.quiet();
}

test("what a customer said is noted by keyboard, and a name is told before it is kept", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app, "HAL");
  await app.go(`/units/${unit}/voice`);
  await app.seen("voice-empty");
  await app.picture("voice-empty");
  await app.key("n");
  await app.at(/voice\/said$/);
  await app.page.locator("textarea").waitFor();
  await app.quiet();
  await app.within({ keys: 1, touches: 0, dialogs: 0 }, async () => {
    await app.type("La file ne bougeait pas");
    await app.key("Enter");
  });
  // A name and a number: told, masked in a touch, never kept unseen.
  await app.type("Amina m’a rappelé au 06 12 34 56 78");
  await app.key("Enter");
  await app.seen("voice-personal");
  await app.picture("voice-personal");
  await app.axe();
  assert.equal((await app.rpc("voice.list_verbatims", { unit })).count, 1);
  await app.tap(app.control("button", "voice-personal-mask"));
  await app.page.getByText("■ m’a rappelé au ■").first().waitFor();
  const { verbatims } = await app.rpc("voice.list_verbatims", { unit });
  assert.deepEqual(verbatims.map((one) => one.text), ["■ m’a rappelé au ■", "La file ne bougeait pas"]);
  await app.picture("voice-said");
});

test("digits sort what was said, one after the other", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app, "HAL");
  for (const fr of ["Accueil", "Attente"]) await app.rpc("voice.record_theme", { name: { fr } });
  for (const text of ["trop long", "pas un bonjour"]) await app.rpc("voice.record_verbatim", { unit, text, polarity: "negative", channel: "walk_in" });
  await app.go(`/units/${unit}/voice/sort`);
  await app.page.getByText("trop long").waitFor();
  // The last said comes first: "pas un bonjour" is welcome, "trop long" is waiting and severe.
  await app.key("Digit1");
  await app.page.locator("li.current [aria-pressed=true]").waitFor();
  await app.picture("voice-sort");
  await app.axe();
  await app.key("ArrowDown");
  await app.key("Digit2");
  await app.quiet();
  const { themes } = await app.rpc("voice.list_themes", {});
  assert.deepEqual(themes.map((one) => [one.name.fr, one.mentions]), [["Accueil", 1], ["Attente", 1]]);
  await app.go(`/units/${unit}/voice`);
  await app.go(`/units/${unit}/voice/sort`);
  await app.seen("voice-list-done");
});

test("a survey is looked at, masked, taken and taken out again", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app, "HAL");
  await app.go(`/units/${unit}/voice/file`);
  await chooseFile(app, survey([
    "2026-11-02;Téléphone;Vingt minutes au téléphone, c’est long;Attente;1",
    "2026-11-03;E-mail;Merci à Amina pour son aide;Accueil;5",
    "2026-11-03;pigeon;Parfait;Accueil;5",
    "32/13/2026;E-mail;Rien;Attente;3",
  ]));
  await app.seen("voice-trouble-not-a-channel");
  await app.seen("voice-trouble-not-a-day");
  await app.page.getByText("Merci à ■ pour son aide").waitFor();
  await app.picture("voice-file");
  await app.axe();
  await app.tap(app.page.getByRole("button", { name: /^Importer/ }));
  await app.tap(app.page.getByRole("button", { name: app.t("voice-file-see") }));
  await app.at(/voice$/);
  assert.equal((await app.rpc("voice.get_voice", { unit })).verbatims, 2);
  await app.tap(app.page.getByRole("button", { name: app.t("voice-import-remove", { name: "enquete.csv" }) }));
  await app.seen("voice-import-removed");
  assert.equal((await app.rpc("voice.get_voice", { unit })).verbatims, 0);
});

test("themes by weight, a synthesis that keeps itself, and every irritant with its end", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app, "HAL");
  const themes = await complaints(app, unit);
  await app.go(`/units/${unit}/voice`);
  await app.page.getByRole("rowheader", { name: "Attente" }).waitFor();
  await app.picture("voice");
  await app.axe();
  const box = app.page.getByLabel(app.t("voice-synthesis-words"));
  await box.fill("On attend, et personne ne dit combien.");
  await app.pause(500);
  // Left without a word: what was typed is there on the way back.
  await app.go("/today");
  await app.go(`/units/${unit}/voice`);
  await box.waitFor();
  assert.equal(await box.inputValue(), "On attend, et personne ne dit combien.");
  assert.equal((await app.rpc("voice.get_voice", { unit })).synthesis.text, "On attend, et personne ne dit combien.");

  await app.go(`/units/${unit}/irritants`);
  const before = (await app.rpc("irritant.list_irritants", { unit })).waiting;
  await app.picture("irritants");
  await app.axe();
  const line = app.page.locator("li", { hasText: "Prix" }).first();
  await app.tap(line.getByRole("button", { name: app.t("irritant-accept") }));
  await app.page.getByLabel(app.t("irritant-why-accepted")).fill("Les prix viennent du siège");
  await app.key("Enter");
  await app.seen("irritant-kept");
  const waiting = app.page.locator("li", { hasText: "Attente" }).first();
  await app.tap(waiting.getByRole("button", { name: new RegExp(`^${app.t("irritant-act")}`) }));
  await app.seen("action-promise-title");
  await app.key("Enter");
  await app.quiet();
  const { irritants, waiting: left } = await app.rpc("irritant.list_irritants", { unit });
  assert.equal(left, before - 2);
  const standing = (theme) => irritants.find((one) => one.theme === themes[theme]).standing;
  assert.deepEqual([standing("Prix"), standing("Attente"), standing("Accueil")], ["accepted", "decided", "open"]);
  await app.picture("irritants-settled");
});

test("the board says what exists and what is missing, and the project keeps itself", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app);
  await complaints(app, unit);
  await app.go(`/units/${unit}/diagnosis`);
  await app.seen("diagnosis-skills-nameless");
  await app.picture("diagnosis");
  await app.axe();
  await app.page.getByLabel(app.t("diagnosis-target")).first().fill("Une réponse en deux jours");
  await app.page.getByLabel(app.t("diagnosis-gap")).first().focus();
  await app.quiet();
  const { planes } = await app.rpc("diagnosis.get_board", { unit });
  assert.equal(planes[0].target, "Une réponse en deux jours");

  await app.tap(app.page.getByRole("link", { name: app.t("diagnosis-to-project") }));
  await app.at(/project$/);
  await app.page.getByLabel(app.t("project-meaning")).fill("Que chacun reparte servi, et salué.");
  await app.tap(app.control("button", "project-indicator-add"));
  await app.page.getByLabel(app.t("project-indicator-name")).fill("Attente moyenne");
  await app.page.getByLabel(app.t("project-indicator-in")).fill("min");
  await app.key("Enter");
  await app.page.getByRole("heading", { name: /^Attente moyenne/ }).waitFor();
  for (const value of ["9,5", "7"]) {
    await app.tap(app.control("button", "project-measure-add"));
    if (value === "9,5") await app.page.getByLabel(app.t("project-measure-on")).fill("2026-10-31");
    await app.page.getByLabel(app.t("project-measure-value")).fill(value);
    await app.page.getByLabel(app.t("project-measure-n")).fill("40");
    await app.tap(app.control("button", "project-measure-keep"));
    await app.quiet();
  }
  await app.tap(app.control("button", "project-add"));
  await app.page.getByLabel(app.t("project-objective"), { exact: true }).fill("Attendre moins de cinq minutes");
  await app.page.getByLabel(app.t("project-proof")).fill("Chronométrer trente clients chaque mois");
  await app.tap(app.control("button", "project-save"));
  await app.page.getByText("Attendre moins de cinq minutes").waitFor();
  await app.quiet();
  await app.picture("project");
  await app.axe();
  const project = await app.rpc("project.get_project", { unit });
  assert.equal(project.meaning, "Que chacun reparte servi, et salué.");
  assert.deepEqual(project.indicators[0].measures.map((one) => [one.value, one.n]), [[9.5, 40], [7, 40]]);
  assert.equal(project.objectives.length, 1);
});

test("the plan of a unit: suggestions shaped by the team, an effect beside its indicator, the next visit, the calendar", async (t) => {
  const app = await open(t);
  const unit = await unitOf(app);
  await complaints(app, unit);
  const indicator = (await app.rpc("project.record_indicator", { name: "Attente moyenne", measured_in: "min", better: "lower" })).indicator;
  await app.rpc("project.record_measure", { unit, indicator, on: "2026-11-10", value: 9, n: 40 });
  await app.go(`/units/${unit}/plan`);
  await app.seen("plan-suggested-why");
  const first = (await app.rpc("action.list_unit_suggestions", { unit })).suggestions;
  assert.ok(first.length > 2, JSON.stringify(first));
  const actions = async () => (await app.rpc("action.list_actions", { unit })).actions.length;
  const before = await actions();
  await app.picture("unit-plan");
  await app.axe();
  // The first one moves down, by keyboard.
  await app.key("Alt+ArrowDown");
  await app.quiet();
  const moved = (await app.rpc("action.list_unit_suggestions", { unit })).suggestions;
  assert.deepEqual([moved[0].source_id, moved[1].source_id], [first[1].source_id, first[0].source_id]);
  // In the team's words, then promised with them.
  await app.tap(app.control("button", "plan-reword").first());
  const words = app.page.getByRole("textbox", { name: app.t("plan-reword") });
  await words.fill("Dire l’attente dès l’entrée");
  await app.key("Enter");
  await app.page.getByText("Dire l’attente dès l’entrée").waitFor();
  assert.equal(await actions(), before, "nothing is promised by itself");
  await app.tap(app.page.getByRole("button", { name: new RegExp(`^${app.t("plan-promise")}`) }).first());
  await app.seen("action-promise-title");
  await app.tap(app.page.locator("section.bar").getByRole("button", { name: new RegExp(`^${app.t("action-promise")}`) }));
  await app.quiet();
  const made = (await app.rpc("action.list_actions", { unit })).actions.find((one) => one.title === "Dire l’attente dès l’entrée");
  assert.ok(made?.proposed_as, "the words it was proposed in stand beside the team's");

  await app.rpc("action.amend_action", { action: made.action, indicator });
  await app.rpc("action.keep_action", { action: made.action });
  await app.go(`/units/${unit}/plan`);
  await app.page.getByRole("cell", { name: /^9 min le 10 nov\. \(n = 40\)/ }).waitFor();
  await app.page.getByText(app.t("plan-effects-why")).scrollIntoViewIfNeeded();
  await app.picture("unit-plan-effects");
  await app.page.getByText(app.t("plan-next-convention")).scrollIntoViewIfNeeded();
  await app.picture("unit-plan-next");
  const planned = (await app.rpc("visit.get_unit", { unit })).planned.length;
  await app.tap(app.control("button", "plan-next-do"));
  await app.seen("plan-next-done");
  assert.equal((await app.rpc("visit.get_unit", { unit })).planned.length, planned + 1);
  const file = await app.rpc("action.export_calendar", { unit, locale: "fr" });
  const calendar = readFileSync(file.path, "utf8");
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  for (const name of ["Amina", "Claire", "Vasseur", "Paul"]) assert.ok(!calendar.includes(name), name);
});

everyLook(test, "the plan, the board and the voice fit", async (app) => {
  const unit = await unitOf(app);
  await complaints(app, unit);
  for (const at of ["voice", "irritants", "diagnosis", "plan"]) {
    await app.go(`/units/${unit}/${at}`);
    await app.axe();
    await app.looks(at);
  }
});

test("by touch on a narrow slate", async (t) => {
  const app = await open(t, { touch: true, viewport: { width: 700, height: 900 } });
  const unit = await unitOf(app);
  await complaints(app, unit);
  for (const at of ["voice", "irritants", "diagnosis", "plan", "project"]) {
    await app.go(`/units/${unit}/${at}`);
    const wide = await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${at} is ${wide} px too wide`);
    await app.picture(`${at}-slate`);
  }
});
