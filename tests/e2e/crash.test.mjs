// The core is killed at random while a person works: what was acknowledged is there, what was retried is there once.
// No browser: the commands are the screens' own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Refused, host } from "../rig/host.mjs";
import { randomness } from "../rig/randomness.mjs";

const TAPS = 5_000;
const KILLS = 20;

/** A counter open in today's first planned visit. */
async function openCounter(core) {
  const { next } = await core.rpc("visit.get_today");
  const { visit_day } = await core.rpc("visit.start_visit", { visit: next[0].visit });
  const { posts } = await core.rpc("flow.list_posts", { visit_day });
  return core.rpc("flow.open_window", { visit_day, post: posts[0].id, planned_end: null });
}

/** A call that the dying core may leave unanswered: `undefined` then. */
async function perhaps(core, name, body) {
  try {
    return await core.rpc(name, body);
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown;
    return undefined;
  }
}

test(`${KILLS} kills in ${TAPS} taps lose none and double none`, async (t) => {
  const { between } = randomness(t);
  const core = await host(t);
  const { window, place } = await openCounter(core);
  const fatal = new Set();
  while (fatal.size < KILLS) fatal.add(between(1, TAPS - 1));
  let { block, index } = place;
  let again = 0;
  for (let acknowledged = 0; acknowledged < TAPS; ) {
    const dying = fatal.delete(acknowledged);
    const ask = { block, index, tally: 0 };
    const answered = perhaps(core, "flow.record_tap", ask);
    // The kill falls anywhere between the request and the answer to it.
    if (dying) {
      await new Promise((done) => setTimeout(done, between(0, 4)));
      await core.kill();
    }
    let row = await answered;
    if (dying) {
      await core.start();
      const counted = (await core.rpc("flow.get_counter", { window })).arrivals;
      assert.ok(counted === acknowledged || counted === acknowledged + 1, `${counted} rows, ${acknowledged} acknowledged`);
      if (row) assert.equal(counted, acknowledged + 1, "an acknowledged tap is there");
      const resumed = await core.rpc("flow.resume_window", { window });
      assert.equal(resumed.place.block, block, "the same block goes on");
      row = await core.rpc("flow.record_tap", ask);
      assert.equal(row.outcome, counted > acknowledged ? "already_recorded" : "recorded");
      again += row.outcome === "already_recorded" ? 1 : 0;
    }
    assert.ok(row, "a living core answers");
    acknowledged += 1;
    ({ block, index } = row.next ?? { block, index: index + 1 });
  }
  assert.equal((await core.rpc("flow.get_counter", { window })).arrivals, TAPS);
  assert.equal((await core.rpc("flow.close_window", { window })).arrivals, TAPS);
  assert.deepEqual((await core.rpc("backup.verify_profile")).faults, []);
  t.diagnostic(`${again} of ${KILLS} killed taps had been written before the answer was lost`);
});

test("a note keeps every text that was acknowledged before the core was killed", async (t) => {
  const { between } = randomness(t);
  const core = await host(t);
  const key = "visit-notes:crash";
  let text = "";
  for (let kill = 0; kill < 5; kill += 1) {
    for (let burst = between(3, 12); burst > 0; burst -= 1) {
      text += `${"abcdefgh ".slice(0, between(1, 9))}é`;
      await core.rpc("draft.record_draft", { key, text });
    }
    const unanswered = perhaps(core, "draft.record_draft", { key, text: `${text}!` });
    await core.kill();
    await unanswered;
    await core.start();
    const { drafts } = await core.rpc("draft.list_drafts", { prefix: key });
    const kept = drafts.find((draft) => draft.key === key)?.text;
    assert.ok(kept === text || kept === `${text}!`, `kept: ${kept}`);
  }
  assert.deepEqual((await core.rpc("backup.verify_profile")).faults, []);
});

test("a report whose making was killed is whole or absent, never half", async (t) => {
  const { between } = randomness(t);
  const core = await host(t);
  const { next } = await core.rpc("visit.get_today");
  const { visit_day } = await core.rpc("visit.start_visit", { visit: next[0].visit });
  await core.rpc("visit.record_finding", { visit_day, kind: "irritant", text: "Une lampe grésille." });
  const make = { visit_day, names: "full", locale: "fr" };
  // One in peace, to learn how long the making takes here: the kills fall anywhere within it.
  const start = performance.now();
  const { path } = await core.rpc("report.make_report", { ...make, path: core.profiles });
  const long = Math.ceil(performance.now() - start);
  for (let kill = 0; kill < 8; kill += 1) {
    const unanswered = perhaps(core, "report.make_report", { ...make, path: core.profiles });
    await new Promise((done) => setTimeout(done, between(0, long)));
    await core.kill();
    await unanswered;
    await core.start();
    const { reports } = await core.rpc("report.get_report", { visit_day });
    const numbers = reports.map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length, `each number once: ${numbers}`);
    const files = readdirSync(core.profiles).filter((name) => name.endsWith(".pdf"));
    for (const file of files) execFileSync("qpdf", ["--check", join(core.profiles, file)]);
    for (const report of reports) assert.ok(files.includes(report.path.split("/").at(-1)), `${report.path} is there`);
  }
  assert.ok(path);
  assert.ok((await core.rpc("report.make_report", { ...make, path: core.profiles })).path);
  assert.deepEqual((await core.rpc("backup.verify_profile")).faults, []);
});
