// Pictures as a phone takes them: drawn by the page under test, then stamped with a time, a camera and a remark, as a
// camera would write them into the file.

/** Runs in a page: a scene with a face of stripes on one flat colour in its middle, as base64 of a JPEG. */
export const scene = `([seed, width, height]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const draw = canvas.getContext("2d");
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      draw.fillStyle = "hsl(" + ((x * 7 + y * 13 + seed * 97) % 360) + " 40% " + (30 + ((x ^ y) % 40)) + "%)";
      draw.fillRect(x, y, 8, 8);
    }
  }
  draw.fillStyle = "rgb(231, 17, 93)";
  draw.fillRect(width * 0.375, height * 0.375, width * 0.25, height * 0.25);
  draw.fillStyle = "rgb(10, 240, 60)";
  for (let x = width * 0.4; x < width * 0.6; x += 16) draw.fillRect(x, height * 0.4, 6, height * 0.12);
  return canvas.toDataURL("image/jpeg", 0.92).split(",")[1];
}`;

/** Writes `taken` ("2026:11:24 09:31:00"), maker, model and a remark into a JPEG. */
export function stamp(jpeg, { taken, maker = "Aubier", model = "Aubier 7", remark = "" }) {
  const texts = [[0x010e, remark], [0x010f, maker], [0x0110, model]].filter(([, text]) => text);
  const text = (value) => Buffer.from(`${value}\0`);
  const entry = (tag, type, count, at) => {
    const line = Buffer.alloc(12);
    line.writeUInt16BE(tag, 0), line.writeUInt16BE(type, 2), line.writeUInt32BE(count, 4), line.writeUInt32BE(at, 8);
    return line;
  };
  const count = (value) => Buffer.from([value >> 8, value & 255]);
  const ifd = texts.length + (taken ? 1 : 0);
  let at = 8 + 2 + ifd * 12 + 4;
  const lines = [];
  const bodies = [];
  for (const [tag, value] of texts) {
    const body = text(value);
    // Four bytes or less would stand in the line itself; none of ours is that short.
    lines.push(entry(tag, 2, body.length, at));
    bodies.push(body);
    at += body.length;
  }
  if (taken) {
    lines.push(entry(0x8769, 4, 1, at));
    bodies.push(count(1), entry(0x9003, 2, 20, at + 18), Buffer.alloc(4), text(taken));
  }
  const head = Buffer.from("4d4d002a00000008", "hex");
  const body = Buffer.concat([Buffer.from("Exif\0\0"), head, count(ifd), ...lines, Buffer.alloc(4), ...bodies]);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), count(body.length + 2), body, jpeg.subarray(2)]);
}

/** A moment as a camera writes it, on its own clock in Paris in winter. */
export const cameraTime = (ms) => new Date(ms + 3_600_000).toISOString().slice(0, 19).replaceAll("-", ":").replace("T", " ");
