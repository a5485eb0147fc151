import { readdirSync, readFileSync } from 'node:fs';

/** A row of a document's tables: what is documented, the functions that do it, the files they are in, the tests that show it. */
export type DocumentedRow = {
  readonly feature: string;
  readonly functions: readonly string[];
  readonly files: readonly string[];
  readonly tests: readonly string[];
};

/** The rows of a document's tables with a function in them. */
export function rowsOf(document: string): readonly DocumentedRow[] {
  return readFileSync(document, 'utf8')
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .filter((cells) => cells.length === 4 && cells[2]?.includes('`'))
    .map(([feature = '', ...cells]) => {
      const [functions = [], files = [], tests = []] = cells.map(quoted);
      return { feature: feature.trim(), functions, files, tests };
    });
}

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** What a file exports, as far as it is a function. */
export function functionsIn(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name);
}

/** The functions in a folder that ask something or read an answer, by their names. */
export function operationsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => functionsIn(`${folder}/${file}`))
    .filter((name) => /^(?:read|discover)[A-Z]|[a-z]Request(?:By[A-Z]\w+)?$|UserPhoto$/.test(name));
}
