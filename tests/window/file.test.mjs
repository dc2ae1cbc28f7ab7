// A colleague's file opened by a double-click, in the real window: the system starts Sillage with its path, whether it is
// running or not. Whoever is in looks into it, and nothing of it is kept by that.
import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, Program, program } from "../rig/programs.mjs";
import { By, open, until } from "./rig.mjs";

/**
 * A window with two practice profiles, and a file one of them made for the other. Whoever the file is for is in.
 * The two share a computer only because one window is enough to tell what a double-click does.
 */
async function received(t) {
  const window = await open(t, { args: [] });
  const { locale } = window;
  await window.rpc("profile.create_practice", { role: "coach", locale });
  const { units } = await window.rpc("visit.list_units", {});
  const lilas = units.find(({ name }) => name === "Les Lilas").unit;
  const sender = (await window.rpc("session.get_state")).profile.id;
  const { profile } = await window.rpc("profile.create_joining", { name: "Jeanne Morel", role: "coach", locale, passphrase: null, pin: null });
  const { address } = await window.rpc("unit_file.get_address", {});
  await window.rpc("profile.unlock", { profile: sender, passphrase: null });
  const { path } = await window.rpc("unit_file.export_unit", { unit: lilas, to: address, photos: false, folder: folder(t) });
  await window.rpc("profile.unlock", { profile, passphrase: null });
  await window.settled();
  return { window, path, sender };
}

/** The file was looked into, and no more. */
async function lookedInto(window) {
  await window.at(/open-file/);
  await window.web.wait(until.elementLocated(By.xpath("//*[contains(text(), 'Les Lilas')]")), 30_000);
  await window.settled();
  assert.equal((await window.rpc("visit.list_units", {})).units.length, 0, "a look keeps nothing");
  assert.equal((await window.rpc("unit_file.take_offered", {})).path, null, "it is looked into once");
}

/** A second start hands over what it was started with and ends without a word of its own; the toolkit has some. */
async function startedAgain(window, words, folder) {
  const second = await window.startedAgain(words, folder);
  assert.equal(second.code, 0, second.said);
  assert.doesNotMatch(second.said, /^Sillage/mu);
}

test("Sillage is not running: the file waits until somebody is in", async (t) => {
  const { window, path } = await received(t);
  await window.kill();
  await window.start([path]);
  assert.equal((await window.rpc("session.get_state")).state, "none");
  // The profile that was used last stands first, and a practice profile asks nothing.
  await window.key("Enter");
  await lookedInto(window);
  await window.picture("window-file-opened");
});

test("Sillage is running: the file arrives in the window that is there", async (t) => {
  const { window, path, sender } = await received(t);
  await window.go("/units");
  // Named as it is named in the folder it was started in.
  await startedAgain(window, [basename(path)], dirname(path));
  await lookedInto(window);

  // What is no unit file changes nothing, and a second start without one neither: the screen stays where it is.
  await window.go("/units");
  for (const words of [[import.meta.filename], [`${path}.gone`], [], ["--practice"]]) {
    await startedAgain(window, words);
  }
  await window.settled();
  assert.equal(await window.path(), "/units");
  assert.notEqual((await window.rpc("session.get_state")).profile.id, sender, "the profile that is open stays open");
});

test("a link and the address of a file arrive as a path does", async (t) => {
  const { window, path } = await received(t);
  await window.go("/units");
  await startedAgain(window, ["sillage://open/actions"]);
  await window.at(/actions/);
  await startedAgain(window, [pathToFileURL(path).href]);
  await lookedInto(window);
});

test("a name that is no Unicode stops no start", async () => {
  // Without a display the program gets no further than to say so.
  const named = `exec "$0" "$(printf '\\351t\\351.sillage')"`;
  const start = new Program("sh", ["-c", named, program("sillage")], { env: { DISPLAY: "", WAYLAND_DISPLAY: "" } });
  assert.equal((await start.ended).code, 1);
  assert.match(start.said, /needs a display/);
});
