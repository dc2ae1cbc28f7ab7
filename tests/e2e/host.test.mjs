// The HTTP host answers its own pages alone: any site a browser visits can send requests to the loopback.
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { host, more } from "../rig/host.mjs";
import { Program } from "../rig/programs.mjs";

/** The status a request gets. */
const asked = (url, path, headers) =>
  new Promise((done, failed) => {
    const sent = request(`${url}${path}`, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    sent.on("error", failed);
    sent.end(JSON.stringify({ name: "session.get_state", body: {} }));
  });

test("a foreign name and a foreign page get no answer", async (t) => {
  const core = await host(t);
  const { host: here, port } = new URL(core.url);
  assert.equal(await asked(core.url, "/rpc", {}), 200);
  assert.equal(await asked(core.url, "/rpc", { origin: core.url }), 200);
  for (const headers of [{ host: `sillage.example.org:${port}` }, { host: here, origin: "https://example.org" }, { host: here, origin: "null" }]) {
    for (const path of ["/rpc", "/photo", "/file?name=a", "/events", "/index.html"]) {
      assert.equal(await asked(core.url, path, headers), 421, `${path} ${JSON.stringify(headers)}`);
    }
  }
});

test("what a host says in any of its lives is held against the one line it has to say", async (t) => {
  const core = await host(t);
  await core.kill();
  await core.start();
  assert.equal(core.said.split("\n").length, 2, core.said);
  assert.deepEqual(more(core.said), []);
  // To both of its outputs, up to its last word.
  const words = "echo listening on http://127.0.0.1:1; echo Amina >&2; printf 'listening on Amina'";
  const speaker = new Program("sh", ["-c", words]);
  await speaker.silent;
  assert.deepEqual(more(speaker.said).toSorted(), ["Amina", "listening on Amina"]);
});
