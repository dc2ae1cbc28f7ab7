import { beforeEach, describe, expect, it, vi } from "vitest";

const criterion = (skill: string, value: number | null = null) => ({ skill, value, absence: null, fact: "", min: 1, max: 4 });
const data = { status: "draft", blind: false, criteria: [] as ReturnType<typeof criterion>[] };
vi.mock("../../lib/query.svelte", () => ({ query: () => ({ data }) }));
vi.mock("../../lib/draft", () => ({ draftsUnder: () => Promise.resolve(new Map()) }));
vi.mock("../../lib/act", () => ({ act: () => Promise.resolve({}) }));
const { Scoring } = await import("./observation.svelte");

describe("N writes the fact", () => {
  beforeEach(() => void (data.criteria = [criterion("a"), criterion("b"), criterion("c")]));
  it("of the criterion scored last, not of the next one", async () => {
    const scoring = new Scoring("o");
    scoring.place();
    await scoring.capture(0, 2, null);
    scoring.write();
    expect([scoring.current, scoring.writing]).toEqual([1, "a"]);
  });
  it("of the criterion scored last when the screen comes back", () => {
    data.criteria = [criterion("a", 2), criterion("b"), criterion("c")];
    const scoring = new Scoring("o");
    scoring.place();
    scoring.write();
    expect(scoring.writing).toBe("a");
  });
  it("of the one the hand moved to", async () => {
    const scoring = new Scoring("o");
    scoring.place();
    await scoring.capture(0, 2, null);
    scoring.move(1);
    scoring.write();
    expect(scoring.writing).toBe("c");
  });
});
