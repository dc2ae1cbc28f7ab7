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
  it("groups what it counts, and nothing else", () => {
    const long = inWords(new Failure("text_too_long", { field: "note", count: "5250", limit: "2000" }));
    expect(long).toContain("5\u202f250");
    expect(long).toContain("2\u202f000");
    expect(inWords(new Failure("code_taken", { unit: "4821" }))).toContain("4821");
  });
  it("agrees with what it counts", () => expect(inWords(new Failure("facts_missing", { count: "1" }))).toContain("1 fait "));
  it("takes what a shell throws as plain text", () => expect(inWords("command rpc not allowed")).toContain("Sillage"));
});
