// What cannot be taken is refused with a sentence, where the person is, and changes nothing: pictures that are none or
// far too large, an end before a start.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { folder } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

/** The beginning of a PNG of that size: enough to know that it must not be decoded. */
function pngOf(width, height) {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13, 0);
  head.write("IHDR", 4);
  head.writeUInt32BE(width, 8);
  head.writeUInt32BE(height, 12);
  head.set([8, 2, 0, 0, 0], 16);
  head.writeUInt32BE(crc32(head.subarray(4, 21)), 21);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), head]);
}

for (const locale of ["fr", "en"]) {
  test(`pictures that cannot be, and an end before its start, ${locale}`, async (t) => {
    const app = await open(t, { locale });
    const { next } = await app.rpc("visit.get_today");
    const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
    const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "smell", moment: "quiet" });
    const { zones } = await app.rpc("walk.get_walk", { walk });
    const { finding } = await app.rpc("walk.record_finding", { walk, zone: zones[0].zone, text: "carton" });
    await app.go(`/visit/${day}/walk/${walk}`);
    const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 37) % 251));
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), bytes]);
    const files = folder(t);
    for (const [name, buffer, failure] of [
      ["letter.png", Buffer.from("<script>rough()</script>"), "failure-photo-unusable"],
      ["broken.jpg", jpeg, "failure-photo-unusable"],
      ["endless.png", pngOf(60_000, 60_000), "failure-photo-too-large"],
      ["heavy.jpg", Buffer.concat([jpeg, Buffer.alloc(41 * 1024 * 1024)]), "failure-photo-too-large"],
    ]) {
      // The notice of the picture before goes with its page.
      await app.reload();
      const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.key("f")]);
      writeFileSync(join(files, name), buffer);
      await chooser.setFiles(join(files, name));
      await app.page.getByText(app.t(failure)).first().waitFor();
    }
    const { findings } = await app.rpc("walk.get_walk", { walk });
    assert.deepEqual(findings.find((one) => one.finding === finding).photos, []);

    await app.go(`/visit/${day}/flow`);
    await app.page.getByLabel(app.t("flow-until")).fill("08:00");
    await app.tap(app.control("button", "flow-start"));
    await app.page.getByText(app.t("failure-end-before-start")).waitFor();
    const { posts } = await app.rpc("flow.list_posts", { visit_day: day });
    assert.ok(posts.every(({ open_window }) => !open_window), "nothing was begun");
    assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  });
}

test("a screen that broke stands in the way of no other", async (t) => {
  const app = await open(t, { expectErrors: true });
  // An answer no program of ours gives: drawing it throws.
  await app.page.route("**/rpc", (route) =>
    route.request().postData()?.includes("action.list_actions")
      ? route.fulfill({ json: { answer: { today: "2026-11-24", actions: {} }, nouns: ["action"] } })
      : route.continue(),
  );
  const section = (word) => app.page.getByRole("navigation").getByText(app.t(word));
  await app.tap(section("app-nav-actions"));
  await app.page.getByText(app.t("app-broken"), { exact: true }).waitFor();
  await app.tap(section("app-nav-units"));
  await app.page.getByText("Les Lilas").first().waitFor();
  assert.equal(await app.page.getByText(app.t("app-broken"), { exact: true }).count(), 0);
});
