// A newcomer's network: from an empty profile and a filled spreadsheet to the first unit, then one thing at a time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { workbook } from "../rig/workbook.mjs";
import { open, seconds } from "./rig.mjs";

const units = [["Code", "Nom", "Type"], ["001", "Place Neuve", "Magasin"], ["002", "La Gare", "Magasin"], ["003", "Le Port", "Guichet"]];
const zones = [["Unité", "Ordre", "Nom"], ["001", "1", "Vitrine"], ["001", "2", "Entrée"], ["001", "3", "Caisse"]];
const hours = [["Unité", "Jour", "Ouvre", "Ferme"], ["001, 002", "Lundi, Mardi", "9:30", "19:00"]];
const people = (role = "Collaborateur") => [
  ["Nom", "Numéro", "Rôle", "Unité", "Depuis"],
  ["Hélène Aubry", "0100", "Coach", "001, 002, 003", "2026-01-05"],
  ...Array.from({ length: 24 }, (_, at) => [`Personne ${at + 1}`, `0${200 + at}`, at === 0 ? role : "Collaborateur", `00${(at % 3) + 1}`, "2026-01-05"]),
];
const file = (role) => ({
  name: "réseau.xlsx",
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer: workbook({ Unités: units, Zones: zones, Horaires: hours, Personnes: people(role) }),
});

async function newcomer(t) {
  const app = await open(t, { role: null, at: "/" });
  await app.rpc("profile.create_profile", {
    name: "Hélène Aubry", passphrase: "rivière lampe orange quai tilleul", pin: "2468", network: "Réseau d’essai",
    unit: "Place Neuve", unit_kind: "shop", role: "coach", locale: "fr",
  });
  await app.go("/today");
  return app;
}

async function choose(app, chosen) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(app.control("button", "network-choose").first())]);
  await chooser.setFiles(chosen);
  await app.seen("network-summary");
  await app.quiet();
}

test("an empty profile and a filled spreadsheet lead to the first unit in a few touches", async (t) => {
  const app = await newcomer(t);
  const cost = await app.spend(async () => {
    await app.tap(app.page.getByRole("link", { name: app.t("network-load") }));
    await app.at(/network\/load/);
    await choose(app, file("Astronaute"));
    await app.page.getByText(app.t("network-trouble-word-unknown", { accepted: app.t("role-coach") }).slice(0, -1)).waitFor();
    await app.picture("network-troubles");
    await choose(app, file());
    await app.picture("network-preview");
    await app.tap(app.page.getByRole("button", { name: /^Importer/ }));
    await app.seen("network-imported");
    await app.tap(app.page.getByRole("button", { name: app.t("network-first-unit") }));
    await app.at(/units/);
    await app.tap(app.page.getByRole("link", { name: "Place Neuve" }));
    await app.at(/units\/.+/);
  });
  assert.equal(cost.dialogs, 0);
  assert.ok(cost.touches <= 6, JSON.stringify(cost));
  const { units: known } = await app.rpc("visit.list_units", {});
  assert.deepEqual(known.map((unit) => unit.code), ["002", "003", "001"], "the first unit got its code, none is double");
  const neuve = known.find((unit) => unit.code === "001").unit;
  const { people: team } = await app.rpc("visit.get_unit", { unit: neuve });
  assert.equal(team.length, 9);
  assert.equal(team.filter((one) => one.name === "Hélène Aubry").length, 1, "she is not doubled");
  const setup = await app.rpc("network.get_unit_setup", { unit: neuve });
  assert.deepEqual(setup.zones.map((zone) => zone.name.fr), ["Vitrine", "Entrée", "Caisse"]);
  await app.axe();

  await app.go("/network/load");
  await choose(app, file());
  await app.seen("network-nothing");
  await app.axe();
});

/** The referentials of the practice network as workbooks, as a colleague would send them. */
async function workbooks(t) {
  const source = await open(t);
  const { referentials } = await source.rpc("referential.list_referentials");
  const exported = await Promise.all(
    referentials.map(({ versions }) => source.rpc("referential.export_version", { version: versions[0].version, format: "xlsx", locale: "fr" })),
  );
  return exported.map(({ path }) => ({ name: basename(path), mimeType: file().mimeType, buffer: readFileSync(path) }));
}

test("from an empty profile to the first observation, three units, 25 people, two referentials: under ten minutes of touches and keys", async (t) => {
  const referentials = await workbooks(t);
  const app = await open(t, { role: null, at: "/" });
  const field = (key, at = 0) => app.page.getByLabel(app.t(key), { exact: true }).nth(at);
  const write = async (key, words, at) => {
    await app.tap(field(key, at));
    await app.type(words);
  };
  const give = async (button, chosen) => {
    const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(button)]);
    await chooser.setFiles(chosen);
    await app.quiet();
  };
  const steps = [];
  const step = async (what, act) => steps.push([what, await app.spend(act)]);
  await step("profile", async () => {
    await app.tap(app.control("button", "start-create"));
    await write("start-name", "Hélène Aubry");
    await write("start-network", "Réseau d’essai");
    await write("start-unit", "Place Neuve");
    await app.tap(app.page.getByText(app.t("start-starter-none"), { exact: true }));
    await write("start-passphrase-new", "rivière lampe orange quai tilleul");
    await write("start-pin", "2468");
    await app.tap(app.control("button", "start-create-do"));
    await app.tap(app.control("button", "start-code-done"));
    await app.at(/today$/);
  });
  await step("network", async () => {
    await app.tap(app.page.getByRole("link", { name: app.t("network-load") }));
    await app.at(/network\/load/);
    await give(app.control("button", "network-choose").first(), file());
    await app.tap(app.page.getByRole("button", { name: /^Importer/ }));
    await app.seen("network-imported");
  });
  for (const referential of referentials) {
    await step("referential", async () => {
      await app.go("/referentials");
      await give(app.control("button", "referential-import"), referential);
      await app.tap(app.control("button", "referential-import-do"));
      await app.at(/referentials\/[0-9a-f-]+$/);
      await app.tap(app.page.getByRole("tab", { name: app.t("referential-before-publishing") }));
      await app.tap(app.page.getByRole("button", { name: app.t("referential-publish"), exact: true }));
      const dialog = app.page.getByRole("dialog");
      await app.tap(dialog.getByLabel(app.t("referential-publish-note")));
      await app.type("Première version, relue avec les équipes.");
      await app.tap(dialog.getByRole("button", { name: app.t("referential-publish"), exact: true }));
      await dialog.waitFor({ state: "hidden" });
    });
  }
  await step("organisation", async () => {
    await app.go("/organisation");
    await field("organisation-council-on").fill("2026-03-02");
    await write("organisation-reference", "CSE 2026-12", 0);
    await write("organisation-reference", "AIPD 4", 1);
    await write("organisation-contact", "Déléguée à la protection des données, poste 12");
    await app.tap(app.control("button", "organisation-record"));
    await app.seen("organisation-state-open");
  });
  const { units: known } = await app.rpc("visit.list_units", {});
  const unit = known.find((one) => one.code === "001").unit;
  await step("observation", async () => {
    await app.go(`/units/${unit}`);
    await app.tap(app.control("button", "unit-start"));
    await app.at(/visit\/[0-9a-f-]+/);
    const [, day] = /visit\/([0-9a-f-]+)/.exec(app.path);
    await app.go(`/visit/${day}/observations`);
    await app.tap(app.control("button", "observation-inform").first());
    await app.tap(app.control("button", "observation-inform-record"));
    await app.page.getByRole("dialog").waitFor({ state: "hidden" });
    await app.key("Digit1");
    await app.page.getByRole("radiogroup").first().waitFor();
    await app.settled();
    await app.key("Digit3", "Digit4", "Digit2", "Digit3", "Digit3", "Digit1", "Digit2", "Digit3");
  });
  const { observations } = await app.rpc("observation.list_observations", { visit_day: (await app.rpc("visit.get_today")).in_progress[0].visit_day });
  assert.equal(observations.length, 1);
  const { criteria } = await app.rpc("observation.get_observation", { observation: observations[0].observation });
  assert.ok(criteria.every(({ value }) => value !== null), "every criterion has its level");
  assert.equal((await app.rpc("referential.list_referentials")).referentials.filter(({ versions }) => versions.some(({ status }) => status === "published")).length, 2);
  // A way between two screens that the test walks by its address is a touch and a look.
  const ways = 5;
  const spent = steps.reduce((sum, [, cost]) => sum + seconds(cost), 2 * 1.35 * ways);
  t.diagnostic(`${Math.round(spent)} s of 600: ${steps.map(([what, cost]) => `${what} ${Math.round(seconds(cost))} s ${JSON.stringify(cost)}`).join("; ")}`);
  assert.ok(spent < 600, `${spent} s`);
});

test("a unit is put right in the app, and a zone moves by Alt and an arrow", async (t) => {
  const app = await open(t);
  const { units: known } = await app.rpc("visit.list_units", {});
  const unit = known.find((one) => one.code === "HAL").unit;
  await app.go(`/network/unit/${unit}`);
  await app.picture("network-unit");
  const zones = async () => (await app.rpc("network.get_unit_setup", { unit })).zones.map((zone) => zone.name.fr);
  const before = await zones();
  await app.page.getByRole("textbox", { name: app.t("network-zone-rename") }).first().focus();
  await app.key("Alt+ArrowDown");
  await app.quiet();
  assert.deepEqual((await zones()).slice(0, 2), [before[1], before[0]]);
  await app.tap(app.control("button", "network-person-add"));
  const team = app.page.getByRole("region", { name: app.t("network-people") });
  await team.getByLabel(app.t("network-person-name"), { exact: true }).fill("Léa Roux");
  await app.tap(app.control("button", "network-person-save"));
  await app.page.getByText("Léa Roux").first().waitFor();
  const { people } = await app.rpc("network.get_unit_setup", { unit });
  assert.equal(people.filter((one) => one.name === "Léa Roux").length, 1);
});
