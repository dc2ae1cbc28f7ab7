// A day whose every text is meant to break something: `sillagectl demo --rough` types it (and offers each field a
// million characters, which must be refused), then papers and screens are read: the texts stand there, literally,
// and nothing in them ran.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { folder, program } from "../rig/programs.mjs";
import { at, founded, lived, screens } from "../rig/screens.mjs";
import { look as lookInPage, markup as active, packs, scripts } from "../rig/scripts.mjs";
import { begun, sow } from "../rig/sow.mjs";
import { open } from "./rig.mjs";

const JSZip = createRequire(import.meta.url)("jszip");
/** What every one of those texts holds, whether the field is a name or a sentence. */
const formula = "=cmd|";
const markup = `#panic() $x^2$ *a* _b_`;

let out, files;
before((t) => {
  out = folder(t);
  execFileSync(program("sillagectl"), ["demo", "--out", out, "--rough"], { stdio: ["ignore", "ignore", "pipe"] });
  files = readdirSync(out);
});

const named = (ending) => files.filter((name) => name.endsWith(ending)).map((name) => join(out, name));

test("the papers hold the texts as they were typed, and say what could not be printed", () => {
  const papers = named(".pdf");
  assert.equal(papers.length, 3, "a report in each language and a personal sheet");
  for (const paper of papers) {
    execFileSync("qpdf", ["--check", paper]);
    const text = execFileSync("pdftotext", ["-layout", paper, "-"], { encoding: "utf8" }).replaceAll(/[\s\u200B]+/g, " ");
    assert.ok(text.includes(`${formula}'/C calc'!A0 ${markup}`), `${paper} prints the markup literally`);
    assert.ok(text.includes("■"), `${paper} shows what has no letter as ■`);
    assert.match(text, /\d+ (caractères|characters)/u, `${paper} counts them`);
    assert.ok(text.includes("■lasrever■"), `${paper} takes direction controls their power`);
  }
});

test("in the spreadsheet a formula is a text", async () => {
  const [book] = named(".xlsx");
  const { files: parts, ...zip } = await JSZip.loadAsync(readFileSync(book));
  assert.ok(zip);
  let strings = "";
  for (const [name, part] of Object.entries(parts)) {
    const xml = name.endsWith(".xml") ? await part.async("string") : "";
    if (name.startsWith("xl/worksheets/")) assert.ok(!/<f[ >]/u.test(xml), `${name} holds a formula`);
    if (name.endsWith("sharedStrings.xml")) strings = xml;
  }
  assert.ok(strings.includes(formula));
});

test("the exported data gives every text back", () => {
  const [data] = named(".json");
  const held = JSON.stringify(JSON.parse(readFileSync(data, "utf8")));
  assert.ok(held.includes("<script>window.rough=1</script>"));
  assert.ok(held.includes("👩🏽‍🚒"));
});

/** What the screen says; fails if a text was taken for markup or pushed the screen out of its window. */
async function look(app) {
  const seen = await app.page.evaluate(() => ({
    ran: "rough" in globalThis,
    text: document.body.innerText + [...document.querySelectorAll("input, textarea")].map((one) => one.value).join(" "),
    planted: document.querySelectorAll("main script, main img[src=x]").length,
    wider: document.documentElement.scrollWidth - innerWidth,
  }));
  assert.deepEqual([seen.ran, seen.planted], [false, 0], "a text was taken for markup");
  assert.ok(seen.wider <= 0, `the screen is ${seen.wider} px wider than the window`);
  return seen.text;
}

for (const locale of ["fr", "en"]) {
  test(`every screen of that day shows them and runs nothing, ${locale}`, async (t) => {
    const app = await open(t, { locale, profiles: join(out, "profiles") });
    const { days } = await app.rpc("report.list_days");
    const day = days[0].visit_day;
    const { unit } = await app.rpc("visit.get_preparation", { visit_day: day });
    const { observations } = await app.rpc("observation.list_observations", { visit_day: day });
    const { debriefs } = await app.rpc("debrief.list_debriefs", { visit_day: day });
    const { senses } = await app.rpc("walk.list_passes", { visit_day: day });
    const screens = {
      "/today": false, [`/units/${unit}`]: true, "/actions": false, "/settings/bin": false,
      [`/visit/${day}`]: false, [`/visit/${day}/prepare`]: true, [`/visit/${day}/walk`]: true,
      [`/visit/${day}/walk/${senses.flatMap(({ passes }) => passes)[0].walk}`]: false,
      [`/visit/${day}/walk/consolidation`]: true, [`/visit/${day}/flow`]: true,
      [`/visit/${day}/observations`]: false, [`/visit/${day}/debriefs`]: false,
      [`/visit/${day}/plan`]: true, [`/visit/${day}/closing`]: true, [`/visit/${day}/report`]: false,
    };
    for (const { observation, scored } of observations) screens[`/visit/${day}/observations/${observation}`] = scored > 0;
    for (const { debrief } of debriefs) screens[`/visit/${day}/debriefs/${debrief}`] = true;
    for (const [screen, shows] of Object.entries(screens)) {
      await t.test(screen.replaceAll(/[0-9a-f-]{36}/g, ":id"), async () => {
        await app.go(screen);
        if (locale === "fr") await app.picture(`rough${screen.replaceAll(/[0-9a-f-]{36}/g, "").replaceAll(/\/+/g, "-")}`);
        const texts = [await look(app)];
        for (const tab of await app.page.getByRole("tab").all()) {
          await tab.click();
          await app.quiet();
          texts.push(await look(app));
        }
        if (shows) assert.ok(texts.join().includes(formula), "the text is not on the screen");
        await app.axe();
      });
    }
  });
}

/** Texts that no day is sown with, and why. */
const nowhere = {
  "no text but a file or a folder, a time, an address or the name of a thing is taken": [
    "action.export_calendar /path", "backup.choose_second_place /path", "backup.restore_backup /name",
    "bin.restore_deleted /noun", "closing.agree_next_visit /at", "flow.open_window /planned_end",
    "network.export_spreadsheet /path", "network.preview_spreadsheet /path", "network.record_person /email",
    "organisation.make_notice /path", "profile.adopt_copy /place", "referential.export_version /path",
    "referential.get_import /path", "referential.import_file /digest", "referential.import_file /path", "release.take_file /path",
    "report.export_data /folder", "report.make_dossier /path", "report.make_personal_sheet /path",
    "report.make_personal_sheets /folder", "report.make_report /path", "report.make_walk_sheets /path",
    "report.tell_without_names /digest", "setting.change_setting /key", "sync.resolve_conflict /field",
    "sync.resolve_conflict /keep", "sync.resolve_conflict /seen/0", "unit_file.export_unit /folder",
    "unit_file.get_preview /path", "unit_file.open_file /path", "visit.plan_visit /at", "voice.preview_verbatims /path",
    "week.preview_counts /mapping/time_zone", "week.preview_counts /path",
  ],
  "it is looked for, and shown by nothing": [
    "draft.drop_drafts /prefix", "draft.list_drafts /prefix", "draft.record_draft /key", "history.redo_last /only",
    "history.undo_last /only", "photo.list_known /originals/0", "photo.list_matches /shots/0/phone",
    "photo.set_clock /how/shot/phone", "photo.set_clock /how/time", "photo.set_clock /phone", "place.record_place /route",
    "report.tell_without_names /words/0", "search.list_matches /text", "sync.enrol_device /line", "unit_file.export_unit /to", "unit_file.get_code /address",
    "voice.get_personal_data /text",
  ],
  "it is a secret": [
    "backup.rescue_profile /name", "backup.rescue_profile /passphrase", "profile.adopt_copy /new_passphrase",
    "profile.adopt_copy /recovery_code", "profile.create_joining /passphrase", "profile.create_joining /pin",
    "profile.create_profile /passphrase", "profile.create_profile /pin", "profile.recover /new_passphrase",
    "profile.recover /recovery_code", "profile.unlock /passphrase", "profile.wake /pin", "session.take_back /pin",
  ],
  "it makes a profile: a test of its own": [
    "profile.create_joining /name", "profile.create_profile /name", "profile.create_profile /network",
    "profile.create_profile /unit",
  ],
};

/** Every field of every request that takes free text, as `command /place`. */
function textFields() {
  const said = execFileSync(program("sillagectl"), ["commands"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const { commands, $defs } = JSON.parse(said);
  const found = new Set();
  const collect = (schema, at) => {
    const of = schema.$ref ? $defs[schema.$ref.split("/").at(-1)] : schema;
    // An id or a day has a format, a choice has its values.
    if ([of.type].flat().includes("string") && !of.format && !of.enum && !of.const) found.add(at);
    for (const one of [of.anyOf, of.oneOf, of.allOf].flatMap((all) => all ?? [])) collect(one, at);
    for (const [name, field] of Object.entries(of.properties ?? {})) collect(field, `${at}/${name}`);
    if (of.items) collect(of.items, `${at}/0`);
  };
  for (const { name, ask } of commands) collect(ask, `${name} `);
  return found;
}

/** The long run gives every field every text: a round each. */
const rounds = Number(process.env.SILLAGE_ROUNDS ?? 1);
for (let round = 0; round < rounds; round += 1) {
  test(`every screen of a day full of scripts shows them and runs none, round ${round}`, async (t) => {
    // What the content policy refuses is an error of the page, and fails the test at its end.
    const app = await open(t);
    const { sown, fields, ids } = await sow(app, await lived(app), { round });
    assert.ok(sown > (round === 0 ? packs.length * 5 : packs.length), `${sown}`);
    const dry = [...textFields()].filter((field) => !fields.has(field));
    assert.deepEqual(dry.sort(), Object.values(nowhere).flat().sort(), "no text was sown there");
    const unseen = new Set(scripts);
    for (const screen of [...screens, ...begun]) {
      await app.go(at(screen, ids));
      const { planted, owned, text } = await app.page.evaluate(lookInPage);
      assert.deepEqual([planted, owned], [[], false], `${screen}: a text was taken for more`);
      for (const script of unseen) if (text.includes(script)) unseen.delete(script);
    }
    if (round === 0) assert.deepEqual([...unseen], [], "they are on no screen");
  });
}

test("every screen of a profile of such names shows them and runs none", async (t) => {
  const app = await open(t, { role: null, at: "/" });
  const [name, network, unit] = packs;
  const ids = await founded(app, { name, network, unit });
  const shown = new Set();
  for (const screen of screens.filter((one) => !/:(person|observation)/.test(one))) {
    await app.go(at(screen, ids));
    const { planted, owned, text } = await app.page.evaluate(lookInPage);
    assert.deepEqual([planted, owned], [[], false], `${screen}: a text was taken for more`);
    for (const one of [name, network, unit]) if (text.includes(one)) shown.add(one);
  }
  assert.equal(shown.size, 3, [...shown].join());
});

test("a text that is taken for markup is seen, and the content policy lets it do nothing", async (t) => {
  const app = await open(t, { expectErrors: true });
  const plant = (text) => {
    const innerHTML = `<p>${text}</p><i title="${text}"></i><i title='${text}'></i><a href="${text}">a</a>`;
    document.body.append(Object.assign(document.createElement("div"), { innerHTML }));
  };
  const elsewhere = await app.context.newPage();
  let ran = 0;
  for (const text of active) {
    await elsewhere.evaluate(() => (document.body.replaceChildren(), delete globalThis.owned));
    await elsewhere.evaluate(plant, text);
    const { planted, owned } = await elsewhere.evaluate(lookInPage);
    assert.notDeepEqual(planted, [], text);
    ran += owned ? 1 : 0;
  }
  assert.ok(ran > 0, "some run where no policy is");

  const { headers } = await fetch(app.host.url);
  assert.match(headers.get("content-security-policy"), /^default-src 'none';.* script-src 'self';/);
  await app.page.evaluate(() => {
    globalThis.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => globalThis.refused.push(event.effectiveDirective));
  });
  for (const text of active) await app.page.evaluate(plant, text);
  await app.page.waitForFunction(() => globalThis.refused.length > 10);
  assert.equal(await app.page.evaluate(() => "owned" in globalThis), false);
});
