// A unit handed to a colleague: two profiles, each in its own window, exchanging files through a folder.
import assert from "node:assert/strict";
import { test } from "node:test";
import { folder } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

/** Chooses the file at `path`, as a person would in the system's picker. */
async function choose(app, path) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(app.control("button", "unit-file-choose").first())]);
  await chooser.setFiles(path);
}

/** A colleague who joins, as a person would: from the first screen to the address of the new profile. */
async function joining(t, options = {}) {
  const app = await open(t, { role: null, at: "/", ...options });
  await app.tap(app.control("button", "unit-file-join"));
  await app.settled();
  await app.page.getByLabel(app.t("start-name")).fill("Jeanne Morel");
  await app.tap(app.page.getByRole("radio", { name: app.t("unit-file-join-practice") }));
  await app.tap(app.control("button", "unit-file-join-do"));
  await app.at(/today/);
  await app.go("/open-file");
  const address = await app.page.getByTestId("address").innerText();
  return { app, address };
}

const lilas = async (app) => (await app.rpc("visit.list_units", {})).units.find(({ name }) => name === "Les Lilas")?.unit;

test("a unit is made into a file here, looked into and opened there", async (t) => {
  const stick = folder(t);
  const coach = await open(t);
  const { app: second, address } = await joining(t);
  const unit = await lilas(coach);

  await coach.go(`/units/${unit}`);
  await coach.tap(coach.control("link", "unit-file-hand"));
  await coach.at(/hand/);
  await coach.page.getByLabel(coach.t("unit-file-address")).fill(address);
  const { code } = await second.rpc("unit_file.get_address", {});
  await coach.seen("unit-file-code-check", { code });
  await coach.page.getByLabel(coach.t("unit-file-folder")).fill(stick);
  await coach.key("Enter");
  await coach.seen("unit-file-folder-chosen", { folder: stick });
  await coach.axe();
  await coach.picture("unit-file-hand");
  await coach.key("Control+Enter");
  await coach.page.getByText(".sillage").waitFor();
  const [made] = (await coach.rpc("unit_file.list_carried", {})).carried;
  assert.deepEqual([made.way, made.code, made.unit_name], ["out", code, "Les Lilas"]);

  const banner = await coach.page.getByText(".sillage").innerText();
  const path = banner.match(/\/\S+\.sillage/)[0];
  await choose(second, path);
  await second.page.getByText("Les Lilas").first().waitFor();
  assert.equal((await second.rpc("visit.list_units", {})).units.length, 0, "a look keeps nothing");
  await second.axe();
  await second.picture("unit-file-open");
  await second.key("Control+Enter");
  await second.at(new RegExp(`units/${unit}`));
  const [mine, theirs] = [await second.rpc("visit.get_unit", { unit }), await coach.rpc("visit.get_unit", { unit })];
  assert.deepEqual([mine.story, mine.actions], [theirs.story, theirs.actions]);
  await second.axe();
  await second.picture("unit-file-opened");
});

test("a file for somebody else is refused in words, and nothing changes", async (t) => {
  const stick = folder(t);
  const coach = await open(t);
  const { address } = await joining(t);
  const { app: third } = await joining(t);
  const { path } = await coach.rpc("unit_file.export_unit", { unit: await lilas(coach), to: address, photos: false, folder: stick });
  await choose(third, path);
  await third.seen("failure-bundle-not-for-me");
  assert.equal(await third.control("button", "unit-file-agree", { unit: "Les Lilas" }).count(), 0);
  assert.equal((await third.rpc("visit.list_units", {})).units.length, 0);
});

test("the screens of a unit file, narrow and dark", async (t) => {
  const coach = await open(t, { locale: "en", theme: "dark", viewport: { width: 720, height: 900 } });
  await coach.go(`/units/${await lilas(coach)}/hand`);
  await coach.picture("unit-file-hand-narrow");
  await coach.go("/open-file");
  await coach.picture("unit-file-open-narrow");
});

test("a link followed elsewhere leads to its screen once somebody is in", async (t) => {
  const app = await open(t, { at: "/actions" });
  await app.key("Control+k");
  await app.page.getByRole("combobox").waitFor();
  await app.type("lien");
  await app.tap(app.page.getByRole("option", { name: app.t("app-link-copy") }));
  await app.page.getByText(app.t("app-link-copied")).waitFor();
  await app.key("Control+k");
  await app.key("Control+v");
  const link = await app.page.getByRole("combobox").inputValue();
  assert.equal(link, "sillage://open/actions");
  await app.key("Escape");
  await app.go("/units");
  for (const [followed, screen] of [[link, /^\/actions$/], ["sillage://open/../etc", /^\/units$/]]) {
    await app.page.goto("about:blank");
    await app.host.kill();
    app.host.file = followed;
    await app.host.start();
    await app.page.goto(`${app.host.url}/`);
    await app.settled();
    await app.key("Enter");
    if (followed !== link) await app.page.getByText(app.t("app-link-nowhere")).waitFor();
    await app.at(screen);
    await app.go("/units");
  }
});

test("a file opened with a double-click is looked into once somebody is in", async (t) => {
  const stick = folder(t);
  const coach = await open(t);
  const { app: second, address } = await joining(t);
  const { path } = await coach.rpc("unit_file.export_unit", { unit: await lilas(coach), to: address, photos: false, folder: stick });
  // The program is started with the file, as the system does it; nobody is in yet.
  await second.page.goto("about:blank");
  await second.host.kill();
  second.host.file = path;
  await second.host.start();
  await second.page.goto(`${second.host.url}/`);
  await second.settled();
  await second.key("Enter");
  await second.at(/open-file/);
  await second.page.getByText("Les Lilas").first().waitFor();
  assert.equal((await second.rpc("visit.list_units", {})).units.length, 0, "a look keeps nothing");
  assert.equal((await second.rpc("unit_file.take_offered", {})).path, null, "it is looked into once");
});
