// Chance with a seed: a failing run is printed with the number that repeats it (SILLAGE_SEED).

/** mulberry32: small, and good enough to choose moments. */
export function randomness(t) {
  const seed = Number(process.env.SILLAGE_SEED ?? 20261124) >>> 0;
  t.diagnostic(`SILLAGE_SEED=${seed}`);
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from `low` to `high`, both possible. */
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  return { next, between };
}
