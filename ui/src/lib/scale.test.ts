import { expect, test } from "vitest";
import { scaleLinear } from "./scale";

test("a value finds its place, upside down too, and a single value stands in the middle", () => {
  expect([0, 5, 10].map(scaleLinear([0, 10], [4, 24]))).toEqual([4, 14, 24]);
  expect(scaleLinear([0, 1], [24, 4])(0.25)).toBe(19);
  expect(scaleLinear([3, 3], [0, 10])(3)).toBe(5);
});
