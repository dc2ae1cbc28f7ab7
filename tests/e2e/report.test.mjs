// The end of the visit: two keys or two touches to the PDF, a folder that refuses, a correction under the next number.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { everyLook, open } from "./rig.mjs";

/** A visit day whose rating and dashboard are settled, and a folder for its files. */
async function atSpine(app, { settled = true } = {}) {
  const { next } = await app.rpc("visit.get_today");
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  if (settled) {
    await app.rpc("closing.skip_rating", { visit_day: day, reason: "absent" });
    await app.rpc("closing.confirm_dashboard", { visit_day: day });
  }
  const folder = join(app.host.profiles, "documents");
  mkdirSync(folder);
  await app.rpc("setting.change_setting", { key: "report_folder", value: folder });
  await app.go(`/visit/${day}`);
  return { day, folder };
}
const reports = async (app, day) => (await app.rpc("report.get_report", { visit_day: day })).reports;

test("two keys lead from the visit to its PDF, and another Enter makes no second one", async (t) => {
  const app = await open(t);
  const { day, folder } = await atSpine(app);
  await app.within({ keys: 2, typed: 0, touches: 0, dialogs: 1 }, async () => {
    await app.key("Control+Enter");
    await app.at(/\/report$/);
    await app.key("Enter");
    await app.seen("report-screen-copy");
  });
  await app.picture("report");
  const [issued] = await reports(app, day);
  assert.deepEqual([issued.number, issued.names], [1, "initials"]);
  assert.equal(issued.path, join(folder, "2026-11-24_les-lilas_visite.pdf"));
  assert.equal(readFileSync(issued.path).subarray(0, 5).toString(), "%PDF-");
  assert.notEqual((await app.rpc("visit.get_spine", { visit_day: day })).closed_at, null);
  await app.key("Enter");
  await app.at(/\/today$/);
  assert.equal((await reports(app, day)).length, 1);
});

test("two touches lead from the visit to its PDF", async (t) => {
  const app = await open(t, { touch: true });
  const { day } = await atSpine(app);
  await app.within({ keys: 0, touches: 2, dialogs: 1 }, async () => {
    await app.tap(app.control("button", "visit-finish"));
    await app.at(/\/report$/);
    await app.tap(app.control("button", "report-screen-finish"));
    await app.seen("report-screen-copy");
  });
  assert.equal((await reports(app, day)).length, 1);
});

test("without rating or dashboard one tap says why", async (t) => {
  const app = await open(t);
  const { day } = await atSpine(app, { settled: false });
  await app.key("Control+Enter");
  await app.at(/\/report$/);
  await app.key("Enter");
  await app.seen("report-screen-why");
  await app.tap(app.control("button", "report-screen-reason-absent"));
  await app.seen("report-screen-copy");
  assert.equal((await reports(app, day)).length, 1);
});

test("a folder that is gone loses nothing: another one is written", async (t) => {
  const app = await open(t);
  const { day, folder } = await atSpine(app);
  rmSync(folder, { recursive: true });
  await app.go(`/visit/${day}/report`);
  await app.key("Enter");
  const field = app.page.getByLabel(app.t("report-screen-folder"));
  await field.waitFor();
  assert.equal((await reports(app, day)).length, 0);
  const other = join(app.host.profiles, "elsewhere");
  mkdirSync(other);
  await field.fill(other);
  await app.tap(app.control("button", "report-screen-elsewhere"));
  await app.seen("report-screen-copy");
  assert.deepEqual(readdirSync(other), ["2026-11-24_les-lilas_visite.pdf"]);
});

test("page 1 follows the names chosen; a correction is issued under the next number", async (t) => {
  const app = await open(t);
  const { day } = await atSpine(app);
  const coach = (words) => app.page.getByRole("article").getByText(words).first().waitFor();
  await app.go(`/visit/${day}/report`);
  await coach("N. L.");
  await app.tap(app.page.getByRole("radio", { name: app.t("report-screen-names-full") }));
  await coach("Noé Lambert");
  await app.tap(app.control("button", "report-screen-finish"));
  await app.seen("report-screen-copy");
  await app.tap(app.control("button", "report-screen-reopen"));
  await app.tap(app.control("button", "report-screen-finish"));
  await app.seen("report-screen-number", { number: "2" });
  await app.tap(app.control("button", "report-screen-export"));
  await app.seen("report-screen-exported");
  const issued = await reports(app, day);
  assert.deepEqual(issued.map((each) => each.number), [2, 1]);
  assert.ok(issued.every((each) => existsSync(each.path)));
});

everyLook(test, "Finish is accessible", async (app) => {
  const { day } = await atSpine(app, { settled: false });
  await app.go(`/visit/${day}/report`);
  await app.axe();
});
