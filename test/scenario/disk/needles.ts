/** Bytes by which a needle is recognised before it is compared whole; none may be shorter. */
export const shortestNeedle = 12;

const filterBits = 22;

/** The four bytes that a needle begins with, as a place in the filter. */
const placeOf = (word: number): number => Math.imul(word, 0x9e37_79b1) >>> (32 - filterBits);

/** Finds which of tens of thousands of needles occur in some bytes, in one passage over them. */
export type NeedleSearch = (haystack: Buffer) => ReadonlySet<number>;

/**
 * Prepares a search for all of these at once; what it answers are indexes into the list.
 *
 * Every four bytes of the haystack are looked up in a filter, which nearly all of them fail; only then are twelve looked up in a table, and whole needles
 * compared.
 *
 * @throws Error where a needle is shorter than `shortestNeedle`.
 */
export function searchFor(needles: readonly Buffer[]): NeedleSearch {
  const filter = new Uint8Array(2 ** filterBits);
  const byBeginning = new Map<string, number[]>();
  for (const [index, needle] of needles.entries()) {
    if (needle.length < shortestNeedle) throw new Error(`A needle of ${needle.length} bytes is found by accident.`);
    filter[placeOf(needle.readInt32LE(0))] = 1;
    const beginning = needle.toString('latin1', 0, shortestNeedle);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), index]);
  }

  return (haystack) => {
    const found = new Set<number>();
    const last = haystack.length - shortestNeedle;
    if (last < 0) return found;
    // Holds the four bytes from `start` on, the first of them lowest.
    let word = haystack.readInt32LE(0) << 8;
    for (let start = 0; start <= last; start += 1) {
      word = (word >>> 8) | ((haystack[start + 3] ?? 0) << 24);
      if (filter[placeOf(word)] === 0) continue;
      const candidates = byBeginning.get(haystack.toString('latin1', start, start + shortestNeedle));
      for (const index of candidates ?? []) {
        const needle = needles[index];
        if (needle && haystack.subarray(start, start + needle.length).equals(needle)) found.add(index);
      }
    }
    return found;
  };
}
