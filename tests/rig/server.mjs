// The central server as its own program, set up and administered as a person would: in words on a command line.
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { atEnd, folder, Program, program } from "./programs.mjs";

/** A port nobody listens on. */
const freePort = () =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

export class Server {
  #program;

  constructor(data, port) {
    Object.assign(this, { data, port });
  }

  /** What an administrator types; answers what was printed. */
  say(...words) {
    return execFileSync(program("sillage-server"), ["--data", this.data, ...words], { encoding: "utf8" }).trim();
  }

  /** Serves, at the same address every time. */
  async start() {
    this.#program = new Program(program("sillage-server"), ["--data", this.data, "serve"]);
    await this.#program.line(/listening on/);
  }

  /** Gone at once, as in a power cut. */
  async stop() {
    await this.#program?.kill();
    this.#program = undefined;
  }

  /** A person under the administrator's own word; their id. */
  person(label) {
    return this.say("people", "add", label).split(/\s+/)[0];
  }

  /** Gives a unit to a person. */
  give(person, unit, role) {
    this.say("grants", "add", person, unit, role);
  }

  /** The line that is printed for a person. */
  line(person) {
    return this.say("codes", "new", person);
  }
}

/** A server for a network in use, serving. Its first administrator is `person`; `first` is that person's line. */
export async function server(t, { network, person }) {
  const port = await freePort();
  const set = new Server(join(folder(t), "server"), port);
  const said = set.say("init", "--listen", `127.0.0.1:${port}`, "--public", `localhost:${port}`, "--network", network, "--person", person);
  set.first = /^enrol\s+(\S+)/m.exec(said)[1];
  atEnd(t, () => set.stop());
  await set.start();
  return set;
}
