// How the screens looked, before any scrolling, when somebody last agreed with them: of each picture 64 by 40 cells of
// sixteen greys, a line of `tests/golden/screens-<language>.txt`. Coarse enough that the same fonts give the same cells
// each time, fine enough that a control that has gone or moved is told. `UPDATE_GOLDEN=1` writes it anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { root } from "../rig/programs.mjs";

const wide = 64;
const high = 40;
/** So many of 255 greys a cell may differ before it is another: half of one is lost in keeping sixteen. */
const most = 26;

const updates = Boolean(process.env.UPDATE_GOLDEN);
const pictures = join(root, "target/pictures");

/** Runs in the page: the mean grey of each cell of a picture. */
async function greysInPage([png, wide, high]) {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const sums = new Float64Array(wide * high);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor((y * high) / height) * wide;
    for (let x = 0; x < width; x += 1, at += 4) {
      sums[row + Math.floor((x * wide) / width)] += (2 * data[at] + 5 * data[at + 1] + data[at + 2]) / 8;
    }
  }
  return [...sums].map((sum) => (sum * wide * high) / (width * height));
}

/**
 * Runs in the page: texts that are other ones each time are not in the picture, nor is what stands beside them in the same
 * line. Nothing of the page itself is touched.
 */
function hideInPage(moving) {
  const sheet = new CSSStyleSheet();
  // A caret blinks, and the field of a date is drawn by the browser as its maker likes.
  sheet.replaceSync(`
    ::highlight(moving), [type=date], [type=time] { color: transparent !important }
    * { caret-color: transparent !important }
  `);
  document.adoptedStyleSheets = [sheet];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hidden = new Highlight();
  while (texts.nextNode()) {
    if (!moving.test(texts.currentNode.data)) continue;
    const range = new Range();
    range.selectNodeContents(texts.currentNode.parentNode);
    hidden.add(range);
  }
  CSS.highlights.set("moving", hidden);
}

/** Runs in the page: shows them again. */
function showInPage() {
  CSS.highlights.clear();
  document.adoptedStyleSheets = [];
}

/** Sixteen greys, two in a byte. */
function packed(greys) {
  const steps = greys.map((grey) => Math.round(grey / 17));
  const pairs = steps.filter((_, at) => at % 2 === 0).map((step, at) => step * 16 + steps[2 * at + 1]);
  return deflateRawSync(Buffer.from(pairs)).toString("base64");
}

const unpacked = (line) => [...inflateRawSync(Buffer.from(line, "base64"))].flatMap((two) => [(two >> 4) * 17, (two & 15) * 17]);

export class Album {
  #file;
  #kept;
  #taken = new Map();

  constructor(locale) {
    this.locale = locale;
    this.#file = join(root, `tests/golden/screens-${locale}.txt`);
    const lines = existsSync(this.#file) ? readFileSync(this.#file, "utf8").trim().split("\n") : [];
    this.#kept = new Map(lines.map((line) => line.split(" ")));
  }

  /** Takes the picture of what is seen, but for texts that move; answers what is wrong with it, if it is not as it was. */
  async compare(app, name, moving) {
    await app.page.evaluate(hideInPage, moving);
    const { data } = await app.devtools.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
    await app.page.evaluate(showInPage);
    const path = join(pictures, `screen-${this.locale}-${name.replaceAll(/[/:]+/g, "-")}.png`);
    mkdirSync(pictures, { recursive: true });
    writeFileSync(path, data, "base64");
    const greys = await app.page.evaluate(greysInPage, [data, wide, high]);
    if (updates) {
      this.#taken.set(name, packed(greys));
      return undefined;
    }
    const then = `look at ${path}, then UPDATE_GOLDEN=1`;
    const before = this.#kept.get(name);
    if (!before) return `no picture is kept of ${name}: ${then}`;
    const cells = unpacked(before);
    const other = greys.flatMap((grey, at) => (Math.abs(grey - cells[at]) > most ? [at] : []));
    if (other.length === 0) return undefined;
    const across = Math.min(...other.map((at) => at % wide)) / wide;
    const down = Math.floor(other[0] / wide) / high;
    const place = `${Math.round(100 * across)} % across and ${Math.round(100 * down)} % down`;
    return `${name} looks different in ${other.length} of ${greys.length} cells, from ${place}: ${then}`;
  }

  /** Keeps what was taken; of a state that was walked, nothing else. */
  close() {
    if (!updates) return;
    const stateOf = (name) => name.split("/")[0];
    const walked = new Set([...this.#taken.keys()].map(stateOf));
    const rest = [...this.#kept].filter(([name]) => !walked.has(stateOf(name)));
    const lines = [...rest, ...this.#taken].map((line) => line.join(" "));
    writeFileSync(this.#file, `${lines.sort().join("\n")}\n`);
  }
}
