import { expect, it } from 'vitest';
import { builtElsewhere, builtHere, differencesOf } from '../proof/supply/builds.ts';

/** Milliseconds: a whole build, on a busy machine. */
const patience = 240_000;

it(
  'is the same to the byte, packages included, when the archive of the sources is unpacked and built elsewhere',
  async () => {
    const here = builtHere();
    expect(here.size).toBeGreaterThan(40);
    expect([...here.keys()].filter((file) => file.endsWith('.zip'))).toHaveLength(2);
    expect(differencesOf(here, await builtElsewhere(3))).toEqual([]);
  },
  patience,
);
