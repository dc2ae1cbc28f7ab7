// The referentials in Chromium: a draft written field by field, in order, read for what judges, published, compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./rig.mjs";

const service = async (app) =>
  (await app.rpc("referential.list_referentials")).referentials.find((line) => line.kind === "service");

/** The list, then the next version of the service referential. */
async function drafting(t, options = {}) {
  const app = await open(t, { at: "/referentials", ...options });
  await app.page.getByRole("button", { name: app.t("referential-next") }).first().click();
  await app.page.getByRole("tab", { name: app.t("referential-skills") }).waitFor();
  const version = app.page.url().split("/").at(-1);
  return { app, version, view: () => app.rpc("referential.get_version", { version }) };
}

/** Nothing is being asked any more, and this holds in the file. */
const kept = async (app, holds) => {
  await app.quiet();
  assert.ok(await holds());
};
const tab = (app, key) => app.page.getByRole("tab", { name: app.t(key) }).click();

test("a draft keeps each field as it is left, in both languages, and Alt with an arrow moves an item", async (t) => {
  const { app, view } = await drafting(t);
  const promise = app.page.getByLabel(`${app.t("referential-text")} · ${app.t("referential-english")}`).first();
  await promise.fill("Everyone leaves with an answer.");
  await promise.blur();
  await kept(app, async () => (await view()).content.promise.text.en === "Everyone leaves with an answer.");
  assert.equal((await view()).changes.length, 1);

  await tab(app, "referential-skills");
  const before = (await view()).content.skills.map((skill) => skill.code);
  const title = app.page.getByLabel(`${app.t("referential-skill-title")} · ${app.t("referential-french")}`).nth(1);
  await title.focus();
  await app.page.keyboard.press("Alt+ArrowUp");
  await kept(app, async () => (await view()).content.skills[0].code === before[1]);
  assert.deepEqual((await view()).content.skills.map((skill) => skill.code).slice(0, 2), [before[1], before[0]]);
});

test("a criterion that judges is flagged where it is written, kept only with a reason, and publication says what changes", async (t) => {
  const { app, version, view } = await drafting(t);
  await tab(app, "referential-skills");
  const anchor = app.page.getByLabel(new RegExp(`^${app.t("referential-level", { level: "2" })} · ${app.t("referential-french")}`)).first();
  await anchor.fill("Reste souriante.");
  await anchor.blur();
  await app.page.getByText(app.t("referential-flaw-trait", { word: "souriante" })).first().waitFor();
  await tab(app, "referential-before-publishing");
  await app.picture("referential-before-publishing");
  await app.page.getByRole("button", { name: app.t("referential-publish"), exact: true }).click();
  const dialog = app.page.getByRole("dialog");
  await dialog.getByLabel(app.t("referential-publish-note")).fill("Le niveau 2 redit ce que l’on voit.");
  const publish = dialog.getByRole("button", { name: app.t("referential-publish"), exact: true });
  assert.ok(await publish.isDisabled(), "a reason is asked for");
  await dialog.getByLabel(app.t("referential-publish-kept")).fill("Mot retenu par l’équipe pour l’essai.");
  await publish.click();
  await kept(app, async () => (await view()).line.status === "published");
  const { line, changes } = await view();
  assert.deepEqual([line.number, line.kept_because, changes.length], [2, "Mot retenu par l’équipe pour l’essai.", 1]);
  const { versions } = await service(app);
  assert.deepEqual(versions.map((each) => each.status), ["published", "retired"]);

  await app.go(`/referentials/${version}/since/${versions[1].version}`);
  await app.page.getByText("Reste souriante.").waitFor();
  await app.picture("referential-compare");
});

test("a file is looked through before anything is kept", async (t) => {
  const app = await open(t, { at: "/referentials" });
  const { versions } = await service(app);
  const { content } = await app.rpc("referential.get_version", { version: versions[0].version });
  const file = { format: "sillage-referential-1", kind: "service", title: { fr: "Titre" }, content };
  const give = (body) =>
    app.page.locator("input[type=file]").setInputFiles({ name: "r.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(body)) });
  await give({ ...file, content: { ...content, skills: [{ ...content.skills[0], target: "trois" }] } });
  await app.page.getByText("/content/skills/0/target").waitFor();
  assert.equal((await service(app)).versions.length, 1, "nothing is kept");
  await app.page.keyboard.press("Escape");
  await give({ ...file, content: { ...content, promise: { ...content.promise, text: { fr: "Une autre promesse." } } } });
  await app.page.getByText("Une autre promesse.", { exact: true }).waitFor();
  await app.page.getByRole("button", { name: app.t("referential-import-do") }).click();
  await kept(app, async () => (await service(app)).versions.length === 2);
  const draft = (await service(app)).versions[0];
  assert.equal(draft.status, "draft");
  assert.equal((await app.rpc("referential.get_version", { version: draft.version })).content.promise.text.fr, "Une autre promesse.");
});

test("who does not keep them reads them", async (t) => {
  const app = await open(t, { role: "unit_manager", at: "/referentials" });
  await app.page.getByText(app.t("referential-read-only")).waitFor();
  assert.equal(await app.page.getByRole("button", { name: app.t("referential-next") }).count(), 0);
  await app.page.getByRole("link", { name: new RegExp(app.t("referential-version", { number: "1" })) }).first().click();
  await tab(app, "referential-skills");
  assert.equal(await app.page.locator("main textarea").count(), 0);
});
