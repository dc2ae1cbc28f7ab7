/**
 * A value's place along a length. Not a charting library: the usual one comes with colours whose set-up writes to
 * inherited properties, which the window refuses because its prototypes are frozen, and nothing is drawn at all.
 */
export function scaleLinear([low, high]: [number, number], [start, end]: [number, number]): (value: number) => number {
  const span = high - low;
  return (value) => (span === 0 ? (start + end) / 2 : start + ((value - low) / span) * (end - start));
}
