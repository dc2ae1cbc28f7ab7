// Marks hidden in what people write and in what their photos hold, and a search of the disk for them: as they are, in
// UTF-16, in base64, and inside anything compressed.
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, inflateRawSync, inflateSync, gunzipSync } from "node:zlib";

/** Every form a text may lie in; base64 at each of its three phases, without what its neighbours share in. */
function formsOf(mark) {
  const plain = Buffer.from(mark);
  const little = Buffer.from(mark.toString(), "utf16le");
  const forms = [plain];
  if (typeof mark === "string") forms.push(little, Buffer.from(little).swap16());
  for (const phase of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(phase), plain]).toString("base64").replaceAll("=", "");
    forms.push(Buffer.from(shifted.slice([0, 2, 3][phase], (phase + plain.length) % 3 ? -1 : undefined)));
  }
  return forms;
}

/** What unfolds out of bytes: every gzip, zlib or zip member that begins anywhere in them. */
function* unfolded(bytes) {
  const whole = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
  for (let at = 0; at < bytes.length - 4; at++) {
    const [a, b] = [bytes[at], bytes[at + 1]];
    const open =
      a === 0x1f && b === 0x8b && bytes[at + 2] === 8 ? (part) => gunzipSync(part, whole)
      : a === 0x78 && (a * 256 + b) % 31 === 0 && !(b & 0x20) ? (part) => inflateSync(part, whole)
      : a === 0x50 && b === 0x4b && bytes.readUInt16LE(at + 2) === 0x0403 && at + 30 < bytes.length
        ? (part) => inflateRawSync(part.subarray(30 + part.readUInt16LE(26) + part.readUInt16LE(28)), whole)
      : undefined;
    if (!open) continue;
    try {
      const inside = open(bytes.subarray(at));
      if (inside.length > 8) yield inside;
    } catch {
      // It only looked like one.
    }
  }
}

function* filesUnder(path, exempt) {
  if (!existsSync(path) || exempt.some((one) => path === one)) return;
  const found = lstatSync(path);
  if (found.isDirectory()) for (const name of readdirSync(path)) yield* filesUnder(join(path, name), exempt);
  else if (found.isFile()) yield path;
}

/** Where the marks lie: `[{ mark, path }]`, empty when they are hidden well. A mark is a text or bytes. */
export function look(folders, marks, exempt = []) {
  const wanted = marks.map((mark) => ({ mark: String(mark).slice(0, 40), forms: formsOf(mark) }));
  const found = [];
  let files = 0;
  for (const folder of folders) {
    for (const path of filesUnder(folder, exempt)) {
      files++;
      const bytes = readFileSync(path);
      for (const { mark } of wanted) if (path.includes(mark)) found.push({ mark, path: `${path} (its name)` });
      for (const part of [bytes, ...unfolded(bytes)]) {
        for (const { mark, forms } of wanted) if (forms.some((form) => part.includes(form))) found.push({ mark, path });
      }
    }
  }
  return { files, found };
}

/** Pieces of a picture that no other file holds: from the middle of its compressed part. */
export function piecesOf(jpeg) {
  return [0.4, 0.6, 0.8].map((part) => Buffer.from(jpeg.subarray(Math.floor(jpeg.length * part), Math.floor(jpeg.length * part) + 48)));
}

/** A row of one colour as a decoded picture would hold it in memory or in a swap file: three or four bytes a pixel. */
export function rowsOf([red, green, blue]) {
  return [[red, green, blue], [blue, green, red], [red, green, blue, 255], [blue, green, red, 255]].map((pixel) =>
    Buffer.from(Array.from({ length: 48 }, () => pixel).flat()),
  );
}
