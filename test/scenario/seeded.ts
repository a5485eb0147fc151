/** Numbers from 0 up to 1 that look random and are the same again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many of these, chosen by the seed, in the order that they have. */
export function someOf<Value>(values: readonly Value[], count: number, seed: number): readonly Value[] {
  const random = seeded(seed);
  const drawn = values
    .map((value, index) => ({ value, index, lot: random() }))
    .sort((one, other) => one.lot - other.lot);
  return drawn
    .slice(0, count)
    .sort((one, other) => one.index - other.index)
    .map(({ value }) => value);
}
