// A bit of the file that flipped while the computer was off: nothing of it is shown, its copies are offered, and one of
// them brings back what it holds, with what can still be read of the file. What is damaged stays, set aside.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { folder, program } from "../rig/programs.mjs";
import { founded, secrets } from "../rig/screens.mjs";
import { open } from "./rig.mjs";

/** Closes the profile; its log is written back: what lies there twice would be mended. */
async function shut(app) {
  await app.rpc("profile.lock");
  const [profile] = readdirSync(app.host.profiles).filter((name) => name.length === 36);
  const path = join(app.host.profiles, profile, "sillage.db");
  // What still copies it holds it open for a moment.
  while (existsSync(`${path}-wal`)) await setTimeout(20);
  return { profile, path };
}

test("a damaged file is not opened, and a copy of it is", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const { day } = await founded(app);
  // The library of the encryption says of each page that it does not fit, and nothing of what is in it.
  app.host.mutters = /^[\d :.-]+ERROR CORE sql/u;
  await app.rpc("visit.write_intention", { visit_day: day, text: "Voir la file" });
  await app.rpc("backup.make_backup", {});
  await app.rpc("visit.write_intention", { visit_day: day, text: "Voir la réserve" });
  const { profile, path } = await shut(app);
  await app.powerCut(() => {
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 3)] ^= 1;
    writeFileSync(path, bytes);
  });

  // Before anybody is in, a line shows initials alone.
  await app.tap(app.page.getByRole("button", { name: "H. A." }));
  const field = app.page.getByLabel(app.t("start-passphrase"), { exact: true });
  await field.fill(secrets.passphrase);
  await app.key("Enter");
  await app.page.getByText(app.t("failure-file-damaged")).waitFor();
  await app.picture("damaged-file");
  await app.axe();
  await app.tap(app.control("button", "start-rescue-open"));
  await app.picture("damaged-copies");
  await app.axe();
  await field.fill(secrets.passphrase);
  await app.tap(app.page.getByRole("listitem").first().getByRole("button"));
  await app.page.waitForURL(/#\/visit\//);
  assert.equal((await app.rpc("visit.get_preparation", { visit_day: day })).intention, "Voir la réserve");
  await app.page.getByText(app.t("start-rescued", { count: 1, figure: "1" })).waitFor();
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  const aside = readdirSync(join(app.host.profiles, profile)).filter((name) => name.startsWith("aside-"));
  assert.equal(aside.length, 1, "what was damaged is still there");
});

test("what stays behind in a damaged file is said until somebody has read it", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  await app.rpc("profile.create_practice", { role: "coach", locale: "fr" });
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  app.host.mutters = /^[\d :.-]+ERROR CORE sql/u;
  await app.rpc("backup.make_backup", {});
  // Words that fill pages: one of them is lost, and others lie behind it.
  const words = (n) => `Voir la réserve ${n}, ${"et la remise, ".repeat(60)}enfin.`;
  for (let n = 0; n < 40; n += 1) await app.rpc("visit.write_intention", { visit_day: day, text: words(n) });
  const { profile, path } = await shut(app);
  const whole = readFileSync(path);
  /** What is brought home and what is left of a profile one page of which is damaged. */
  const rescued = (page) => {
    const tried = join(folder(t), profile);
    cpSync(join(app.host.profiles, profile), tried, { recursive: true });
    writeFileSync(join(tried, "sillage.db"), harmed(page));
    return JSON.parse(execFileSync(program("sillagectl"), ["restore", "--profile", tried], { stdio: ["ignore", "pipe", "ignore"] }));
  };
  const harmed = (page) => {
    const bytes = Buffer.from(whole);
    bytes[page * 4096 + 2000] ^= 1;
    return bytes;
  };
  await app.powerCut(() => {
    const pages = Array.from({ length: whole.length / 4096 }, (_, page) => page).reverse();
    // Behind the last of them nothing lies.
    let met = 0;
    const page = pages.find((page) => {
      const { acts, left } = rescued(page);
      if (acts >= 30 && left > 0) met += 1;
      return met === 3;
    });
    assert.ok(page, "a page that holds some of what was written");
    writeFileSync(path, harmed(page));
  });

  await app.tap(app.page.getByRole("button", { name: app.t("start-is-practice") }));
  await app.tap(app.control("button", "start-rescue-open"));
  await app.tap(app.page.getByRole("listitem").first().getByRole("button"));
  const notice = app.page.getByText(app.t("start-rescued-left", { count: 3, figure: "" }).split(" ").slice(0, 2).join(" "));
  await notice.waitFor();
  // Behind it the day opens.
  await app.page.locator("h1").waitFor();
  await app.quiet();
  await app.picture("damaged-left");
  await app.axe();
  await app.tap(app.control("button", "kit-close"));
  await notice.waitFor({ state: "hidden" });
  const { intention } = await app.rpc("visit.get_preparation", { visit_day: day });
  assert.equal(intention, words(39), "what was written last came home");
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
});
