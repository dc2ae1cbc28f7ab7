// One whole visit day by touch alone, from Today to the PDF: no key is pressed. Words come in as a keyboard on the
// screen brings them, which presses none either. What is asserted is what was persisted.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { open } from "./rig.mjs";

test("the practice day by touch alone", async (t) => {
  const app = await open(t, { touch: true });
  const button = (key, args) => app.control("button", key, args).first();
  const tap = async (target) => {
    await app.tap(typeof target === "string" ? button(target) : target);
    await app.settled();
  };
  /** Touches the field with this name, if another is meant than the one that waits, and writes into it. */
  const write = async (text, key) => {
    if (key) await app.tap(app.page.getByLabel(app.t(key), { exact: true }).first());
    await app.page.keyboard.insertText(text);
  };
  const stage = (name) => tap(app.page.getByRole("link", { name: app.t(`visit-stage-${name}`) }));
  let day;
  const hub = async () => {
    await tap(app.page.getByRole("link", { name: app.t("kit-back") }).first());
    await app.at(new RegExp(`/visit/${day}$`));
  };

  const cost = await app.spend(async () => {
    await tap("today-start");
    await app.at(/\/prepare$/);
    day = (await app.rpc("visit.get_today")).in_progress[0].visit_day;
    await tap("action-kept");
    await tap(app.page.getByRole("button", { name: "Amina Kessler" }));
    await write("Les trente premières secondes", "visit-prepare-see");
    await tap("visit-go-in");
    await app.at(new RegExp(`/visit/${day}$`));
    assert.equal((await app.rpc("visit.get_spine", { visit_day: day })).intention, "Les trente premières secondes");

    await walk();
    await count();
    await observeAndDebrief();
    await promise();
    await close();
  });
  assert.deepEqual([cost.keys, cost.typed], [0, 0], JSON.stringify(cost));
  const { reports } = await app.rpc("report.get_report", { visit_day: day });
  const text = execFileSync("pdftotext", ["-layout", reports[0].path, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
  for (const words of ["une lampe grésille au comptoir", "je redis d’abord"]) assert.ok(text.includes(words), words);
  assert.deepEqual((await app.rpc("backup.verify_profile")).faults, []);
  t.diagnostic(JSON.stringify(cost));

  async function walk() {
    await stage("walk");
    await app.at(/\/walk$/);
    await tap(app.page.getByRole("button", { name: new RegExp(`^${app.t("kit-sense-sight")} `) }));
    await app.at(/\/walk\/[0-9a-f-]{36}$/);
    const id = app.path.split("/").at(-1);
    const mark = (word) => app.page.getByRole("radio", { name: app.t(word) });
    const { zones } = await app.rpc("walk.get_walk", { walk: id });
    for (const [at] of zones.entries()) {
      await tap(mark(["kit-mark-minus-2", "kit-mark-plus-2"][at] ?? "kit-mark-neutral"));
      if (at === 0) await write("une lampe grésille au comptoir");
      await tap(app.control("button", at < zones.length - 1 ? "walk-next" : "walk-end").last());
    }
    await app.at(/\/walk$/);
    assert.equal((await app.rpc("walk.get_walk", { walk: id })).findings.length, 1);
    await tap(app.page.getByRole("link", { name: app.t("walk-consolidation") }));
    await tap(app.page.getByRole("tab", { name: app.t("walk-irritants") }));
    for (const [weight, digit] of [["severity", 4], ["frequency", 5], ["ease", 3]]) {
      const marks = app.page.getByRole("radiogroup", { name: app.t(`walk-${weight}`) });
      await tap(marks.getByRole("radio").nth(digit - 1));
    }
    const { ranking } = await app.rpc("walk.get_consolidation", { visit_day: day });
    assert.equal(ranking[0].priority, 60);
    await tap(app.page.getByRole("link", { name: app.t("kit-back") }).first());
    await app.at(/\/walk$/);
    await hub();
  }

  async function count() {
    await stage("flow");
    await tap("flow-start");
    const pane = app.page.locator("button.pane");
    await pane.waitFor();
    for (let touch = 0; touch < 12; touch += 1) {
      await app.tap(pane);
      // A finger that bounces within 60 ms is one customer.
      await app.pause(70);
    }
    await app.pause(1_100);
    await app.page.waitForFunction(() => document.querySelector("[data-count]")?.getAttribute("data-count") === "12");
    await tap("flow-finish");
    await app.at(/\/flow$/);
    assert.equal((await app.rpc("flow.get_result", { visit_day: day, interval_min: 15 })).arrivals, 12);
    await hub();
  }

  async function observeAndDebrief() {
    await stage("observations");
    await tap(app.page.getByRole("button", { name: /Amina/ }).first());
    await app.at(/\/observations\/[0-9a-f-]{36}$/);
    const rows = app.page.getByRole("radiogroup");
    for (let at = 0; at < 8; at += 1) await app.tap(rows.nth(at).getByRole("radio").nth(at === 0 ? 3 : at === 2 ? 1 : 2));
    await app.quiet();
    await app.tap(app.page.getByPlaceholder(app.t("observation-fact-missing")).first());
    await write("Sourit avant de se lever.");
    await tap("observation-debrief");
    await app.at(/\/debriefs\/[0-9a-f-]{36}$/);
    const debrief = app.path.split("/").at(-1);
    await write("J’ai attendu avant de parler.", "debrief-went-well");
    await write("Redire le besoin.", "debrief-to-change");
    for (let step = 1; step < 5; step += 1) await tap("debrief-next");
    await write("un client demande", "debrief-when");
    await write("je redis d’abord", "debrief-then");
    await tap("debrief-next");
    await tap(app.page.getByRole("radiogroup", { name: app.t("debrief-look-again") }).getByRole("radio").nth(1));
    await tap("debrief-close");
    const kept = await app.rpc("debrief.get_debrief", { debrief });
    assert.deepEqual([kept.status, kept.self_to_change, kept.commitment_then], ["final", "Redire le besoin.", "je redis d’abord"]);
    await tap(app.page.getByRole("link", { name: app.t("kit-back") }).first());
    await app.at(/\/debriefs$/);
    await hub();
  }

  async function promise() {
    await stage("plan");
    await tap(app.page.getByRole("button", { name: app.t("action-add-it"), exact: true }));
    await tap(app.page.getByRole("button", { name: app.t("action-due-two-weeks") }));
    await tap("action-promise");
    const { actions } = await app.rpc("action.get_plan", { visit_day: day });
    assert.ok(actions.length === 1 && actions[0].owner_name && actions[0].source_id);
    await hub();
  }

  async function close() {
    await stage("closing");
    await tap("closing-hand");
    await app.at(/\/handover$/);
    for (const [at, mark] of [4, 5, 4, 3].entries()) {
      await app.page.getByRole("heading", { name: app.t(`handover-question-${at + 1}`) }).waitFor();
      await app.tap(app.page.getByRole("radio", { name: app.t(`handover-mark-${mark}`) }));
    }
    await tap("handover-send");
    await app.seen("handover-thanks");
    await tap("handover-take-back");
    await app.at(/\/closing$/);
    await tap("closing-confirm");
    await app.seen("closing-board-confirmed");
    assert.deepEqual((await app.rpc("closing.get_closing", { visit_day: day })).opened.answers, [4, 5, 4, 3]);
    await hub();
    await tap("visit-finish");
    await app.at(/\/report$/);
    await tap("report-screen-finish");
    await app.seen("report-screen-copy");
  }
});
