import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { functionsIn, operationsIn, rowsOf } from '../documented.ts';

const rows = rowsOf('docs/linkedin-api.md');

describe('docs/linkedin-api.md', () => {
  test('has tables', () => {
    expect(rows.length).toBeGreaterThan(35);
  });

  test.each(rows)('$feature: its functions and tests exist', ({ functions, files, tests }) => {
    const exported = files.flatMap(functionsIn);
    expect(functions.length).toBeGreaterThan(0);
    for (const name of functions) expect(exported).toContain(name);
    expect(tests.length).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(file), file).toBe(true);
  });

  test('names every function that asks LinkedIn something or reads an answer', () => {
    const operations = operationsIn('src/linkedin').filter((name) => !helpers.has(name));
    expect(operations.length).toBeGreaterThan(20);
    const named = new Set(rows.flatMap(({ functions }) => functions));
    expect(operations.filter((name) => !named.has(name))).toEqual([]);
  });
});

/** Of a response, not of what LinkedIn says in it. */
const helpers: ReadonlySet<string> = new Set(['readPictureResponse']);
