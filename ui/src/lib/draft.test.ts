import { beforeEach, describe, expect, it, vi } from "vitest";

const calls: { name: string; body: unknown }[] = [];
vi.mock("../host", () => ({
  asFailure: (thrown: unknown) => thrown,
  host: {
    rpc: (name: string, body: unknown) => {
      calls.push({ name, body });
      return Promise.resolve({ answer: { drafts: [] }, nouns: [] });
    },
  },
}));
const { Draft, draftsUnder, flushUnder } = await import("./draft");
const recorded = (text: string) => [{ name: "draft.record_draft", body: { key: "visit/d/finding", text } }];

describe("what is being typed", () => {
  beforeEach(() => void calls.splice(0));
  it("reaches the disk when the field is left before the pause, if nothing else writes it", async () => {
    const draft = new Draft("visit/d/finding");
    draft.type("Odeur à la borne");
    await draft.flush();
    expect(calls).toEqual(recorded("Odeur à la borne"));
  });
  it("is left to the write that follows", async () => {
    const draft = new Draft("visit/d/finding");
    draft.type("Odeur");
    draft.forget();
    await flushUnder("visit/");
    expect(calls).toEqual([]);
  });
  it("is sent before the write that ends it, once", async () => {
    const draft = new Draft("visit/d/finding");
    draft.type("Odeur");
    await flushUnder("visit/d/finding");
    await draft.flush();
    expect(calls).toEqual(recorded("Odeur"));
  });
  it("is there for who reads drafts right after", async () => {
    new Draft("visit/d/finding").type("Odeur");
    await draftsUnder("visit/d/");
    expect(calls.map((call) => call.name)).toEqual(["draft.record_draft", "draft.list_drafts"]);
  });
});
