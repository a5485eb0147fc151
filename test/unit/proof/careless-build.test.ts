import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slips } from '../../proof/careless-build.ts';

test.each(slips.map(({ file, from }) => [from, file] as const))(
  '"%s" stands once in %s, to be careless with',
  (from, file) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
  },
);
