// The whole day in the real window without any network interface but loopback, over which its driver speaks to it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

test("the day is lived without any network interface", () => {
  const script = join(import.meta.dirname, "day.test.mjs");
  const user = process.getuid() === 0 ? [] : ["--map-root-user"];
  const inside = `set -e
    ip link set lo up
    test "$(ip -o link | grep -cv "^[0-9]*: lo:")" = 0
    exec "$0" --test --test-reporter=spec "$1"`;
  // Node's runner marks its children, and a marked child reports in a format for its parent only.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const played = spawnSync("unshare", ["--net", ...user, "sh", "-c", inside, process.execPath, script], {
    env, encoding: "utf8", timeout: 300_000,
  });
  assert.equal(played.status, 0, `${played.stdout}\n${played.stderr}`);
  assert.match(played.stdout, /ℹ pass 1/);
});
