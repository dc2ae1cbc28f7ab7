// A bit of the file that flipped while the computer was off: nothing of it is shown, its copies are offered, and one of
// them brings back what it holds, with what can still be read of the file. What is damaged stays, set aside.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { founded, secrets } from "../rig/screens.mjs";
import { open } from "./rig.mjs";

test("a damaged file is not opened, and a copy of it is", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const { day } = await founded(app);
  // The library of the encryption says of each page that it does not fit, and nothing of what is in it.
  app.host.mutters = /^[\d :.-]+ERROR CORE sql/u;
  await app.rpc("visit.write_intention", { visit_day: day, text: "Voir la file" });
  await app.rpc("backup.make_backup", {});
  await app.rpc("visit.write_intention", { visit_day: day, text: "Voir la réserve" });
  // Its log is written back: what lies there twice would be mended.
  await app.rpc("profile.lock");
  const [profile] = readdirSync(app.host.profiles).filter((name) => name.length === 36);
  const path = join(app.host.profiles, profile, "sillage.db");
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
