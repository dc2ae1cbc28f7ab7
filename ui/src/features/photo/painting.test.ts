import { describe, expect, it } from "vitest";
import { Painting, type Frame } from "./painting.svelte";

describe("painting", () => {
  it("keeps a stroke's points that show, and takes the last area back", () => {
    const painting = new Painting();
    painting.go({ x: 0.1, y: 0.1 });
    expect(painting.areas).toHaveLength(0);
    painting.begin({ x: 0.1, y: 0.1 });
    painting.go({ x: 0.101, y: 0.1 });
    painting.go({ x: 0.3, y: 0.1 });
    painting.end();
    painting.go({ x: 0.9, y: 0.9 });
    expect(painting.areas).toEqual([{ kind: "stroke", points: [{ x: 0.1, y: 0.1 }, { x: 0.3, y: 0.1 }], radius: 0.03 }]);
    painting.takeBack();
    expect(painting.areas).toEqual([]);
  });

  it("moves and resizes a frame by arrows, never out of the picture, never to nothing", () => {
    const painting = new Painting();
    painting.frame();
    const frame = () => painting.areas[0] as Frame;
    for (let press = 0; press < 60; press++) painting.key(frame(), "ArrowLeft", false);
    expect(frame().from.x).toBeCloseTo(0);
    expect(frame().to.x).toBeCloseTo(0.2);
    for (let press = 0; press < 60; press++) painting.key(frame(), "ArrowUp", true);
    expect(frame().to.y).toBeCloseTo(frame().from.y + 0.02);
    expect(painting.key(frame(), "Tab", false)).toBe(false);
    painting.key(frame(), "Delete", false);
    expect(painting.areas).toEqual([]);
  });
});
