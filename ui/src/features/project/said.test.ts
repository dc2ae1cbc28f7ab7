import { expect, test } from "vitest";
import { figure } from "./said";

test("a figure is read with a comma or a point, and nothing else is one", () => {
  for (const [text, value] of [["3,5", 3.5], ["3.5", 3.5], [" 1 200 ", 1200], ["−4", -4], ["", null], ["3 min", null], ["1,2,3", null], ["e5", null]] as const) {
    expect(figure(text), text).toBe(value);
  }
});
