// Every screen of `tests/rig/screens.mjs` in every state, in French; in English in `screens_en.test.mjs`. The states: a day
// under way; a unit with a year behind it, on the screens that show units; nothing there yet, on those that need nobody in
// the team, and at the same time without a network, joined to a server that does not answer; joined to none, where that
// shows; refused by the core, on those that ask it for something, and each says so; locked, where each path shows the one
// page that tells nothing. On each screen, in each state:
//  - it opens without an error of the page, and in the day and without a network nothing but the core is ever asked;
//  - light at 1280 px and dark at 640 px, which is 200 %, in both densities: nothing is cut, lies on anything else or
//    scrolls sideways;
//  - axe finds nothing and the picture is as it was (`album.mjs`): on a desk, which is light, dense and 1280 px, and in
//    the field, which is dark, roomy and 200 %. The day, the first screen and the locked one are looked at both ways in
//    both languages; of the other states French is looked at on the desk, English in the field. Left out of the pictures:
//    what is drawn anew each time, every figure where a profile of one's own lives at the time of the machine, and the
//    list of irritants, whose order among equals is drawn.
// A new screen is one line in `tests/rig/screens.mjs`: one that is in none of the lists fails the first test.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../rig/programs.mjs";
import { screens } from "../rig/screens.mjs";
import { walkEveryState } from "./states.mjs";

/** Screens that stand only in the middle of something, with the test that walks there. */
const elsewhere = {
  "/": "start", "/settings": "keys", "/settings/:part": "screens", "/handover": "closing", "/note/:debrief": "observation",
  "/visit/:day/counter": "flow", "/visit/:day/debriefs/:debrief": "observation", "/units/:unit/calibration/:scene": "team",
  "/referentials/:version": "referential", "/referentials/:version/since/:before": "referential",
};

test("no screen is forgotten", () => {
  const features = join(root, "ui/src/features");
  const manifests = readdirSync(features, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const routes = manifests.flatMap(({ name }) => {
    const text = readFileSync(join(features, name, "index.ts"), "utf8");
    return [...text.matchAll(/"(\/[\w/:-]*)":/g)].map(([, route]) => route);
  });
  const known = new Set([...screens, ...Object.keys(elsewhere)]);
  // `/settings/:part` is walked part by part.
  const forgotten = routes.filter((route) => !known.has(route));
  assert.deepEqual(forgotten, []);
  assert.ok(routes.length > 50, `${routes.length}`);
});

walkEveryState(test, "fr");
