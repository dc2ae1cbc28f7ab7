import { describe, expect, it } from "vitest";
import type { ActionItem } from "../../contract/commands";
import { Steady } from "./steady";

const item = (action: string, more: Partial<ActionItem> = {}) => ({ action, status: "todo", asks_effect: false, ...more }) as ActionItem;
const order = (items: ActionItem[]) => items.map((each) => each.action).join("");

describe("promises on an open screen", () => {
  it("keep their places when one is answered, and show its answer", () => {
    const steady = new Steady();
    steady.lines([item("a"), item("b"), item("c")], []);
    const { first } = steady.lines([item("b"), item("c"), item("a", { status: "done" })], []);
    expect(order(first)).toBe("abc");
    expect(first[0]?.status).toBe("done");
  });
  it("stay in sight when they stop asking whether they worked", () => {
    const steady = new Steady();
    steady.lines([], [item("a", { status: "done", asks_effect: true }), item("b", { status: "done", asks_effect: true })]);
    const { second } = steady.lines([], [item("b", { status: "done", asks_effect: true })]);
    expect(order(second)).toBe("ab");
    expect(second[0]).toMatchObject({ status: "effective", asks_effect: false });
  });
  it("take new ones at the end and drop what was taken back", () => {
    const steady = new Steady();
    steady.lines([item("a"), item("b")], []);
    expect(order(steady.lines([item("c"), item("b")], []).first)).toBe("bc");
  });
});
