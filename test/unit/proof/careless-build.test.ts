import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { slips } from '../../proof/careless-build.ts';
import { changed } from '../../proof/copy.ts';

test.each(slips.map((slip) => [slip.from, slip.file, slip] as const))(
  '"%s" stands once in %s, to be careless with',
  (_from, file, slip) => {
    const text = readFileSync(file, 'utf8');
    expect(changed(text, slip)).not.toBe(text);
  },
);
