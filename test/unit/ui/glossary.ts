import { readFileSync } from 'node:fs';

const document = readFileSync(new URL('../../../docs/languages.md', import.meta.url), 'utf8');

/** The cells of the first table of the docs, row by row, its head first. */
const rows = [...(document.match(/(?:^\|.+\n)+/m)?.[0] ?? '').matchAll(/^\| (.+) \|$/gm)].map(([, row]) =>
  (row ?? '').split(' | '),
);

/** The English terms, each with the words that stand for it in a language. */
export function glossary(tag: string): { readonly term: string; readonly chosen: readonly string[] }[] {
  const [head = [], ...terms] = rows;
  const column = head.indexOf(tag);
  return terms.map((cells) => ({ term: cells[0] ?? '', chosen: (cells[column] ?? '').split(', ') }));
}
