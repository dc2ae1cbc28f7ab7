// What a script that got into the page could do there: ask the shell for what the reviewed list names and for nothing
// else, send nothing to anybody, run no words, and lead the window nowhere. An empty window, which refuses nothing,
// shows that each way leads out where it is open.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { atEnd, root } from "../rig/programs.mjs";
import { By, open } from "./rig.mjs";
import { ahead, away, out, run, trying, tryingAll } from "./ways.mjs";

const patience = 10_000;
const list = readFileSync(join(root, "tests/golden/reach.txt"), "utf8");
const reviewed = list.split("\n").filter((line) => /^[^#]/u.test(line));
/** Every plugin in the program that has commands. */
const plugins = [
  "app", "dialog", "event", "image", "menu", "opener", "path", "resources", "tray", "webview", "window", "window-state",
];
/** The shell's own command, and some of plugins that are not in the program. */
const others = [
  "plugin:__TAURI_CHANNEL__|fetch", "plugin:fs|read_text_file", "plugin:shell|execute", "plugin:http|fetch",
  "plugin:event", "unknown",
];

/** Every command there is, by the name it is asked by, as the build lists them for the permissions. */
function commands() {
  const manifests = JSON.parse(readFileSync(join(root, "src-tauri/gen/schemas/acl-manifests.json"), "utf8"));
  const all = Object.entries(manifests).flatMap(([plugin, { permissions }]) => {
    const named = Object.values(permissions).flatMap(({ commands: { allow, deny } }) => [...allow, ...deny]);
    const asked = (command) => (plugin === "__app-acl__" ? command : `plugin:${plugin.replace("core:", "")}|${command}`);
    return [...new Set(named)].map(asked);
  });
  return [...all, ...others];
}

test("a script in the page is answered what the reviewed list names, and nothing else", async (t) => {
  const window = await open(t, { plainly: true });
  const asked = commands();
  // Asked with nothing: whoever is let through misses its arguments, and opens no dialog.
  const said = await window.web.executeAsyncScript(
    `const [names, done] = arguments;
     const ask = (name) => window.__TAURI_INTERNALS__.invoke(name, {}).then(() => "answered", String);
     Promise.all(names.map(ask)).then(done);`,
    asked,
  );
  const answered = asked.filter((_, at) => !/not allowed/u.test(said[at]));
  assert.deepEqual(answered.toSorted(), reviewed.toSorted());
  assert.ok(asked.length - answered.length > 150, `${asked.length} were asked`);
  const missed = plugins.filter((plugin) => !asked.some((name) => name.startsWith(`plugin:${plugin}|`)));
  assert.deepEqual(missed, [], "plugins nobody asked");
  // Past the function that asks, which alone knows this start's own key.
  const json = { "Content-Type": "application/json" };
  const headers = { ...json, "Tauri-Callback": "1", "Tauri-Error": "2", "Tauri-Invoke-Key": "guessed" };
  await window.web.executeScript(
    "fetch('ipc://localhost/rpc', arguments[0]).then(() => (window.heard = true))",
    { method: "POST", headers, body: '{"name":"session.get_state","body":{}}' },
  );
  await window.web.wait(() => /INVOKE_KEY.* received guessed/u.test(window.said), patience, "the guess arrives");
  assert.equal(await window.web.executeScript("return window.heard ?? null"), null, "a guessed key is answered");
});

/** A server on the loopback that tells what it was asked for, and whether anybody came at all. */
async function listener(t) {
  const heard = new Set();
  let came = 0;
  const server = createServer((request, answer) => {
    heard.add(request.url.slice(1));
    answer.setHeader("access-control-allow-origin", "*").setHeader("connection", "close").end("<h1>elsewhere</h1>");
  });
  server.on("connection", () => (came += 1));
  server.on("upgrade", (request, socket) => (heard.add(request.url.slice(1)), socket.destroy()));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  atEnd(t, () => (server.closeAllConnections(), new Promise((done) => server.close(done))));
  return { heard, at: `http://127.0.0.1:${server.address().port}`, get came() { return came; } };
}

const directives = (ways) => Object.fromEntries(Object.entries(ways).map(([name, [directive]]) => [name, directive]));
/** What is run tells by its name that it ran. */
const words = "(window.ran ??= []).push('NAME')";

test("nothing of the page leaves it, runs words, or leads elsewhere", async (t) => {
  const [ear, early] = [await listener(t), await listener(t)];
  const window = await open(t, { plainly: true });
  const { web } = window;
  const here = await web.getCurrentUrl();
  await web.executeScript("window.here = true");
  const stays = async (way) => {
    assert.deepEqual([await web.executeScript("return window.here"), await web.getCurrentUrl()], [true, here], way);
    assert.equal((await web.getAllWindowHandles()).length, 1, way);
  };
  assert.deepEqual(await web.executeAsyncScript(tryingAll(out), `${ear.at}/NAME`, patience), directives(out));
  assert.deepEqual(await web.executeAsyncScript(tryingAll(run), words, patience), directives(run));
  assert.equal(await web.executeScript("return window.ran ?? null"), null);
  await web.executeScript(trying(ahead), early.at);
  for (const [name, way] of Object.entries(away)) {
    for (const to of [`${ear.at}/${name}`, "http://example.invalid", "file:///etc/passwd"]) {
      await web.executeScript(trying(way), to);
      await window.pause(50);
      await stays(`${name} ${to}`);
    }
  }
  for (const to of ["data:text/html,x", "about:blank", "blob"]) {
    const own = "arguments[0] === 'blob' ? URL.createObjectURL(new Blob(['x'])) : arguments[0]";
    await web.executeScript(`location.href = ${own}`, to);
    await window.pause(50);
    await stays(to);
  }
  // Nor does it learn where it is, and it may not tell anybody outside its window anything.
  const place = "navigator.geolocation.getCurrentPosition(() => arguments[0]('told'), ({ code }) => arguments[0](code))";
  assert.equal(await web.executeAsyncScript(place), 1, "the place is told, or asked for");
  const notify = "Notification.requestPermission().then(arguments[0])";
  assert.equal(await web.executeAsyncScript(notify), "denied");
  // With a person's own click, too.
  await web.executeScript(
    `const opener = Object.assign(document.createElement("button"), { id: "opener", textContent: "x" });
     opener.style.cssText = "position: fixed; inset: 0; z-index: 99";
     opener.addEventListener("click", () => (window.opened = window.open(arguments[0])));
     document.body.append(opener);`,
    `${ear.at}/clicked`,
  );
  await web.findElement(By.css("#opener")).click();
  await window.pause(300);
  await stays("a click that opens a window");
  assert.deepEqual(await web.executeScript("return window.opened"), null);
  assert.deepEqual([[...ear.heard], ear.came, early.came], [[], 0, 0], "somebody heard of it");
  // The page still lives.
  await web.executeScript("document.querySelector('#opener').remove()");
  await window.go("/units");
});

test("the same ways lead out of a window that refuses nothing", async (t) => {
  const [ear, early] = [await listener(t), await listener(t)];
  const window = await open(t, { plainly: true, binary: "examples/empty_window", args: [] });
  const { web } = window;
  const here = await web.getCurrentUrl();
  const comes = (what, is) => web.wait(is, patience, `${what} does not lead out`);
  await web.executeAsyncScript(tryingAll(out), `${ear.at}/NAME`, 0);
  for (const name of Object.keys(out)) await comes(name, () => ear.heard.has(name));
  await web.executeAsyncScript(tryingAll(run), words, 0);
  await comes("words", async () => (await web.executeScript("return window.ran ?? []")).length === Object.keys(run).length);
  await web.executeScript(trying(ahead), early.at);
  await comes("preconnect", () => early.came > 0);
  for (const [name, way] of Object.entries(away)) {
    await web.executeScript(trying(way), `${ear.at}/${name}`);
    await comes(name, async () => (await web.getCurrentUrl()) !== here && ear.heard.has(name));
    await web.get(here);
  }
});
