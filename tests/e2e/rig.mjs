// Sillage in Chromium over the HTTP host: opens it, spends keys and touches while counting them, looks at what was
// persisted. A feature adds `tests/e2e/<feature>.test.mjs` and needs nothing but `open` from here.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { host } from "../rig/host.mjs";
import { atEnd, root } from "../rig/programs.mjs";
import { words } from "../rig/words.mjs";
import { callLate, countInPage, shiftDateInPage } from "./inpage.mjs";
import { azerty } from "./azerty.mjs";
import { flags } from "./flags.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(root, "target/pictures");

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Seconds by the keystroke-level model: 0.28 a key, 1.35 a decision, which is what a touch is. */
export const seconds = ({ keys, typed, touches }) => 0.28 * (keys + typed) + 1.35 * touches;

let browser;
/** One Chromium per test file, a fresh context per test. */
async function chromiumOnce() {
  browser ??= await chromium.launch({
    executablePath: process.env.SILLAGE_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    args: flags,
  });
  return browser;
}
after(async () => browser?.close());

/**
 * Opens Sillage for one test.
 * @param {object} options
 *   role: practice profile to open, `null` for none · locale: `fr` | `en` · theme: `light` | `dark` · touch: a slate ·
 *   clock: from ../rig/clock.mjs · profiles: a folder already lived in · tmp: its temporary folder · at: the path to open · viewport · expectErrors: the test provokes errors
 */
export async function open(t, options = {}) {
  const { role = "coach", locale = "fr", theme = "light", touch = false, clock, profiles, tmp, at = "/today" } = options;
  const { viewport = { width: 1280, height: 800 }, expectErrors = false } = options;
  const server = await host(t, { role, locale, profiles, tmp, ...(clock && { clock }) });
  const context = await (await chromiumOnce()).newContext({
    viewport, hasTouch: touch, colorScheme: theme, timezoneId: "Europe/Paris", reducedMotion: "reduce",
    locale: locale === "fr" ? "fr-FR" : "en-GB",
  });
  const app = new Sillage(server, context, { locale, theme, expectErrors });
  atEnd(t, () => app.close());
  await app.start(at);
  // Nobody is in: the language is chosen as a person would, not read from a profile.
  if (!role && locale === "en") await app.key("Digit2");
  return app;
}

export class Sillage {
  #errors = [];
  #expectErrors;
  #asking = 0;
  #spent = { keys: 0, typed: 0, touches: 0, dialogs: 0 };

  constructor(server, context, { locale, theme, expectErrors }) {
    this.host = server;
    this.theme = theme;
    this.context = context;
    this.locale = locale;
    this.#expectErrors = expectErrors;
  }

  async start(at) {
    await this.context.exposeBinding("__spent", (_, what) => void (this.#spent[what] += 1));
    await this.context.addInitScript(countInPage);
    await this.context.addInitScript(shiftDateInPage, this.host.clock.now - Date.now());
    this.page = await this.context.newPage();
    // Chromium hands its file chooser over only once somebody listens; a key pressed right after that would be too soon.
    this.page.on("filechooser", () => {});
    this.page.on("pageerror", (error) => this.#errors.push(String(error)));
    this.page.on("console", (message) => message.type() === "error" && this.#errors.push(message.text()));
    for (const [event, step] of [["request", 1], ["requestfinished", -1], ["requestfailed", -1]]) {
      this.page.on(event, (request) => {
        if (/\/rpc$|\/assets\//.test(request.url())) this.#asking += step;
      });
    }
    this.devtools = await this.context.newCDPSession(this.page);
    await this.go(at);
  }

  async close() {
    await this.context.close();
    if (!this.#expectErrors) assert.deepEqual(this.#errors, [], "the page reported errors");
  }

  /** Goes to a path of the app and waits for its heading. */
  async go(path) {
    await this.page.goto(`${this.host.url}/#${path}`);
    await this.settled();
  }

  /** Opens the page anew and waits until the app has led to where it was. */
  async reload() {
    await this.page.reload();
    await this.settled();
  }

  /** The screen stands: a heading of the first level, nothing still being read, and it is a screen that exists. */
  async settled() {
    const heading = this.page.locator("h1").first();
    await heading.waitFor();
    await this.quiet();
    assert.notEqual(await heading.innerText(), this.t("app-lost-title"), `no screen at ${this.path}`);
  }

  /** Nothing is being asked of the core, no part of the interface is on its way, and the page has drawn what it was told. */
  async quiet() {
    const late = AbortSignal.timeout(10_000);
    const frames = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(globalThis.__late ?? 0))));
    let still = 0;
    while (still < 2) {
      const open = (await this.page.evaluate(frames)) + this.#asking;
      still = open === 0 ? still + 1 : 0;
      if (late.aborted) throw new Error(`${open} requests are still open`);
    }
  }

  /** From here on each call reaches the core this late, until the page is opened anew. */
  async late(milliseconds) {
    await this.page.evaluate(callLate, milliseconds);
  }

  /** Words of the catalogue, in the language of this test. */
  t(key, args) {
    return words(this.locale, key, args);
  }

  get path() {
    return new URL(this.page.url()).hash.replace(/^#/, "");
  }

  /** A command's answer, from the same open profile: what is asserted is what was persisted. */
  rpc(name, body, meta) {
    return this.host.rpc(name, body, meta);
  }

  /** Hands a picture in, as the screens do. */
  async putPhoto(picture, target) {
    const response = await fetch(`${this.host.url}/photo?${new URLSearchParams(target)}`, { method: "POST", body: picture });
    return (await response.json()).answer;
  }

  /**
   * Presses a key by its place or by what it prints: `Digit1`, `n`, `Enter`, `Control+Enter`. In French the keyboard is
   * an AZERTY one: its digits print `& é " '` and its letters lie elsewhere.
   */
  async key(...names) {
    for (const name of names) {
      const strokes = this.locale === "fr" ? azerty(name) : undefined;
      if (!strokes) await this.page.keyboard.press(name);
      for (const stroke of strokes ?? []) await this.devtools.send("Input.dispatchKeyEvent", stroke);
    }
  }

  /** Types text where the focus is. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Moves the focus by Tab alone to the control with these words. */
  async tabTo(key, args) {
    await this.#tabUntil((words) => document.activeElement?.innerText?.trim() === words, this.t(key, args));
  }

  /** Moves the focus by Tab alone to the first field one can write in. */
  async tabToField() {
    await this.#tabUntil(() => document.activeElement?.matches("textarea, input[type=text], input:not([type])"));
  }

  async #tabUntil(reached, words) {
    for (let press = 0; press < 80; press += 1) {
      if (await this.page.evaluate(reached, words)) return;
      await this.key("Tab");
    }
    assert.fail(`Tab never reached ${words ?? "a field"} at ${this.path}`);
  }

  /** Waits for a path of the app and for its screen. */
  async at(pattern) {
    await this.page.waitForURL((url) => pattern.test(url.hash.slice(1).split("?")[0]));
    await this.settled();
  }

  /** Waits until these words are on the screen. */
  async seen(key, args) {
    await this.page.getByText(this.t(key, args), { exact: true }).first().waitFor();
  }

  /** Lets real time pass, where time itself is what is recorded. */
  async pause(milliseconds) {
    await this.page.waitForTimeout(milliseconds);
  }

  /** A finger where the slate has one, else the mouse. */
  async tap(locator) {
    const target = typeof locator === "string" ? this.page.locator(locator) : locator;
    if (await this.page.evaluate(() => navigator.maxTouchPoints > 0)) await target.tap();
    else await target.click();
  }

  /** A control by its role and the key of its words. */
  control(role, key, args) {
    return this.page.getByRole(role, { name: this.t(key, args) });
  }

  /** What the act cost: keys pressed, characters typed into fields, touches, dialogs opened. */
  async spend(act) {
    const before = { ...this.#spent };
    await act();
    await this.quiet();
    return Object.fromEntries(Object.entries(this.#spent).map(([what, count]) => [what, count - before[what]]));
  }

  /** Fails if the act cost more than its budget, e.g. `{keys: 1, touches: 0, dialogs: 0}`. */
  async within(budget, act) {
    const cost = await this.spend(act);
    for (const [what, most] of Object.entries(budget)) {
      assert.ok(cost[what] <= most, `${what}: ${cost[what]}, budget ${most} (${JSON.stringify(cost)})`);
    }
    return cost;
  }

  /** The core dies as in a power cut and comes back; the app is opened anew and finds its place itself. */
  async powerCut(meanwhile) {
    await this.host.kill();
    meanwhile?.();
    await this.host.start();
    await this.page.goto("about:blank");
    await this.page.goto(`${this.host.url}/`);
    await this.settled();
    // What the dead core could not answer was an error of the page, and was meant.
    this.#errors.length = 0;
  }

  /** No finding of axe, at WCAG 2.2 AA and its best practices; the other theme changes only colours. */
  async axe(where = this.path) {
    const said = await this.axeFinds();
    await this.#inOtherTheme(async () => said.push(...(await this.axeFinds(["color-contrast"]))));
    assert.deepEqual(said, [], `${where} is not accessible:\n${said.join("\n")}`);
  }

  /** What axe finds on the screen as it stands. */
  async axeFinds(runOnly = rules) {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate((asked) => globalThis.axe.run(document, asked), {
      runOnly, resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary}`),
    );
  }

  async #inOtherTheme(look) {
    const paper = () => this.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const here = await paper();
    await this.page.emulateMedia({ colorScheme: this.theme === "dark" ? "light" : "dark" });
    assert.notEqual(await paper(), here, "the theme changed");
    await look();
    await this.page.emulateMedia({ colorScheme: this.theme });
  }

  /** Saves what is seen, for people and for the README. */
  async picture(name) {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  /** Saves what is seen in this language, in light and in dark. */
  async looks(name) {
    await this.picture(`${name}-${this.locale}-light`);
    await this.#inOtherTheme(() => this.picture(`${name}-${this.locale}-dark`));
  }
}

/** Runs a check of one screen in both languages: `everyLook(test, "Today", async (app) => …)`. */
export function everyLook(test, name, check, options = {}) {
  for (const locale of ["fr", "en"]) {
    test(`${name}, ${locale}`, async (t) => check(await open(t, { ...options, locale })));
  }
}
