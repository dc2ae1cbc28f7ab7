// The real window: Sillage under a display of its own, driven through WebKitWebDriver. A handful of tests only, for
// what the browser cannot show: the shell, its permissions and content policy, restarts, pictures.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Builder, By, Key, until } from "selenium-webdriver";
import { RunningClock } from "../rig/clock.mjs";
import { Refused } from "../rig/host.mjs";
import { atEnd, folder, Program, program, root } from "../rig/programs.mjs";
import { words } from "../rig/words.mjs";
import { processesUnder, runs } from "./processes.mjs";

export { By, Key, until };

const pictures = join(root, "target/pictures");
const bus = ["--config-file", join(import.meta.dirname, "bus.conf")];
const patience = 30_000;
/** How often one looks whether something came, in milliseconds: a screen stands long before a fifth of a second. */
const often = 25;

/** A port nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A display that shows nothing to anybody; the X server picks a number nobody uses. */
async function display(t) {
  const screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp"];
  const server = new Program("Xvfb", ["-displayfd", "3", ...screen], { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  atEnd(t, () => server.kill("SIGTERM"));
  const [, number] = await server.line(/^(\d+)$/);
  return `:${number}`;
}

/**
 * Opens Sillage in a window for one test.
 * @param {object} options
 *   binary: another program than Sillage · args: of the program · locale: `fr` | `en` · clock: from ../rig/clock.mjs ·
 *   env: more of the environment · plainly: drawn as where there is no graphics device, and then no picture can be taken
 */
export async function open(t, options = {}) {
  const { binary = "sillage", args = ["--practice"], locale = "fr", clock = new RunningClock(), env = {}, plainly = false } = options;
  const home = folder(t);
  const runtime = join(home, "runtime");
  mkdirSync(runtime, { mode: 0o700 });
  const tmp = join(home, "tmp");
  mkdirSync(tmp);
  const window = new Window(t, program(binary), args, clock, {
    DISPLAY: await display(t),
    // A home of its own: the window finds no profile, setting or cache of the person who runs the tests.
    HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_DOCUMENTS_DIR: join(home, "Documents"),
    XDG_RUNTIME_DIR: runtime,
    TMPDIR: tmp,
    TAURI_WEBVIEW_AUTOMATION: "true",
    // The driver speaks to the window over loopback, which no proxy must catch.
    NO_PROXY: "127.0.0.1,localhost",
    WAYLAND_DISPLAY: "",
    // The driver waits for ever for a picture of a page that is drawn plainly.
    ...(!plainly && { WEBKIT_DISABLE_DMABUF_RENDERER: "0" }),
    LC_ALL: locale === "fr" ? "fr_FR.UTF-8" : "en_GB.UTF-8",
    ...env,
  });
  Object.assign(window, { home, locale, plainly });
  atEnd(t, () => window.kill());
  await window.start();
  return window;
}

export class Window {
  #driver;
  #binary;
  #args;
  #clock;
  #env;
  #name;

  constructor(t, binary, args, clock, env) {
    this.#name = t.name;
    this.#binary = binary;
    this.#args = args;
    this.#clock = clock;
    this.#env = env;
  }

  /**
   * Starts the program, again after `kill` too: same home, no time gone back. One driver serves one session.
   * @param {string[]} args what it is started with from now on
   */
  async start(args = this.#args) {
    this.#args = args;
    const port = await freePort();
    const env = { ...this.#env, SILLAGE_CLOCK: this.#clock.setting };
    this.#driver = new Program("dbus-run-session", [...bus, "--", "WebKitWebDriver", `--port=${port}`], { env });
    await reachable(port);
    this.web = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "wry",
        "webkitgtk:browserOptions": { binary: this.#binary, args: this.#args },
      })
      .build();
    await this.settled();
  }

  /** Ends window, driver and bus at once, as a power cut would, and waits until the last of them let go of its locks. */
  async kill() {
    const all = this.#driver ? processesUnder(this.#driver.pid) : [];
    await this.#driver?.kill();
    for (const late = AbortSignal.timeout(patience); all.some(runs); await this.pause(20)) {
      if (late.aborted) throw new Error("what was killed still runs");
    }
  }

  /** Ends it as a person would. */
  async close() {
    await this.web.quit();
    await this.kill();
  }

  /** Whatever the driver started, itself too. */
  get processes() {
    return processesUnder(this.#driver.pid);
  }

  /** The program in its window. */
  get process() {
    return this.processes.find((process) => process.program === this.#binary);
  }

  /** What it printed since it was started, with what its driver did. */
  get said() {
    return this.#driver.said;
  }

  /** Starts the program once more while it runs, on the same bus and display, and tells how that one ended. */
  async startedAgain(args, cwd = this.home) {
    const running = readFileSync(`/proc/${this.process.pid}/environ`, "utf8").split("\0").filter(Boolean);
    const env = Object.fromEntries(running.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
    const second = new Program(this.#binary, args, { env, cwd });
    const late = setTimeout(() => second.kill(), patience);
    const end = await second.ended;
    clearTimeout(late);
    return { ...end, said: second.said };
  }

  /** Kills and starts again. */
  async powerCut() {
    await this.kill();
    await this.start();
  }

  /** The screen stands: a heading, nothing still being read. */
  async settled() {
    try {
      await this.web.wait(until.elementLocated(By.css("h1")), patience, "no heading", often);
      await this.web.wait(
        () => this.web.executeScript("return !document.body.innerText.includes(arguments[0])", this.t("kit-loading")),
        patience,
        "it is still being read",
        often,
      );
      await this.#still();
      assert.notEqual(await this.heading(), this.t("app-lost-title"), `no screen at ${await this.path()}`);
    } catch (thrown) {
      if (!this.plainly) await this.picture(`failed-${this.#name.replace(/\W+/g, "-")}`);
      throw thrown;
    }
  }

  /** Nothing on the screen changed for a few frames: what was asked of the core was answered and drawn. */
  async #still() {
    await this.web.executeAsyncScript(`
      const done = arguments[0];
      let last = performance.now();
      const watch = new MutationObserver(() => (last = performance.now()));
      watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
      const look = () => (performance.now() - last > 120 ? (watch.disconnect(), done()) : requestAnimationFrame(look));
      requestAnimationFrame(look);`);
  }

  /** Words of the catalogue, in the language of this test. */
  t(key, args) {
    return words(this.locale, key, args);
  }

  /** The words of the first heading. */
  async heading() {
    return (await this.web.findElement(By.css("h1"))).getText();
  }

  /** The path of the app. */
  async path() {
    return new URL(await this.web.getCurrentUrl()).hash.replace(/^#/, "");
  }

  /** Goes to a path of the app. */
  async go(path) {
    await this.web.executeScript("location.hash = arguments[0]", path);
    await this.web.wait(async () => (await this.path()) === path, patience, `never at ${path}`, often);
    await this.settled();
  }

  /** A command through the window's own door, as the screens call it. */
  async rpc(name, body = {}) {
    const reply = await this.web.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       window.__TAURI_INTERNALS__.invoke("rpc", { name: arguments[0], body: arguments[1], ageMs: null, draft: null, age_ms: null })
         .then((value) => done({ value }), (thrown) => done({ thrown }));`,
      name,
      body,
    );
    assert.ok(!reply.thrown, `${name}: ${JSON.stringify(reply.thrown)}`);
    const failure = reply.value?.failure;
    if (failure) throw new Refused(name, failure);
    return reply.value?.answer;
  }

  /** Hands a picture in through the window's own door. */
  async putPhoto(picture, target) {
    const reply = await this.web.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
       window.__TAURI_INTERNALS__.invoke("put_photo", bytes, { headers: arguments[1] }).then(done, (thrown) => done({ thrown: String(thrown) }));`,
      picture.toString("base64"),
      target,
    );
    assert.ok(reply.answer, JSON.stringify(reply));
    return reply.answer;
  }

  /** Presses keys by the names Chromium's rig uses: `Digit1`, `Enter`, `Control+Enter`, `n`. */
  async key(...names) {
    for (const name of names) {
      const parts = name.split("+");
      const stroke = keyNamed(parts.pop());
      const held = parts.map(keyNamed);
      let act = this.web.actions();
      for (const key of held) act = act.keyDown(key);
      act = act.keyDown(stroke).keyUp(stroke);
      for (const key of held.reverse()) act = act.keyUp(key);
      await act.perform();
    }
  }

  /** Types text where the focus is. */
  async type(text) {
    await this.web.actions().sendKeys(text).perform();
  }

  /** Moves the focus by Tab alone to the control with these words. */
  async tabTo(key, args) {
    await this.#tabUntil("document.activeElement?.innerText?.trim() === arguments[0]", this.t(key, args));
  }

  /** Moves the focus by Tab alone to the first field one can write in. */
  async tabToField() {
    await this.#tabUntil("document.activeElement?.matches('textarea, input[type=text], input:not([type])')");
  }

  async #tabUntil(reached, words) {
    for (let press = 0; press < 80; press += 1) {
      if (await this.web.executeScript(`return ${reached}`, words)) return;
      await this.key("Tab");
    }
    assert.fail(`Tab never reached ${words ?? "a field"} at ${await this.path()}`);
  }

  /** Waits for a path of the app and for its screen. */
  async at(pattern) {
    await this.web.wait(async () => pattern.test((await this.path()).split("?")[0]), patience, `never at ${pattern}`, often);
    await this.settled();
  }

  /** Waits until these words are on the screen. */
  async seen(key, args) {
    const shown = "return document.body.innerText.includes(arguments[0])";
    const wanted = this.t(key, args);
    await this.web.wait(() => this.web.executeScript(shown, wanted), patience, `never seen: ${wanted}`, often);
  }

  /** Lets real time pass, where time itself is what is recorded. */
  async pause(milliseconds) {
    await new Promise((done) => setTimeout(done, milliseconds));
  }

  /** Clicks the control with this role and these words. */
  async press(selector) {
    const element = await this.web.wait(until.elementLocated(By.css(selector)), patience);
    await this.web.wait(until.elementIsVisible(element), patience);
    await element.click();
  }

  /** Saves what is seen, for people and for the README. */
  async picture(name) {
    // A heading may stand before anything was painted.
    await this.web.executeAsyncScript(
      "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))",
    );
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${name}.png`), await this.web.takeScreenshot(), "base64");
  }
}

/** WebDriver's sign for a key named as in Chromium. */
function keyNamed(name) {
  const named = {
    Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB, Space: " ", Backspace: Key.BACK_SPACE, ArrowRight: Key.ARROW_RIGHT,
    ArrowLeft: Key.ARROW_LEFT, ArrowUp: Key.ARROW_UP, ArrowDown: Key.ARROW_DOWN, Control: Key.CONTROL, Alt: Key.ALT,
    Shift: Key.SHIFT,
  };
  return named[name] ?? name.replace(/^Digit|^Key/, "");
}

/** Waits until the driver answers. */
async function reachable(port) {
  const late = AbortSignal.timeout(patience);
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`, { signal: late });
      return;
    } catch (thrown) {
      if (late.aborted) throw new Error("WebKitWebDriver does not answer", { cause: thrown });
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
