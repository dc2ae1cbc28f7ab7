// A newer program brought as a file: looked into, refused in words, waiting as long as one likes. The signature is made
// here, by another implementation of minisign's format than the one that reads it.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { folder } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

const machine = { x64: "x86_64", arm64: "aarch64" }[arch()];

/** Whoever makes the program: the key others know, and signatures. */
function maker() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const id = randomBytes(8);
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return {
    key: Buffer.concat([Buffer.from("Ed"), id, raw]).toString("base64"),
    signature(bytes, about) {
      const signed = sign(null, createHash("blake2b512").update(bytes).digest(), privateKey);
      const whole = sign(null, Buffer.concat([signed, Buffer.from(about)]), privateKey);
      const first = Buffer.concat([Buffer.from("ED"), id, signed]).toString("base64");
      return `untrusted comment: a test\n${first}\ntrusted comment: ${about}\n${whole.toString("base64")}\n`;
    },
  };
}

test("a newer version is taken if it is genuine, waits, and goes again", async (t) => {
  const app = await open(t, { at: "/settings/about", expectErrors: true });
  await app.page.getByText(app.t("settings-release-no-key")).waitFor();
  const { key, signature } = maker();
  app.host.releaseKey = key;
  await app.powerCut();
  await app.go("/settings/about");
  const stick = folder(t);
  const path = join(stick, "sillage_99.1.0_amd64.deb");
  const lay = (version, by = signature) => {
    const bytes = Buffer.from(`package ${version}`);
    writeFileSync(path, bytes);
    writeFileSync(`${path}.minisig`, by(bytes, `sillage ${version} ${platform()} ${machine}`));
  };
  // A browser hands over bytes: the path on the stick is answered for them.
  await app.page.route("**/file?*", (route) => route.fulfill({ json: { answer: { path }, nouns: [] } }));
  const choose = async () => {
    await app.quiet();
    const [chooser] = await Promise.all([
      app.page.waitForEvent("filechooser"), app.tap(app.control("button", "settings-release-take")),
    ]);
    await chooser.setFiles(path);
  };
  lay("99.1.0", maker().signature);
  await choose();
  await app.page.getByText(app.t("failure-release-not-genuine")).waitFor();
  await app.picture("release-refused");
  lay("0.0.1");
  await choose();
  await app.page.getByText(app.t("failure-release-not-newer", { version: "0.0.1" })).waitFor();
  lay("99.1.0");
  await choose();
  const waits = app.page.getByText(app.t("settings-release-waiting", { version: "99.1.0" }));
  await waits.waitFor();
  await app.picture("release-waiting");
  await app.axe();
  // It waits over starts.
  await app.powerCut();
  await app.go("/settings/about");
  await waits.waitFor();
  await app.tap(app.control("button", "settings-release-drop"));
  await app.control("button", "settings-release-take").waitFor();
  assert.equal((await app.rpc("release.get_state")).waiting, null);
});
