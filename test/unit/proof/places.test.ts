import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { proofs } from '../../proof/all.ts';

it('has one place in the docs for the figures of each proof, and none for any other', () => {
  const marks = [...readFileSync('docs/security.md', 'utf8').matchAll(/<!-- (\/?)proof:(.*?) -->/g)];
  expect(marks.map(([, closing, name]) => `${closing}${name}`)).toEqual(
    proofs.flatMap(({ name }) => [name, `/${name}`]),
  );
});
