// What is in the memory of a running program, as whoever sits down before the open machine would read it.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

const PAGE = 4_096n;
/** Pages looked at together. */
const RUN = 2_048n;

/** Words as programs hold them: bytes of UTF-8, and two bytes a letter. */
export const written = (words) => [Buffer.from(words, "utf8"), Buffer.from(words, "utf16le")];

/** A key as it is, and in the digits a database is told it in. */
export const told = (hex) => [Buffer.from(hex, "hex"), ...written(hex), ...written(hex.toUpperCase())];

/**
 * Names of what is found in everything a process holds in memory, on the disk it swaps to too.
 * @param {Record<string, Buffer[]>} wanted each name with its forms
 */
export function inMemory(pid, wanted) {
  const found = new Set();
  const [memory, map] = ["mem", "pagemap"].map((name) => openSync(`/proc/${pid}/${name}`, "r"));
  try {
    for (const [from, to] of held(pid, map)) {
      const bytes = readable(memory, from, Number(to - from));
      for (const [name, forms] of Object.entries(wanted)) {
        if (!found.has(name) && forms.some((form) => bytes.includes(form))) found.add(name);
      }
    }
  } finally {
    [memory, map].forEach(closeSync);
  }
  return [...found].toSorted();
}

/** Stretches that are there. A program reserves a thousand times what it holds. */
function* held(pid, map) {
  const maps = readFileSync(`/proc/${pid}/smaps`, "utf8").split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/u);
  for (const one of maps) {
    const [, first, last] = /^([0-9a-f]+)-([0-9a-f]+) r(?!.*\[v(?:var|sys|vdso))/u.exec(one) ?? [];
    if (!first || (/^Rss: +0 kB$/mu.test(one) && /^Swap: +0 kB$/mu.test(one))) continue;
    const [from, to] = [first, last].map((digits) => BigInt(`0x${digits}`) / PAGE);
    const bits = Buffer.alloc(Number(RUN) * 8);
    for (let at = from; at < to; at += RUN) {
      const pages = readSync(map, bits, 0, Number(to - at < RUN ? to - at : RUN) * 8, at * 8n) / 8;
      for (let page = 0, begun = -1; page <= pages; page += 1) {
        const there = page < pages && bits[page * 8 + 7] >= 64;
        if (there && begun < 0) begun = page;
        if (there || begun < 0) continue;
        yield [(at + BigInt(begun)) * PAGE, (at + BigInt(page)) * PAGE];
        begun = -1;
      }
    }
  }
}

/** What could be read: a stretch of a device, or one that went meanwhile, is none. */
function readable(memory, at, length) {
  const bytes = Buffer.alloc(length);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, at));
  } catch (thrown) {
    if (["EIO", "EFAULT", "ENXIO"].includes(thrown.code)) return bytes.subarray(0, 0);
    throw thrown;
  }
}
