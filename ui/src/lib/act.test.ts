import { beforeEach, describe, expect, it, vi } from "vitest";

interface Sent {
  name: string;
  age?: number;
  answer: () => void;
  refuse: () => void;
}
const sent: Sent[] = [];
vi.mock("../host", () => ({
  asFailure: (thrown: unknown) => thrown,
  host: {
    rpc: (name: string, _: unknown, meta: { age_ms?: number }) =>
      new Promise((done, fail) => {
        sent.push({ name, age: meta.age_ms, answer: () => done({ answer: {}, nouns: [] }), refuse: () => fail(new Error("refused")) });
      }),
  },
}));
vi.mock("./toast", () => ({ notice: { failed: () => {} } }));
const { act } = await import("./act");
const { Draft } = await import("./draft");

const names = () => sent.map(({ name }) => name);
/** Lets what is ready to run, run. */
const turn = () => new Promise((done) => setTimeout(done, 0));
const walk = "w";

describe("act", () => {
  beforeEach(() => void (sent.length = 0));

  it("sends what a hand did in its order, each after the one before it was answered", async () => {
    const marked = act("walk.record_mark", { walk, zone: "z", perception: 1 });
    const ended = act("walk.end_pass", { walk });
    await turn();
    expect(names()).toEqual(["walk.record_mark"]);
    sent[0]?.answer();
    await marked;
    await turn();
    expect(names()).toEqual(["walk.record_mark", "walk.end_pass"]);
    sent[1]?.answer();
    await ended;
  });

  it("keeps the order of two texts though a draft of the first is still on its way", async () => {
    const draft = new Draft("walk/w/z");
    draft.type("Odeur");
    void draft.flush();
    draft.forget();
    const first = act("walk.record_finding", { walk, zone: "z", text: "Odeur" }, { draft: "walk/w/z" });
    const second = act("walk.record_mark", { walk, zone: "y", perception: 1 });
    await turn();
    expect(names()).toEqual(["draft.record_draft"]);
    for (const at of [0, 1, 2]) {
      sent[at]?.answer();
      await turn();
    }
    await Promise.all([first, second]);
    expect(names()).toEqual(["draft.record_draft", "walk.record_finding", "walk.record_mark"]);
  });

  it("goes on after a refusal", async () => {
    const refused = act("walk.record_mark", { walk, zone: "z", perception: 1 });
    const ended = act("walk.end_pass", { walk });
    await turn();
    sent[0]?.refuse();
    await expect(refused).rejects.toThrow("refused");
    await turn();
    sent[1]?.answer();
    await ended;
    expect(names()).toEqual(["walk.record_mark", "walk.end_pass"]);
  });

  it("tells how long ago it happened when it is sent, not when it began to wait", async () => {
    const event = { timeStamp: performance.now() } as Event;
    const first = act("walk.record_mark", { walk, zone: "z", perception: 1 }, { event });
    const second = act("walk.record_mark", { walk, zone: "y", perception: 1 }, { event });
    await new Promise((done) => setTimeout(done, 30));
    sent[0]?.answer();
    await first;
    await turn();
    expect(sent[1]?.age).toBeGreaterThanOrEqual(29);
    sent[1]?.answer();
    await second;
  });

  it("makes nothing wait for a long work, which itself waits for what came before", async () => {
    const marked = act("walk.record_mark", { walk, zone: "z", perception: 1 });
    const made = act("report.make_report", { visit_day: "d" } as never);
    const next = act("walk.record_mark", { walk, zone: "y", perception: 1 });
    await turn();
    expect(names()).toEqual(["walk.record_mark"]);
    sent[0]?.answer();
    await marked;
    await turn();
    expect(names()).toEqual(["walk.record_mark", "report.make_report", "walk.record_mark"]);
    sent.slice(1).forEach(({ answer }) => answer());
    await Promise.all([made, next]);
  });
});
