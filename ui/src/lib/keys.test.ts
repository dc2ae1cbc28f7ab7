import { describe, expect, it } from "vitest";
import { variants } from "./keys";

describe("names of keys", () => {
  it("lets an AZERTY hand hold Shift for a digit, and takes the keypad too", () =>
    expect(variants("Digit1")).toEqual(["Digit1", "Shift+Digit1", "Numpad1"]));
  it("follows the printed letter, capitals included", () => expect(variants("n")).toEqual(["(n|N)"]));
  it("takes the system's own modifier", () => expect(variants("Ctrl+Enter")).toEqual(["$mod+Enter"]));
});
