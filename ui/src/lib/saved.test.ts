import { beforeEach, describe, expect, it } from "vitest";
import { saved, saving } from "./saved.svelte";

describe("saved here", () => {
  beforeEach(() => void Object.assign(saved, { at: null, slow: false, failed: false }));
  it("shows the time of the last write", () => {
    saving()();
    expect(saved.at).not.toBeNull();
  });
  it("does not cry at a refusal", () => {
    saving()({ code: "nothing_to_undo" });
    expect(saved.failed).toBe(false);
  });
  it("says when an entry is not on disk, until one is again", () => {
    saving()({ code: "disk_full" });
    expect(saved.failed).toBe(true);
    saving()();
    expect(saved.failed).toBe(false);
  });
});
