// A real profile that is locked leaves nothing in memory: neither its key nor its passphrase nor what was shown of it,
// in the program and in whatever drew for it. `SILLAGE_LOCKS` says how often it is tried.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inMemory, told, written } from "../rig/memory.mjs";
import { program } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

const pin = "2468";
const passphrase = "rivière lampe orange quai tilleul";
const unit = "Place du Loriot Siffleur";
const note = "le loriot niche derrière la caisse numéro trois";

/** The program and those that draw for it; the driver of the test is none of them. */
const drawing = (window) => window.processes.filter(({ program }) => /\/(?:sillage|WebKit(?:Web|Network)Process)$/u.test(program));

/** A program that dies leaves no copy of its memory on the disk. */
const leavesNoDump = ({ pid }) => /^Max core file size +0 +0 /mu.test(readFileSync(`/proc/${pid}/limits`, "utf8"));

/** A command no answer is waited for: whoever drew the page is gone before it could answer. */
const ask = (window, name, body) =>
  void window.web.executeScript(
    "void window.__TAURI_INTERNALS__.invoke('rpc', { name: arguments[0], body: arguments[1], age_ms: null, draft: null })",
    name,
    body,
  ).catch(() => {});

/** The ways to lock: somebody asks for it, the desktop tells that the screen is locked, or a PIN is guessed. */
const locks = [
  (window) => ask(window, "profile.lock", {}),
  (window) => {
    const environment = readFileSync(`/proc/${window.process.pid}/environ`, "utf8").split("\0");
    const address = environment.find((line) => line.startsWith("DBUS_SESSION_BUS_ADDRESS=")).replace(/^[^=]+=/u, "");
    const signal = ["/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"];
    execFileSync("dbus-send", [`--bus=${address}`, "--type=signal", ...signal]);
  },
  async (window) => {
    await window.rpc("profile.rest");
    const wrong = { pin: "0000" };
    for (let miss = 0; miss < 4; miss += 1) await assert.rejects(window.rpc("profile.wake", wrong), /wrong_pin/u);
    ask(window, "profile.wake", wrong);
  },
];
const rounds = Number(process.env.SILLAGE_LOCKS ?? locks.length);

async function create(window) {
  await window.rpc("profile.create_profile", {
    name: "Hélène Aubry", passphrase, pin, network: "Réseau d’essai", unit, unit_kind: "shop", role: "coach", locale: "fr",
  });
  const [{ id }] = (await window.rpc("profile.list_profiles")).profiles;
  const folder = join(window.home, "data/sillage/profiles", id);
  const key = execFileSync(program("examples/bare_key"), [folder], { input: passphrase, encoding: "utf8" }).trim();
  return { id, key };
}

test("a profile that is locked is in no memory any more", async (t) => {
  const window = await open(t, { args: [], plainly: true });
  const { id, key } = await create(window);
  const wanted = { key: told(key), passphrase: written(passphrase), unit: written(unit), note: written(note) };
  const search = () => new Set(drawing(window).flatMap(({ pid }) => inMemory(pid, wanted)));
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) {
      await window.kill();
      await window.start();
      await window.rpc("profile.unlock", { profile: id, passphrase });
    }
    await window.rpc("draft.record_draft", { key: "note", text: note });
    await window.web.executeScript("location.reload()");
    await window.seen("today-title");
    await window.web.executeScript("document.body.dataset.note = arguments[0]", note);
    assert.ok(drawing(window).every(leavesNoDump), "a dump would tell");
    assert.deepEqual([...search()].toSorted(), ["key", "note", "passphrase", "unit"], "the search finds what is there");
    const before = drawing(window).filter(({ program }) => program.endsWith("WebProcess")).map(({ pid }) => pid);
    await locks[round % locks.length](window);
    const late = AbortSignal.timeout(30_000);
    for (let anew = []; anew.length === 0 || anew.some(({ pid }) => before.includes(pid)); await window.pause(50)) {
      if (late.aborted) throw new Error(`round ${round}: it did not begin anew`);
      anew = drawing(window).filter(({ program }) => program.endsWith("WebProcess"));
    }
    assert.deepEqual([...search()], [], `round ${round}: left in memory`);
  }
});
