// Programs started by the tests, and the folders they write to. It builds nothing: `cargo xtask test` did.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

export const root = resolve(import.meta.dirname, "../..");
/** The built interface; another one may be named, to keep a run apart from a build going on. */
export const dist = process.env.SILLAGE_UI ?? join(root, "ui/dist");

/** The path of a built program: where `cargo xtask` builds, unless told otherwise. */
export function program(name) {
  const target = process.env.CARGO_TARGET_DIR ?? join(process.env.SILLAGE_CACHE ?? join(homedir(), ".cache/sillage"), "target");
  const path = join(process.env.SILLAGE_BIN ?? join(target, "debug"), name);
  if (!existsSync(path)) throw new Error(`${path} is not built: cargo xtask build`);
  return path;
}

const endings = new WeakMap();
/** Does something when the test ends, the latest first: Node's own hooks run the earliest first. */
export function atEnd(t, act) {
  if (!endings.has(t)) {
    endings.set(t, []);
    t.after(async () => {
      const failures = [];
      for (const end of endings.get(t).reverse()) {
        try {
          await end();
        } catch (thrown) {
          failures.push(thrown);
        }
      }
      if (failures.length) throw failures[0];
    });
  }
  endings.get(t).push(act);
}

/** A folder of its own for one test, removed with it. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "sillage-test-"));
  atEnd(t, () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** A program in its own process group, so that ending it ends what it started. */
export class Program {
  #child;
  #said = [];
  #ended;
  #silent;

  constructor(command, args, { env = {}, cwd = undefined, stdio = ["ignore", "pipe", "pipe"] } = {}) {
    this.name = command.split("/").at(-1);
    this.#child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio, detached: true });
    this.#ended = new Promise((done) => {
      this.#child.once("exit", (code, signal) => done({ code, signal }));
      this.#child.once("error", (error) => done({ error }));
    });
    this.#silent = new Promise((done) => this.#child.once("close", done));
    for (const stream of this.#child.stdio.slice(1)) {
      if (!stream) continue;
      const lines = createInterface({ input: stream });
      lines.on("line", (line) => {
        this.#said.push(line);
        this.#child.emit("said", line);
      });
    }
  }

  get pid() {
    return this.#child.pid;
  }

  /** Everything it printed so far. */
  get said() {
    return this.#said.join("\n");
  }

  /** The first line that matches, printed already or within the seconds given. */
  async line(pattern, seconds = 30) {
    const found = this.#said.map((line) => pattern.exec(line)).find(Boolean);
    if (found) return found;
    let stop;
    const heard = new Promise((done) => {
      stop = (line) => {
        const match = pattern.exec(line);
        if (match) done(match);
      };
      this.#child.on("said", stop);
    });
    const late = AbortSignal.timeout(seconds * 1000);
    const silence = new Promise((done) => late.addEventListener("abort", () => done(undefined), { once: true }));
    const match = await Promise.race([heard, silence, this.#ended.then(() => undefined)]);
    this.#child.off("said", stop);
    if (!match) throw new Error(`${this.name} never printed ${pattern}; it printed:\n${this.said}`);
    return match;
  }

  /** Ends it at once, as a power cut would. */
  async kill(signal = "SIGKILL") {
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // It had ended by itself.
    }
    return this.#ended;
  }

  /** How it ended. */
  get ended() {
    return this.#ended;
  }

  /** Once it has ended and its last word was heard. */
  get silent() {
    return this.#silent;
  }
}
