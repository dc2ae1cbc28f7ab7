// While somebody counts: the screen stays on, and no link leads away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { atEnd, Program } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

/** A visit day with a counter that runs. */
async function counting(window) {
  const { next } = await window.rpc("visit.get_today", {});
  const { visit_day } = await window.rpc("visit.start_visit", { visit: next[0].visit });
  const { posts } = await window.rpc("flow.list_posts", { visit_day });
  const opened = await window.rpc("flow.open_window", { visit_day, post: posts[0].id, planned_end: null });
  return { flow: `/visit/${visit_day}/flow`, counter: `/visit/${visit_day}/counter?window=${opened.window}` };
}

test("the desktop is asked to keep the screen on while somebody counts, and not before", async (t) => {
  const window = await open(t);
  const { flow, counter } = await counting(window);
  const environment = readFileSync(`/proc/${window.process.pid}/environ`, "utf8").split("\0");
  const address = environment.find((line) => line.startsWith("DBUS_SESSION_BUS_ADDRESS=")).replace(/^[^=]+=/u, "");
  // No desktop is there to answer: it is asked for by name, or asked at once.
  const asked = /"org\.freedesktop\.ScreenSaver"|interface=org\.freedesktop\.ScreenSaver; member=Inhibit/u;
  const monitor = new Program("dbus-monitor", ["--address", address, "type='method_call'"]);
  atEnd(t, () => monitor.kill());
  await monitor.line(/NameAcquired|^signal|^method/u);
  await window.go(flow);
  assert.doesNotMatch(monitor.said, new RegExp(asked, "mu"));
  await window.go(counter);
  await monitor.line(asked);
});

test("a link that is followed waits until the counter is left", async (t) => {
  const window = await open(t);
  const { flow, counter } = await counting(window);
  await window.go(counter);
  assert.equal((await window.startedAgain(["sillage://open/units"])).code, 0);
  await window.seen("app-link-waits");
  assert.equal(await window.path(), counter);
  await window.picture("link-waits");
  await window.web.executeScript("location.hash = arguments[0]", flow);
  await window.at(/units/);
});
