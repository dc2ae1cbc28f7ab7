// A visit day full of marks: in a name, a comment, a draft, a caption, an intention, an action, and in a photo's tags,
// its compressed part and its colours.
import { scene, stamp } from "./camera.mjs";
import { piecesOf, rowsOf } from "./marks.mjs";

export const marks = {
  guest: "marque-invitée-4417",
  finding: "marque-constat-8802",
  draft: "marque-brouillon-5193",
  caption: "marque-légende-3306",
  intention: "marque-intention-7741",
  action: "marque-action-9928",
  said: "marque-parole-1205",
  exif: "marque-exif-6650",
};

/** Writes every mark through the commands the screens call. `evaluate` runs a script in the page. */
export async function hideMarks(app, evaluate) {
  const { next } = await app.rpc("visit.get_today", {});
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  await app.rpc("visit.write_intention", { visit_day: day, text: marks.intention });
  const pass = { visit_day: day, sense: "sight", moment: null, guest: marks.guest, external: false };
  const { walk } = await app.rpc("walk.start_guest_pass", pass);
  const { zones, unit } = await app.rpc("walk.get_walk", { walk });
  await app.rpc("walk.record_mark", { walk, zone: zones[0].zone, perception: -2 });
  const { finding } = await app.rpc("walk.record_finding", { walk, zone: zones[0].zone, text: marks.finding });
  // Nothing of a pass that goes on is in the report.
  await app.rpc("walk.end_pass", { walk });
  await app.rpc("draft.record_draft", { key: `walk/${walk}/${zones[1].zone}`, text: marks.draft });
  const promise = { unit, visit_day: day, source: "finding", source_id: finding, title: marks.action };
  await app.rpc("action.promise_action", promise);
  const drawn = Buffer.from(await evaluate(`(${scene})([9, 1600, 1200])`), "base64");
  const picture = stamp(drawn, { taken: "2026:11:24 09:31:00", remark: marks.exif });
  const { attachment, hash } = await app.putPhoto(picture, { owner: finding, day });
  await app.rpc("photo.caption_photo", { attachment, caption: marks.caption });
  return { day, walk, finding, attachment, picture, hashes: [hash] };
}

/** Marks of the pictures as they are served: pieces of both sizes, and the face's colour as a row in memory. */
export async function servedMarks(url, hashes) {
  const served = [];
  for (const hash of hashes) {
    for (const size of ["", "?thumb=1"]) {
      const jpeg = Buffer.from(await (await fetch(`${url}/photo/${hash}${size}`)).arrayBuffer());
      served.push(...piecesOf(jpeg));
    }
  }
  return [...served, ...rowsOf([231, 17, 93])];
}
