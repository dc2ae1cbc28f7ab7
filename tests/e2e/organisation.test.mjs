// What opens observations, in Chromium: nothing before it is recorded, one screen that says what is missing, the notice on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

const field = (app, key, at = 0) => app.page.getByLabel(app.t(key), { exact: true }).nth(at);

test("a real network observes nobody until the four parts are recorded", async (t) => {
  const app = await open(t, { role: null, at: "/", expectErrors: true });
  await app.rpc("profile.create_profile", {
    name: "Hélène Aubry", network: "Réseau d’essai", unit: "Place Neuve", unit_kind: "shop", role: "coach", starter: "shop",
    passphrase: "rivière lampe orange quai tilleul", pin: "2468", locale: "fr",
  });
  await app.reload();
  const { units } = await app.rpc("visit.list_units");
  const { visit_day } = await app.rpc("visit.start_unplanned", { unit: units[0].unit });
  await app.go(`/visit/${visit_day}/observations`);
  await app.tap(app.control("link", "organisation-go"));
  await app.at(/\/organisation$/);
  await app.seen("organisation-state-never");
  assert.ok(await app.control("button", "organisation-record").isDisabled());

  await field(app, "organisation-council-on").fill("2026-03-02");
  await field(app, "organisation-reference", 0).fill("CSE 2026-12");
  await field(app, "organisation-reference", 1).fill("AIPD 4");
  await field(app, "organisation-contact").fill("Déléguée à la protection des données, poste 12");
  // A text being typed outlives the power.
  await field(app, "organisation-contact").blur();
  await app.quiet();
  await app.tap(app.control("button", "organisation-record"));
  await app.seen("organisation-state-open");
  const { gate, open: isOpen } = await app.rpc("organisation.get_organisation");
  assert.deepEqual([isOpen, gate.notice_version, gate.council_reference, gate.retention_months], [true, 1, "CSE 2026-12", 24]);
  assert.deepEqual((await app.rpc("draft.list_drafts", { prefix: "organisation/" })).drafts, []);
  await app.rpc("observation.open_observation", { visit_day });

  await app.tap(app.control("button", "organisation-switch-off").first());
  await app.tap(app.page.getByRole("dialog").getByRole("button", { name: app.t("organisation-switch-off") }));
  await app.seen("organisation-state-off");
  assert.equal(await app.host.refusal("observation.open_observation", { visit_day }), "organisation_not_open");
  await app.tap(app.control("button", "organisation-switch-on"));
  await app.seen("organisation-state-open");
});

test("another text asks first, and everybody is informed again", async (t) => {
  const app = await open(t, { at: "/organisation" });
  const text = field(app, "organisation-text-fr");
  await text.fill("Ce que vous devez savoir\nUn autre texte, inventé lui aussi.");
  await text.blur();
  await app.tap(app.control("button", "organisation-correct"));
  await app.tap(app.control("button", "organisation-again-do"));
  await app.quiet();
  const { gate, versions, informed } = await app.rpc("organisation.get_organisation");
  assert.deepEqual([gate.notice_version, informed, versions.length], [2, 0, 2]);
  await app.picture("organisation-again");
});

test("the notice is a PDF in both languages", async (t) => {
  const app = await open(t, { at: "/organisation" });
  const folder = app.host.profiles;
  for (const locale of ["fr", "en"]) {
    const { path } = await app.rpc("organisation.make_notice", { locale, path: folder });
    assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  }
  await app.tap(app.control("button", "organisation-notice-make", { language: app.t("organisation-notice-fr") }));
  await app.quiet();
});

test("a manager reads what she may not change", async (t) => {
  const app = await open(t, { role: "unit_manager", at: "/organisation" });
  await app.seen("organisation-state-open");
  assert.equal(await app.control("button", "organisation-correct").count(), 0);
  assert.equal(await app.control("button", "organisation-switch-off").count(), 0);
  await app.picture("organisation-manager");
});

everyLook(test, "organisation is accessible", async (app) => {
  await app.go("/organisation");
  await app.axe();
  await app.looks("organisation");
});
