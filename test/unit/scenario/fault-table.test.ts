import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cells, places } from '../../scenario/faults/cells.ts';
import { faultNames } from '../../scenario/faults/faults.ts';
import { legend, tableOfCells } from '../../scenario/faults/table.ts';
import { someOf } from '../../scenario/seeded.ts';

const docs = readFileSync('docs/security.md', 'utf8');

test('the docs have the table of faults as it is tried', () => {
  expect(docs).toContain(tableOfCells());
  expect(docs).toContain(legend());
});

test('every fault is met at every place, but for those that do not differ there from another', () => {
  const met = new Set(cells.map(({ place, fault }) => `${place} ${fault}`));
  const missing = Object.keys(places).flatMap((place) =>
    faultNames.filter((fault) => !met.has(`${place} ${fault}`)).map((fault) => `${place} ${fault}`),
  );
  expect(
    missing.filter((cell) => !/ (401-new-token|403-once|429-short|clock-ahead)$|^token refused$/.test(cell)),
  ).toEqual([]);
});

test('a part chosen by a seed is the same for the same seed, and in the table’s order', () => {
  const some = someOf(cells, 20, 7);
  expect(new Set(some).size).toBe(20);
  expect(someOf(cells, 20, 7)).toEqual(some);
  expect(someOf(cells, 20, 8)).not.toEqual(some);
  expect(cells.filter((cell) => some.includes(cell))).toEqual(some);
});
