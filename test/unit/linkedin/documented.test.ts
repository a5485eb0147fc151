import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const text = readFileSync('docs/linkedin-api.md', 'utf8');

/** The rows of the tables with a function in them: what is documented, the functions, the files they are in, the tests. */
const rows = text
  .split('\n')
  .map((line) => line.split('|').slice(1, -1))
  .filter((cells) => cells.length === 4 && cells[2]?.includes('`'))
  .map(([feature = '', ...cells]) => {
    const [functions = [], files = [], tests = []] = cells.map(quoted);
    return { feature: feature.trim(), functions, files, tests };
  });

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** What a file exports, as far as it is a function. */
function functionsIn(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name);
}

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
    const files = readdirSync('src/linkedin', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const operations = files
      .flatMap((file) => functionsIn(`src/linkedin/${file}`))
      .filter((name) => /^read[A-Z]|[a-z]Request$/.test(name) && !helpers.has(name));
    expect(operations.length).toBeGreaterThan(20);
    const named = new Set(rows.flatMap(({ functions }) => functions));
    expect(operations.filter((name) => !named.has(name))).toEqual([]);
  });
});

/** Of a response, not of what LinkedIn says in it. */
const helpers: ReadonlySet<string> = new Set(['readBody', 'readJsonWithin', 'readPictureResponse']);
