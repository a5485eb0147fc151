/**
 * Whether two names, one that LinkedIn gives and one that a CRM writes, may well be the same person's: every word of one stands in the other, in whatever
 * order, with or without accents. An e-mail address counts by its words too. Of a name without a word nothing can be said, so it fits every other.
 */
export function mayBeSamePerson(one: string, other: string): boolean {
  const [some, others] = [wordsOf(one), wordsOf(other)];
  return isWithin(some, others) || isWithin(others, some);
}

const isWithin = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].every((word) => others.has(word));

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
