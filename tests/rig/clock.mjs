// The time practice profiles live at. Two ways: it runs on from a start, or it stands still in a file until moved.
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A Tuesday in November, half past nine in Paris: the day of the practice network. */
export const practiceDay = "2026-11-24T09:30:00+01:00";

/** Runs on from its start; a program started later starts later, so that a restart never goes back in time. */
export class RunningClock {
  #start;
  #since = Date.now();

  constructor(start = practiceDay) {
    this.#start = Date.parse(start);
  }

  get now() {
    return this.#start + (Date.now() - this.#since);
  }

  /** The value of SILLAGE_CLOCK for a program started now. */
  get setting() {
    return new Date(this.now).toISOString();
  }

  /** Takes effect at the next start of a program. */
  set(moment) {
    this.#start = Date.parse(moment);
    this.#since = Date.now();
  }
}

/** Stands still until `advance` moves it; asleep, the wall moves and with it the boot clock, which counts sleep. */
export class HeldClock {
  #utc;
  #boot = 3_600_000;
  #file;

  constructor(folder, start = practiceDay) {
    this.#utc = Date.parse(start);
    this.#file = join(folder, "clock");
    this.#write();
  }

  get now() {
    return this.#utc;
  }

  get setting() {
    return `@${this.#file}`;
  }

  advance(milliseconds) {
    this.#utc += milliseconds;
    this.#boot += milliseconds;
    this.#write();
  }

  /** Renamed into place: a program never reads half a line. */
  #write() {
    writeFileSync(`${this.#file}.new`, `${this.#utc} ${this.#boot}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }
}
