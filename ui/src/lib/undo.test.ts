import { describe, expect, it, vi } from "vitest";

const asked: unknown[] = [];
const told: string[] = [];
vi.mock("./act", () => ({
  act: (name: string, body: unknown) => {
    asked.push([name, body]);
    return Promise.resolve({ command: "action.keep_action", label: "Baliser la marche", left: 1 });
  },
}));
vi.mock("./toast", () => ({ notice: { tell: (text: string) => told.push(text) } }));
const { undoLast, undoOnly, whatWas } = await import("./undo");

describe("undo", () => {
  it("takes back the last act whatever its day, and says which", async () => {
    await undoLast();
    expect(asked.pop()).toEqual(["history.undo_last", { visit_day: null }]);
    expect(told.pop()).toContain("Baliser la marche");
  });
  it("offered by a notice takes back nothing that was done since", async () => {
    await undoOnly("debrief.close_debrief");
    expect(asked.pop()).toEqual(["history.undo_last", { visit_day: null, only: "debrief.close_debrief" }]);
  });
  it("has a word for what it has no name of", () => {
    expect(whatWas({ command: "flow.record_tap", label: "" })).not.toBe("");
  });
});
