// The HTTP host of the registry (`sillage-devhost`), with a profile folder of its own. Asserting what was persisted
// goes through its `rpc`, the same door the screens use.
import assert from "node:assert/strict";
import { RunningClock } from "./clock.mjs";
import { atEnd, dist, folder, Program, program } from "./programs.mjs";

/** What a command refused. */
export class Refused extends Error {
  constructor(name, failure) {
    super(`${name}: ${failure.code} ${JSON.stringify(failure.params ?? {})} ${failure.trace ?? ""}`.trim());
    Object.assign(this, failure);
  }
}

/** What a host said besides where it listens, which is all it has to say: anything else might tell of people. */
export const more = (said) =>
  said.split("\n").filter((line) => line && !/^listening on http:\/\/127\.0\.0\.1:\d+$/u.test(line));

export class Host {
  #program;
  #lives = [];

  constructor(profiles, clock, role, locale, tmp) {
    Object.assign(this, { profiles, clock, role, locale, tmp });
  }

  /** Starts the program, again after a `kill` too: same folder, no time gone back. */
  async start() {
    const args = ["--profile-root", this.profiles, "--ui", dist, "--port", "0"];
    if (this.role) args.push("--practice", this.role, "--locale", this.locale);
    if (this.releaseKey) args.push("--release-key", this.releaseKey);
    if (this.file) args.push(this.file);
    this.#program = new Program(program("sillage-devhost"), args, {
      // The folder of plain files is looked for in the home: this one goes with the test.
      env: { SILLAGE_CLOCK: this.clock.setting, HOME: this.profiles, XDG_CONFIG_HOME: this.profiles, ...(this.tmp && { TMPDIR: this.tmp }) },
    });
    this.#lives.push(this.#program);
    const [, url] = await this.#program.line(/listening on (http:\/\/127\.0\.0\.1:\d+)/);
    this.url = url;
  }

  async kill() {
    const program = this.#program;
    await program?.kill();
    await program?.silent;
  }

  get pid() {
    return this.#program.pid;
  }

  /** Everything it printed, in all its lives. */
  get said() {
    return this.#lives.map(({ said }) => said).join("\n");
  }

  /** A command's answer; a failure is thrown as `Refused`. */
  async rpc(name, body = {}, meta = {}) {
    const response = await fetch(`${this.url}/rpc`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, body, age_ms: null, draft: null, ...meta }),
    });
    assert.equal(response.status, 200, `${name}: HTTP ${response.status}`);
    const { answer, failure } = await response.json();
    if (failure) throw new Refused(name, failure);
    return answer;
  }

  /** The code a command refuses with. */
  async refusal(name, body = {}, meta = {}) {
    try {
      await this.rpc(name, body, meta);
    } catch (thrown) {
      if (thrown instanceof Refused) return thrown.code;
      throw thrown;
    }
    return assert.fail(`${name} was not refused`);
  }
}

/**
 * A running host for one test. `role` is the practice profile to open; without one the start screen shows.
 * `profiles` is a folder of profiles something else has made; an empty one otherwise. `tmp` is its temporary folder.
 */
export async function host(t, { role = "coach", locale = "fr", clock = new RunningClock(), profiles, tmp } = {}) {
  const started = new Host(profiles ?? folder(t), clock, role, locale, tmp);
  atEnd(t, async () => {
    await started.kill();
    const unforeseen = more(started.said).filter((line) => !started.mutters?.test(line));
    assert.deepEqual(unforeseen, [], "the host said more than where it listens");
  });
  await started.start();
  return started;
}
