// Help in the program itself: the guide is found, searched and left; licences are all there; a problem is read whole.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../rig/programs.mjs";
import { everyLook, open } from "./rig.mjs";

everyLook(test, "the guide is searched as one types, whatever the accents", async (app) => {
  await app.go("/guide");
  await app.looks("guide");
  const pages = app.page.getByRole("navigation", { name: app.t("guide-pages") }).getByRole("link");
  assert.ok((await pages.count()) >= 15);
  await app.tap(app.page.getByLabel(app.t("guide-search")));
  await app.type(app.locale === "fr" ? "EFFECTIF ecart" : "function GAP");
  await app.page.getByRole("heading", { level: 2, name: app.t("guide-staffing") }).waitFor();
  assert.equal(await pages.count(), 1);
  await app.page.getByLabel(app.t("guide-search")).fill("xyzzy");
  await app.seen("guide-none");
});

test("F1 leads to the page that speaks of the screen in front", async (t) => {
  const app = await open(t, { locale: "en" });
  const { next } = await app.rpc("visit.get_today");
  const { visit_day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  await app.go(`/visit/${visit_day}/flow`);
  await app.key("F1");
  await app.tap(app.page.getByRole("link", { name: app.t("guide-here") }));
  await app.at(/\/guide\/flow$/);
  await app.page.getByRole("heading", { level: 2, name: app.t("guide-flow") }).waitFor();
});

test("what is new is told inside", async (t) => {
  const app = await open(t, { at: "/settings/about" });
  await app.tap(app.page.getByRole("link", { name: app.t("guide-news") }));
  await app.at(/\/guide\/news$/);
  await app.page.getByRole("heading", { level: 2, name: app.t("guide-news") }).waitFor();
});

everyLook(test, "a problem is shown whole, with nothing of anybody", async (app) => {
  const { next } = await app.rpc("visit.get_today");
  await app.rpc("visit.start_visit", { visit: next[0].visit });
  await assert.rejects(app.rpc("visit.start_visit", { visit: next[0].visit.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }));
  await app.go("/settings/about");
  await app.tap(app.page.getByRole("link", { name: app.t("settings-problem") }));
  await app.at(/\/problem$/);
  const text = await app.page.getByRole("textbox").inputValue();
  assert.match(text, /0\.1\.0/);
  assert.match(text, /visit\.start_visit/);
  const { profile } = await app.rpc("session.get_state");
  for (const secret of [...profile.name.split(" "), profile.id, next[0].unit_name ?? "Saint-Michel", app.host.profiles]) {
    assert.ok(!text.includes(secret), `${secret} in ${text}`);
  }
  await app.looks("problem");
});

test("every work of others is named with its licence", async (t) => {
  const app = await open(t);
  const { works, texts } = JSON.parse(readFileSync(join(root, "ui/src/contract/licences.json"), "utf8"));
  await app.go("/settings/about/licences");
  await app.page.getByText(works.at(-1).name).first().waitFor();
  assert.equal(await app.page.locator("main li").count(), works.length);
  assert.equal(await app.page.locator("details").count(), Object.keys(texts).length);
  await app.page.getByLabel(app.t("settings-licences-search")).fill("sqlcipher");
  await app.page.getByText("BSD-3-Clause").first().waitFor();
  await app.picture("licences");
});

test("a setting says how to take it back", async (t) => {
  const app = await open(t, { locale: "en" });
  await app.go("/settings/display");
  await app.tap(app.page.getByText(app.t("settings-theme-dark"), { exact: true }));
  await app.seen("settings-changed");
  assert.equal((await app.rpc("setting.get_settings")).values.theme, "dark");
  await app.tap(app.control("button", "kit-undo"));
  await app.quiet();
  assert.notEqual((await app.rpc("setting.get_settings")).values.theme, "dark");
});
