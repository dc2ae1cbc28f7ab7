// Processes as Linux shows them: who started whom, when, and how much memory each holds.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Ticks a second of the times in /proc. */
const TICKS = 100;

class Process {
  constructor(pid) {
    this.pid = pid;
    // The name in parentheses may hold anything; what follows the last one is numbers.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    this.parent = Number(fields[1]);
    this.program = readlinkSync(`/proc/${pid}/exe`);
    const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
    /** Milliseconds since 1970, to a hundredth of a second. */
    this.started = Date.now() - (uptime - Number(fields[19]) / TICKS) * 1_000;
  }

  /** Bytes in memory, pages shared with others among them. */
  get resident() {
    return kilobytes(`/proc/${this.pid}/status`, "VmRSS");
  }

  /** Bytes in memory, a page that several share counted in parts. */
  get proportional() {
    return kilobytes(`/proc/${this.pid}/smaps_rollup`, "Pss");
  }
}

function kilobytes(file, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(readFileSync(file, "utf8"))[1]) * 1_024;
}

/** Every process started by this one, by those it started, and so on; itself too. */
export function processesUnder(pid) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/u.test(name)).flatMap((name) => {
    try {
      return [new Process(Number(name))];
    } catch {
      // It ended while we looked, or is another person's.
      return [];
    }
  });
  const found = all.filter((process) => process.pid === pid);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
}

/**
 * Whether a process still holds anything: it lets go of its locks after its memory, and the last of its threads does. One
 * that ended and was not looked after yet holds nothing any more.
 */
export function runs({ pid }) {
  try {
    const ended = /\) Z /u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return !ended || readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}
