// The referentials in Chromium: a draft written field by field, in order, read for what judges, published, compared.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { workbook } from "../rig/workbook.mjs";
import { open } from "./rig.mjs";

const sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands a file to the screen and waits for what it says of it. */
async function choose(app, file) {
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.tap(app.control("button", "referential-import"))]);
  await chooser.setFiles(file);
  await app.page.getByRole("dialog").waitFor();
  await app.quiet();
}

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
  const give = (body) => choose(app, { name: "r.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(body)) });
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

test("a workbook goes out, is written in, and comes back: first its bad cells, then what changes", async (t) => {
  const app = await open(t, { at: "/referentials" });
  const { versions } = await service(app);
  await app.go(`/referentials/${versions[0].version}`);
  await app.tap(app.control("button", "referential-export-sheet"));
  const told = await app.page.getByText(/\.xlsx$/).first().innerText();
  const bytes = readFileSync(told.slice(told.indexOf("/")));
  assert.equal(bytes.subarray(0, 2).toString(), "PK");

  await app.go("/referentials");
  await choose(app, { name: "r.xlsx", mimeType: sheets, buffer: bytes });
  await app.seen("referential-import-none");
  await app.page.keyboard.press("Escape");

  const head = [["Type", "Titre (français)"], ["Référentiel de service", "Service"]];
  const moments = (channel, count) => [
    ["Canal", "Titre (français)", "Ce que l’on espère ressentir (français)"],
    ...Array.from({ length: count }, (_, at) => [channel, `Moment ${at + 1}`, "Être vu."]),
  ];
  const give = (parts) => choose(app, { name: "r.xlsx", mimeType: sheets, buffer: workbook({ Référentiel: head, ...parts }) });
  await give({ "Moments de vérité": moments("Accueil sur place", 6), Compétences: [["Code", "Importance"], ["C1", "7"]] });
  await app.seen("referential-import-cell", { sheet: "Compétences", cell: "A2" });
  await app.page.keyboard.press("Escape");
  await give({ "Moments de vérité": moments("Accueil sur place", 6) });
  await app.seen("referential-import-cell", { sheet: "Moments de vérité", cell: "A7" });
  await app.page.getByText(app.t("failure-sixth-moment")).waitFor();
  await app.axe();
  await app.picture("referential-import-cells");
  assert.equal((await service(app)).versions.length, 1, "nothing is kept");
  await app.page.keyboard.press("Escape");
  await give({ "Moments de vérité": moments("Accueil sur place", 5) });
  await app.picture("referential-import-changes");
  await app.page.getByRole("button", { name: app.t("referential-import-do") }).click();
  await kept(app, async () => (await service(app)).versions.length === 2);
  const { content } = await app.rpc("referential.get_version", { version: (await service(app)).versions[0].version });
  assert.deepEqual(content.moments.map((moment) => moment.title.fr), ["Moment 1", "Moment 2", "Moment 3", "Moment 4", "Moment 5"]);
});

test("who does not keep them reads them", async (t) => {
  const app = await open(t, { role: "unit_manager", at: "/referentials" });
  await app.page.getByText(app.t("referential-read-only")).waitFor();
  assert.equal(await app.page.getByRole("button", { name: app.t("referential-next") }).count(), 0);
  await app.page.getByRole("link", { name: new RegExp(app.t("referential-version", { number: "1" })) }).first().click();
  await tab(app, "referential-skills");
  assert.equal(await app.page.locator("main textarea").count(), 0);
});
