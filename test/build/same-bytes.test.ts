import { expect, it } from 'vitest';
import { buildElsewhere, differencesOf, hashesUnder } from '../proof/supply/builds.ts';

/** Milliseconds: a whole build, on a busy machine. */
const patience = 120_000;

it(
  'is the same to the byte when it is built again, in another folder',
  async () => {
    const built = hashesUnder('dist');
    expect(built.size).toBeGreaterThan(40);
    expect(differencesOf(built, await buildElsewhere(3))).toEqual([]);
  },
  patience,
);
