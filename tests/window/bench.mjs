// What the real window costs, for `cargo xtask bench`: from key to painted number, from start to an interactive Today,
// from screen to screen, in memory, and in memory after the work of eight hours. It prints
// `{"rows": [{name, unit, measured, target}]}`; a row without a target is there to compare with.
import { host } from "../rig/host.mjs";
import { screens, walk } from "./moving.mjs";
import { processesUnder } from "./processes.mjs";
import { open } from "./rig.mjs";

/** As many of a hundred, to try the bench: nothing is measured then. */
const share = (all) => Math.ceil((all * Number(process.env.SILLAGE_BENCH_PERCENT ?? 100)) / 100);

const PRESSES = share(400);
const STARTS = share(7);
/** WebKit rounds its clocks down to a millisecond: a time between two of them may be one longer than it says. */
const GRAIN_MS = 1;
const SETTLED_MS = share(30_000);
/** The work of a day: in each hour every screen five times, and a customer every twenty seconds. */
const HOURS = 8;
const ROUNDS = share(5);
const CUSTOMERS = share(180);

const endings = [];
const bench = { name: "bench", after: (end) => endings.push(end) };

const sorted = (values) => values.toSorted((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
/** The smallest that 95 of 100 do not exceed. */
const p95 = (values) => sorted(values)[Math.ceil(values.length * 0.95) - 1];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Milliseconds since 1970 at which the page said that it answers. */
const interactive = (window) =>
  window.web.executeAsyncScript(`
    const done = arguments[0];
    const look = () => {
      const [mark] = performance.getEntriesByName("interactive");
      if (mark) done(performance.timeOrigin + mark.startTime);
      else requestAnimationFrame(look);
    };
    look();`);

/** Seconds from the start of the program to the page that answers: the median of several, the first one left out. */
async function start(window) {
  const times = [];
  for (let round = 0; round < STARTS; round += 1) {
    await window.close();
    await window.start();
    times.push(((await interactive(window)) + GRAIN_MS - window.process.started) / 1_000);
  }
  return median(times);
}

/** Megabytes of the program itself, and of all its processes together. */
function held({ process }) {
  const whole = processesUnder(process.pid).reduce((sum, { proportional }) => sum + proportional, 0);
  return { core: process.resident / 1e6, whole: whole / 1e6 };
}

/** The same, half a minute after the page answers. */
async function memory(window) {
  await pause((await interactive(window)) + SETTLED_MS - Date.now());
  return held(window);
}

/** Megabytes of the core alone, on Today: on Linux the window's program holds the half of the web view that draws, too. */
async function core() {
  const alone = await host(bench);
  await alone.rpc("visit.get_today");
  await pause(SETTLED_MS);
  const [{ resident }] = processesUnder(alone.pid);
  await alone.kill();
  return resident / 1e6;
}

/** Starts the visit that is planned and a count in it. */
async function begin(window) {
  const { next } = await window.rpc("visit.get_today");
  const { visit_day: day } = await window.rpc("visit.start_visit", { visit: next[0].visit });
  const { posts } = await window.rpc("flow.list_posts", { visit_day: day });
  const opened = await window.rpc("flow.open_window", { visit_day: day, post: posts[0].id, planned_end: null });
  const { unit } = await window.rpc("visit.get_preparation", { visit_day: day });
  return { screens: screens(day, unit), counter: `/visit/${day}/counter?window=${opened.window}` };
}

/** Milliseconds from each press of Space to the second frame after its number was changed. */
async function keys(window, { counter }) {
  await window.go(counter);
  await window.web.executeScript(`
    const pressed = [];
    const painted = (globalThis.painted = []);
    const pane = document.querySelector("[data-count]");
    addEventListener("keydown", (event) => event.code === "Space" && pressed.push(event.timeStamp), true);
    const changed = () => {
      const shown = Number(pane.dataset.count);
      requestAnimationFrame(() => requestAnimationFrame(() => {
        while (painted.length < shown) painted.push(performance.now() - pressed[painted.length]);
      }));
    };
    new MutationObserver(changed).observe(pane, { attributes: true, attributeFilter: ["data-count"] });`);
  for (let press = 0; press < PRESSES; press += 1) {
    await window.key("Space");
    // Fast hands, and not in step with the frames.
    await pause(40 + (press * 37) % 100);
  }
  await window.web.wait(() => window.web.executeScript("return globalThis.painted.length === arguments[0]", PRESSES), 10_000);
  return (await window.web.executeScript("return globalThis.painted")).map((time) => time + GRAIN_MS);
}

/** Megabytes of the whole window after one hour of work, when everything has been seen, and after eight. */
async function hours(window, { screens: all, counter }) {
  const after = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (let round = 0; round < ROUNDS; round += 1) await walk(window, all);
    await window.go(counter);
    for (let press = 0; press < CUSTOMERS; press += 1) await window.key("Space");
    await window.go(all.at(-1));
    await pause(SETTLED_MS);
    after.push(held(window).whole);
  }
  console.error(`the whole window, hour by hour, in MB: ${after.map(Math.round).join(" ")}`);
  return { first: after[0], last: after.at(-1) };
}

try {
  // One after the other: two windows at once would share pages, and each would look half as large.
  const bare = await open(bench, { plainly: true, binary: "examples/empty_window", args: [] });
  const emptyStart = await start(bare);
  const emptyMemory = await memory(bare);
  await bare.close();
  const alone = await core();
  const window = await open(bench, { plainly: true });
  const ownStart = await start(window);
  const ownMemory = await memory(window);
  const work = await begin(window);
  const painted = await keys(window, work);
  const first = await walk(window, work.screens);
  const again = [];
  for (let round = 0; round < ROUNDS; round += 1) again.push(...(await walk(window, work.screens)));
  const day = await hours(window, work);
  await window.close();
  const row = (name, unit, measured, target = null) => ({ name, unit, measured, target });
  console.log(JSON.stringify({
    rows: [
      row(`key to painted number in the window, p95 of ${PRESSES}`, "ms", p95(painted), 60),
      row("the same, median", "ms", median(painted)),
      row(`screen to screen in the window, p95 of ${again.length}`, "ms", p95(again) + GRAIN_MS, 100),
      row("the same, each for the first time since the start, p95", "ms", p95(first) + GRAIN_MS, 100),
      row("screen to screen, median", "ms", median(again) + GRAIN_MS),
      row(`start to an interactive Today, median of ${STARTS}`, "s", ownStart, 1.5),
      row("start of an empty window", "s", emptyStart),
      row("memory of the core, resident", "MB", alone, 150),
      row("memory of the window's program, resident", "MB", ownMemory.core),
      row("memory of the whole window (most: an empty one + 100 MB)", "MB", ownMemory.whole, emptyMemory.whole + 100),
      row("memory of the whole window after the work of eight hours", "MB", day.last),
      row("the same, beside after one hour", "x", day.last / day.first, 1.1),
      row("memory of an empty window", "MB", emptyMemory.whole),
      row("memory of an empty window's program itself, resident", "MB", emptyMemory.core),
    ],
  }));
} finally {
  for (const end of endings) await end();
}
