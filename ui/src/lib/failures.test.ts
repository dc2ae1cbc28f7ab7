import { describe, expect, it } from "vitest";
import { Failure } from "../host/types";
import { inWords } from "./failures";

describe("a failure in words", () => {
  it("says its own sentence with its values", () => expect(inWords(new Failure("wrong_pin", { left: 3 }))).toContain("3"));
  it("never shows a bare code to who cannot act on it", () => {
    const said = inWords(new Failure("never_heard_of"));
    expect(said).toContain("never_heard_of");
    expect(said.length).toBeGreaterThan(30);
  });
  it("takes what a shell throws as plain text", () => expect(inWords("command rpc not allowed")).toContain("Sillage"));
});
