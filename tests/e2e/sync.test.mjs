// Two computers and the real server: joined by a printed line, a visit day on one seen on the other, a conflict settled in
// the inbox, a server that goes and comes back, and a file handed over by a double-click.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folder } from "../rig/programs.mjs";
import { server } from "../rig/server.mjs";
import { open } from "./rig.mjs";

const passphrase = "rive gauche, quai numéro sept";
const state = (app) => app.rpc("sync.get_state", {});
const run = (app) => app.rpc("sync.run_session", {});

/** A real profile of one unit, made through the core; the screen is left where it goes then. */
async function coachAt(t, options = {}) {
  const app = await open(t, { role: null, at: "/", ...options });
  const { recovery_code } = await app.rpc("profile.create_profile", {
    name: "Maud Ferrand", passphrase, pin: "2468", network: "Réseau", unit: "Gare", unit_kind: "shop", role: "coach", locale: app.locale, starter: "shop",
  });
  await app.at(/today/);
  const { identity } = await state(app);
  return { app, recovery_code, unit: identity.units[0].unit, ...identity };
}

/** Types the printed line where the sending centre asks for it. */
async function join(app, line) {
  await app.go("/sync");
  await app.page.getByLabel(app.t("sync-join-line")).fill(line);
  await app.tap(app.control("button", "sync-join-do"));
  await app.control("button", "sync-send-now").waitFor({ timeout: 30_000 });
  await app.seen("sync-waiting-none");
}

/** A colleague who comes in by her line alone, from the first screen. */
async function byLine(t, line, options = {}) {
  const app = await open(t, { role: null, at: "/", ...options });
  await app.tap(app.control("button", "start-line"));
  await app.settled();
  await app.page.getByLabel(app.t("start-name")).fill("Jeanne Morel");
  await app.page.getByLabel(app.t("sync-join-line")).fill(line);
  await app.page.getByLabel(app.t("start-passphrase-new")).fill(passphrase);
  await app.page.getByLabel(app.t("start-pin"), { exact: true }).fill("2468");
  await app.axe("the first screen by line");
  await app.looks("sync-first-run");
  await app.tap(app.control("button", "start-line-do"));
  await app.page.getByTestId("recovery-code").waitFor({ timeout: 90_000 });
  await app.picture("sync-first-run-code");
  await app.page.getByRole("button", { name: app.t("start-code-done"), disabled: false }).waitFor({ timeout: 120_000 });
  await app.tap(app.control("button", "start-code-done"));
  await app.at(/today/);
  return app;
}

test("a visit day on one computer is seen on the other, and what is unsent is one touch away", async (t) => {
  const { app, unit, network, person } = await coachAt(t);
  await app.go("/sync");
  await app.seen("sync-alone");
  await app.axe();
  await app.looks("sync-alone");
  const set = await server(t, { network, person });
  set.give(person, unit, "coach");
  await join(app, set.first);
  await app.axe();
  await app.looks("sync-fine");

  const { visit_day: day } = await app.rpc("visit.start_unplanned", { unit });
  await app.rpc("visit.record_finding", { visit_day: day, kind: "irritant", text: "La borne clignote" });
  await app.go("/today");
  const unsent = app.page.locator("footer a.fact");
  await app.page.getByText(app.t("app-sent-visits", { count: 1, figure: "1" })).waitFor();
  // What is unsent? One touch from anywhere; three strokes and a word by the keyboard.
  await app.within({ touches: 1, keys: 0, dialogs: 0 }, async () => {
    await app.tap(unsent);
    await app.at(/sync/);
  });
  await app.go("/today");
  await app.within({ keys: 2, typed: 5, touches: 0 }, async () => {
    await app.key("Control+k");
    await app.page.getByRole("combobox").waitFor();
    await app.type("envoi");
    await app.page.getByRole("option", { name: app.t("sync-title") }).waitFor();
    await app.key("Enter");
    await app.at(/sync/);
  });
  await app.page.getByRole("link", { name: /Gare/ }).waitFor();
  await app.looks("sync-waiting");
  await app.key("Enter");
  await app.seen("sync-waiting-none");
  await app.page.locator("footer").getByText(app.t("app-sent-all"), { exact: false }).waitFor();

  const colleague = set.person("jeanne");
  set.give(colleague, unit, "coach");
  const second = await byLine(t, set.line(colleague));
  const theirs = await second.rpc("visit.get_unit", { unit });
  assert.deepEqual(theirs.story, (await app.rpc("visit.get_unit", { unit })).story);
  await second.go(`/units/${unit}`);
  await second.seen("sync-mark-visible");
  await second.picture("sync-marks");
  const profile = (await second.rpc("session.get_state", {})).profile;
  assert.deepEqual([profile.name, profile.role, profile.network], ["Jeanne Morel", "coach", network]);
});

test("two people wrote the same field: both values are told, and one word settles it", async (t) => {
  const { app, unit, network, person } = await coachAt(t);
  const set = await server(t, { network, person });
  set.give(person, unit, "coach");
  await app.rpc("sync.enrol_device", { line: set.first });
  await app.rpc("network.record_zone", { unit, zone: null, name: { fr: "Accueil neuf" } });
  const { zone } = (await app.rpc("network.get_unit_setup", { unit })).zones.find(({ name }) => name.fr === "Accueil neuf");
  await run(app);
  const colleague = set.person("jeanne");
  set.give(colleague, unit, "coach");
  const second = await byLine(t, set.line(colleague), { locale: "en" });
  await app.rpc("network.record_zone", { unit, zone, name: { fr: "Accueil de la gare" } });
  await second.rpc("network.record_zone", { unit, zone, name: { fr: "Comptoir d’accueil" } });
  for (const each of [app, second, app]) await run(each);

  await app.go("/today");
  await app.page.locator("footer").getByText(app.t("app-sent-needs", { count: 1, figure: "1" })).waitFor();
  await app.go("/sync");
  await app.page.getByText("Comptoir d’accueil").first().waitFor();
  await app.axe();
  await app.looks("sync-conflict");
  await second.go("/sync");
  await second.page.getByText("Accueil de la gare").first().waitFor();
  await second.looks("sync-conflict");
  // By the keyboard alone.
  await app.tabTo("sync-keep-mine");
  await app.key("Enter");
  await app.seen("sync-needs-none");
  await app.seen("sync-settled");
  await app.looks("sync-settled");
  const setup = await app.rpc("network.get_unit_setup", { unit });
  assert.ok(setup.zones.some(({ name }) => name.fr === "Accueil de la gare"));
  for (const each of [app, second]) await run(each);
  assert.equal((await state(second)).conflicts, 0, "what one settled, the other is not asked again");
  await second.seen("sync-needs-none");
  const theirs = await second.rpc("network.get_unit_setup", { unit });
  assert.deepEqual(theirs.zones, (await app.rpc("network.get_unit_setup", { unit })).zones);
});

test("two coaches record the same colleague: proposed side by side, read as one by one word, two again by another", async (t) => {
  const { app, unit, network, person } = await coachAt(t);
  const set = await server(t, { network, person });
  set.give(person, unit, "coach");
  await app.rpc("sync.enrol_device", { line: set.first });
  await run(app);
  const colleague = set.person("jeanne");
  set.give(colleague, unit, "coach");
  const second = await byLine(t, set.line(colleague), { locale: "en" });
  const record = (each, name) => each.rpc("network.record_person", { unit, person: null, name, number: null, email: null, role: "team_member", until: null });
  const team = async (each) =>
    (await each.rpc("network.get_unit_setup", { unit })).people.filter(({ role }) => role === "team_member").map(({ name }) => name);
  await record(app, "Amina Kaci");
  await record(second, "Amina Kacy");
  for (const each of [app, second, app]) await run(each);
  assert.deepEqual(await team(app), ["Amina Kaci", "Amina Kacy"], "nothing is done unasked");

  await app.go("/today");
  await app.page.locator("footer").getByText(app.t("app-sent-needs", { count: 1, figure: "1" })).waitFor();
  await app.go("/sync");
  await app.page.getByRole("heading", { name: /Amina Kacy/ }).waitFor();
  await app.axe("a double proposed");
  await app.looks("sync-double");
  await app.tabTo("double-merge");
  await app.key("Enter");
  await app.seen("double-merged");
  assert.deepEqual(await team(app), ["Amina Kaci"]);
  await app.go(`/network/unit/${unit}`);
  const people = app.page.getByRole("region", { name: app.t("network-people") });
  await people.getByText("Amina Kaci").waitFor();
  assert.equal(await people.getByText("Amina Kacy").count(), 0, "the list follows");
  for (const each of [app, second]) await run(each);
  await second.go("/sync");
  await second.seen("double-merged");
  await second.axe("a double merged");
  await second.looks("sync-double-merged");
  await second.tap(second.control("button", "double-separate"));
  await second.page.getByText(second.t("double-merged"), { exact: true }).waitFor({ state: "detached" });
  for (const each of [second, app]) await run(each);
  assert.deepEqual(await team(app), ["Amina Kaci", "Amina Kacy"], "both are there as they were");

  // And one of them goes to work elsewhere, from the page of the team.
  const { unit: port } = await app.rpc("network.record_unit", { unit: null, name: "Port", code: "PRT", unit_kind: "shop", address: null, status: "active" });
  await app.go(`/network/unit/${unit}`);
  await app.tap(people.getByRole("button", { name: /Amina Kacy/ }));
  await app.tap(people.getByLabel(app.t("network-person-unit"), { exact: true }));
  await app.type("Port");
  await app.tap(app.page.getByRole("option", { name: "Port" }));
  await app.picture("network-person-moves");
  await app.tap(people.getByRole("button", { name: app.t("network-person-move", { unit: "Port" }) }));
  await app.page.getByText(app.t("network-person-moved", { name: "Amina Kacy", unit: "Port" })).waitFor();
  const there = await app.rpc("network.get_unit_setup", { unit: port });
  assert.deepEqual(there.people.map(({ name }) => name), ["Amina Kacy"]);
});

test("a server that is gone is told calmly, loses nothing, and is found again", async (t) => {
  const { app, unit, network, person } = await coachAt(t, { touch: true, viewport: { width: 720, height: 900 }, theme: "dark" });
  const set = await server(t, { network, person });
  set.give(person, unit, "coach");
  await join(app, set.first);
  await set.stop();
  await app.rpc("network.record_zone", { unit, zone: null, name: { fr: "Vitrine" } });
  await app.tap(app.control("button", "sync-send-now"));
  await app.seen("failure-sync-unreachable");
  assert.equal((await state(app)).operations, 1);
  await app.page.locator("footer").getByText(app.t("app-sent-offline"), { exact: false }).waitFor();
  await app.axe();
  await app.picture("sync-away");
  await set.start();
  await app.tap(app.control("button", "sync-send-now"));
  await app.page.locator("footer").getByText(app.t("app-sent-all"), { exact: false }).waitFor();
  assert.equal((await state(app)).standing, "fine");
  const { lines } = await app.rpc("sync.list_log", {});
  assert.deepEqual(lines.slice(0, 2).map(({ event }) => event), ["exchanged", "failed"]);
  // The log of it survives the program, whole and by what one looks for.
  await app.powerCut();
  const { profiles } = await app.rpc("profile.list_profiles");
  await app.rpc("profile.unlock", { profile: profiles[0].id, passphrase });
  await app.go("/sync");
  const log = app.page.getByRole("region", { name: app.t("sync-log") });
  for (const [which, there] of [["all", lines.length], ["errors", lines.filter(({ event }) => event === "failed").length], ["conflicts", 0]]) {
    await app.tap(log.getByRole("radio", { name: app.t(`sync-log-${which}`) }));
    await app.quiet();
    assert.equal(await log.getByRole("listitem").count(), there, which);
  }
  await log.getByText(app.t("sync-log-none")).waitFor();
  // Revoked: its own sentence, and the way on beside it.
  set.say("devices", "revoke", (await state(app)).identity.device);
  await app.rpc("network.record_zone", { unit, zone: null, name: { fr: "Quai" } });
  await app.tap(app.control("button", "sync-send-now"));
  await app.seen("failure-sync-revoked");
  await app.page.getByLabel(app.t("sync-join-line")).fill("bonjour");
  await app.tap(app.control("button", "sync-join-do"));
  await app.seen("failure-sync-line-unreadable");
  await app.picture("sync-revoked");
  await app.page.getByLabel(app.t("sync-join-line")).fill(set.line(person));
  await app.tap(app.control("button", "sync-join-do"));
  await app.seen("sync-waiting-none");
  assert.equal((await state(app)).operations, 0);
});

test("a lost laptop: the key, the printed code, and one is back where one was", async (t) => {
  const key = folder(t);
  const { app, recovery_code, unit } = await coachAt(t);
  await app.rpc("backup.choose_second_place", { path: key });
  const bare = await open(t, { role: null, at: "/" });
  await bare.tap(bare.control("button", "start-adopt"));
  await bare.settled();
  await bare.page.getByLabel(bare.t("start-adopt-place")).fill(key);
  await bare.key("Enter");
  await bare.seen("start-adopt-chosen", { place: key });
  await bare.page.getByLabel(bare.t("start-recovery-code")).fill("AAAA-AAAA");
  await bare.page.getByLabel(bare.t("start-passphrase-new")).fill("une phrase toute nouvelle");
  await bare.axe("a lost profile");
  await bare.looks("sync-adopt");
  await bare.tap(bare.control("button", "start-adopt-do"));
  await bare.seen("failure-wrong-passphrase");
  await bare.page.getByLabel(bare.t("start-recovery-code")).fill(recovery_code);
  // The new passphrase is reckoned once the profile is open already: on a slow machine that takes its time.
  const adopted = bare.page.waitForResponse((response) => !!response.request().postData()?.includes("profile.adopt_copy"), { timeout: 60_000 });
  await bare.tap(bare.control("button", "start-adopt-do"));
  await adopted;
  await bare.at(/today/);
  assert.equal((await bare.rpc("visit.list_units", {})).units[0].unit, unit);
});
