// The screen stays on while somebody counts: what the window asks of the desktop for it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { atEnd, Program } from "../rig/programs.mjs";
import { open } from "./rig.mjs";

test("the desktop is asked to keep the screen on while somebody counts, and not before", async (t) => {
  const window = await open(t);
  const { next } = await window.rpc("visit.get_today", {});
  const { visit_day } = await window.rpc("visit.start_visit", { visit: next[0].visit });
  const { posts } = await window.rpc("flow.list_posts", { visit_day });
  const counting = await window.rpc("flow.open_window", { visit_day, post: posts[0].id, planned_end: null });
  const environment = readFileSync(`/proc/${window.process.pid}/environ`, "utf8").split("\0");
  const address = environment.find((line) => line.startsWith("DBUS_SESSION_BUS_ADDRESS=")).replace(/^[^=]+=/u, "");
  const asked = /^method call .*interface=org\.freedesktop\.ScreenSaver; member=Inhibit/u;
  const monitor = new Program("dbus-monitor", ["--address", address, "type='method_call'"]);
  atEnd(t, () => monitor.kill());
  await monitor.line(/NameAcquired|^signal|^method/u);
  await window.go(`/visit/${visit_day}/flow`);
  assert.doesNotMatch(monitor.said, new RegExp(asked, "mu"));
  await window.go(`/visit/${visit_day}/counter?window=${counting.window}`);
  await monitor.line(asked);
});
