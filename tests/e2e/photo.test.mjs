// Photos from a phone and people on them: real files chosen and dropped, and what was kept asked back.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cameraTime, scene, stamp } from "../rig/camera.mjs";
import { folder } from "../rig/programs.mjs";
import { everyLook, open } from "./rig.mjs";

/** A visit day with a pass of sight, and the app on it. */
async function walking(t, options = {}) {
  const app = options.app ?? (await open(t, options));
  const { next } = await app.rpc("visit.get_today", {});
  const { visit_day: day } = await app.rpc("visit.start_visit", { visit: next[0].visit });
  const { walk } = await app.rpc("walk.start_pass", { visit_day: day, sense: "sight", moment: "quiet" });
  const { zones } = await app.rpc("walk.get_walk", { walk });
  return {
    app, day, walk, zones,
    view: () => app.rpc("walk.get_walk", { walk }),
    kept: () => app.rpc("photo.get_day", { visit_day: day }),
    take: async (seed, told) =>
      stamp(Buffer.from(await app.page.evaluate(`(${scene})([${seed}, 1200, 900])`), "base64"), told),
  };
}

/** Three numbers reserved in marked zones; moments in milliseconds. */
async function reserved({ app, walk, zones, kept }) {
  for (const { zone } of zones.slice(0, 3)) {
    await app.rpc("walk.record_mark", { walk, zone, perception: -1 });
    await app.rpc("photo.reserve_place", { finding: null, walk, zone });
  }
  return (await kept()).places.map(({ place, number, reserved_at }) => ({ place, number, at: Date.parse(reserved_at.at) }));
}

test("P reserves a number, big on the screen, for the zone or for the finding just noted", async (t) => {
  const { app, day, walk, view } = await walking(t);
  await app.go(`/visit/${day}/walk/${walk}`);
  assert.deepEqual(await app.within({ keys: 1, dialogs: 0 }, () => app.key("p")).then(({ keys }) => keys), 1);
  await app.control("img", "photo-place-waits", { number: "1" }).waitFor();
  await app.key("Digit2");
  await app.type("affiche déchirée");
  // From inside the words too: they become the finding first, and the number is that finding's.
  await app.key("Alt+p");
  await app.control("img", "photo-place-waits", { number: "2" }).waitFor();
  await app.picture("photo-reserved");
  const { zones, findings } = await view();
  assert.deepEqual([zones[0].places.map((place) => place.number), findings[0].places.map((place) => place.number)], [[1], [2]]);
  assert.equal(findings[0].text, "affiche déchirée");
});

test("a phone's folder is matched by time once its clock was compared, and nothing comes in twice", async (t) => {
  const walk = await walking(t);
  const { app, day, kept, take } = walk;
  const places = await reserved(walk);
  // The three numbers were reserved within a second: pictures minutes apart could not be told apart. One is left.
  for (const { place } of places.slice(1)) await app.rpc("photo.release_place", { place });
  const [first] = places;
  const ahead = 40 * 60_000;
  const phone = join(folder(t), "DCIM", "100");
  mkdirSync(phone, { recursive: true });
  const shots = {
    "IMG_1.jpg": await take(1, { taken: cameraTime(first.at + 8_000 + ahead) }),
    "IMG_2.jpg": await take(2, { taken: cameraTime(first.at - 86_400_000) }),
    "IMG_3.jpg": await take(3, {}),
    "IMG_4.heic": Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
    "notes.txt": Buffer.from("liste de courses"),
  };
  for (const [name, bytes] of Object.entries(shots)) writeFileSync(join(phone, name), bytes);
  await app.go(`/visit/${day}/photos`);
  const choose = async () => {
    const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.control("button", "photo-phone-folder").click()]);
    await chooser.setFiles(phone);
    await app.control("heading", "photo-match-title").waitFor();
    await app.quiet();
  };
  await choose();
  await app.seen("photo-left-heic", { count: 1, figure: "1" });
  await app.seen("photo-left-files", { count: 1, figure: "1" });
  await app.seen("photo-match-none");
  await app.picture("photo-clock-asked");

  // One known pair tells the difference: this picture belongs to number 1.
  await app.control("button", "photo-clock-compare").click();
  await app.page.getByRole("dialog").getByRole("radio").last().click();
  await app.picture("photo-clock-compare");
  await app.page.getByRole("dialog").getByRole("button", { name: "1", exact: true }).click();
  await app.control("button", "photo-clock-correct").waitFor();
  await app.picture("photo-matched");
  await app.control("button", "photo-phone-import", { count: 1, figure: "1" }).click();
  await app.seen("photo-phone-done", { count: 1, figure: "1" });
  const day1 = await kept();
  assert.deepEqual(day1.places.map((place) => place.filled), [true]);
  assert.deepEqual(day1.photos.map(({ number, photo }) => [number, photo.taken_at, photo.contains_people]), [
    [1, cameraTime(first.at + 8_000 + ahead).replaceAll(":", "-").replace(/-(\d\d)-(\d\d)$/, ":$1:$2"), null],
  ]);

  // The one without a time is put by hand; the first is recognised by what it holds, whatever it is called.
  await app.rpc("photo.reserve_place", { finding: null, walk: walk.walk, zone: walk.zones[0].zone });
  writeFileSync(join(phone, "copy of IMG_1.jpg"), shots["IMG_1.jpg"]);
  await app.control("button", "photo-phone-forget").click();
  await choose();
  await app.seen("photo-left-known", { count: 2, figure: "2" });
  await app.control("button", "photo-match-change").first().click();
  await app.page.getByRole("menuitem", { name: app.t("photo-match-put", { number: "2" }) }).click();
  await app.control("button", "photo-phone-import", { count: 1, figure: "1" }).click();
  // Told once already: the word alone does not tell that this one is in.
  await app.control("button", "photo-phone-import", { count: 0, figure: "0" }).waitFor();
  await app.quiet();
  assert.deepEqual((await kept()).photos.map(({ number, photo }) => [number, photo.taken_at === null]), [[1, false], [2, true]]);
});

test("dropped pictures are read, and stopping leaves them out", async (t) => {
  const walk = await walking(t);
  const { app, day, kept, take } = walk;
  const [first] = await reserved(walk);
  await app.go(`/visit/${day}/photos`);
  const picture = (await take(4, { taken: cameraTime(first.at) })).toString("base64");
  await app.page.evaluate((base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], "IMG.jpg", { type: "image/jpeg" }));
    document.querySelector(".zone").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, picture);
  await app.control("button", "photo-clock-right").click();
  // Three numbers within a second and one picture: it is proposed, and says that others are close.
  await app.seen("photo-match-check");
  assert.equal((await kept()).photos.length, 0, "nothing is taken in before it is asked");
  await app.control("button", "photo-phone-forget").click();
  assert.equal((await kept()).photos.length, 0);
});

test("a picture pasted while words are typed is shown with the mark, and the words stay", async (t) => {
  const { app, day, walk, view } = await walking(t);
  await app.go(`/visit/${day}/walk/${walk}`);
  await app.key("Digit2");
  await app.type("affiche déchirée");
  await app.page.context().grantPermissions(["clipboard-write"]);
  await app.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
    canvas.getContext("2d").fillRect(100, 100, 200, 200);
    const picture = new Promise((done) => canvas.toBlob(done, "image/png"));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  });
  await app.key("Control+v");
  await app.seen("kit-photo-added");
  const [{ mark }] = (await view()).zones;
  assert.deepEqual(mark.photos.map(({ width, height }) => [width, height]), [[640, 480]]);
  await app.key("Enter");
  await app.page.getByText("affiche déchirée").waitFor();
  assert.deepEqual((await view()).findings.map(({ text }) => text), ["affiche déchirée"]);
});

test("a face is answered for by one key and destroyed by brush or by keys", async (t) => {
  const { app, day, walk, zones, view, kept, take } = await walking(t);
  const { finding } = await app.rpc("walk.record_finding", { walk, zone: zones[0].zone, text: "file à la caisse" });
  await app.go(`/visit/${day}/walk/${walk}`);
  const [chooser] = await Promise.all([app.page.waitForEvent("filechooser"), app.key("f")]);
  await chooser.setFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: await take(5, {}) });
  await app.page.locator("li img").waitFor();
  const photo = async () => (await view()).findings[0].photos[0];
  const before = await photo();
  assert.equal(before.contains_people, null, "the question is not answered for anybody");
  assert.ok((await app.rpc("visit.list_gaps", { visit_day: day })).gaps.some((gap) => gap.code === "photos_unanswered"));
  await app.picture("photo-people");
  await app.within({ keys: 1, dialogs: 0 }, () => app.key("v"));
  assert.equal((await photo()).contains_people, true);

  await app.key("b");
  const easel = app.control("group", "photo-blur-picture");
  await easel.waitFor();
  await app.quiet();
  const { x, y, width, height } = await easel.boundingBox();
  await app.page.mouse.move(x + width * 0.4, y + height * 0.45);
  await app.page.mouse.down();
  await app.page.mouse.move(x + width * 0.6, y + height * 0.45, { steps: 8 });
  await app.page.mouse.up();
  await app.control("button", "photo-blur-frame").click();
  await app.key("ArrowUp", "Shift+ArrowRight");
  await app.picture("photo-blur");
  await app.control("button", "photo-blur-apply").click();
  await app.seen("photo-blur-done");
  const after = await photo();
  assert.notEqual(after.hash, before.hash);
  assert.deepEqual([after.blurred, after.contains_people], [true, null], "one face blurred is not all: it is asked again");
  const shown = async (hash) => Buffer.from(await (await fetch(`${app.host.url}/photo/${hash}`)).arrayBuffer());
  assert.deepEqual(await shown(before.hash), await shown(after.hash), "the earlier picture is shown to nobody");
  await app.picture("photo-blurred");
  await app.key("x");
  await app.quiet();
  assert.equal((await photo()).contains_people, false);
  assert.equal((await kept()).photos[0].text, "file à la caisse");
  assert.equal(finding, (await view()).findings[0].finding);
});

everyLook(test, "Photos are accessible", async (app) => {
  const walk = await walking(undefined, { app });
  const { day, kept, take } = walk;
  const [first] = await reserved(walk);
  await app.go(`/visit/${day}/photos`);
  await app.axe();
  const input = app.page.locator("input[type=file]").first();
  const picture = (seed, at) => take(seed, { taken: cameraTime(at) }).then((buffer) => ({ name: `${seed}.jpg`, mimeType: "image/jpeg", buffer }));
  await input.setInputFiles(await Promise.all([picture(6, first.at + 3_000), picture(7, first.at - 900_000)]));
  await app.control("button", "photo-clock-right").waitFor();
  await app.quiet();
  await app.axe();
  await app.control("button", "photo-clock-compare").click();
  await app.page.getByRole("dialog").waitFor();
  await app.axe("the comparison of clocks");
  await app.key("Escape");
  await app.control("button", "photo-clock-right").click();
  await app.control("button", "photo-phone-import", { count: 1, figure: "1" }).click();
  await app.seen("photo-phone-done", { count: 1, figure: "1" });
  await app.axe();
  assert.equal((await kept()).photos.length, 1);
  await app.key("v", "b");
  await app.control("group", "photo-blur-picture").waitFor();
  await app.control("button", "photo-blur-frame").click();
  await app.quiet();
  await app.axe("the blur brush");
});
