// A newcomer's network: from an empty profile and a filled spreadsheet to the first unit, then one thing at a time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { workbook } from "../rig/workbook.mjs";
import { open } from "./rig.mjs";

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
