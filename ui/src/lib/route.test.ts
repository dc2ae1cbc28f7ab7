import { describe, expect, it } from "vitest";
import { backFrom } from "./route";

describe("the way back", () => {
  it("leads to the screen that sent here, and never out of the application", () => {
    for (const [said, expected] of [["/visit/d/observations", "/visit/d/observations"], [null, "/settings"], ["//elsewhere", "/settings"], ["https://x", "/settings"]] as const)
      expect(backFrom(said, "/settings"), String(said)).toBe(expected);
  });
});
