import type { Outcome } from './proof.ts';

/** A proof's figures as a Markdown table, with what is needed to have them again: no seed where nothing in it is random. */
export function table(
  { figures, notRun = [] }: Outcome,
  { commit, seed, share }: { commit: string; seed: number | undefined; share: number },
): string {
  const rows = figures.map(
    ({ what, value, wanted }) =>
      `| ${what} | ${value.toLocaleString('en')} | ${wanted === undefined ? '' : wanted.toLocaleString('en')} |`,
  );
  const from = seed === undefined ? '' : `, seed ${seed}`;
  const part = share === 1 ? '' : `, ${share} of the whole`;
  const lacking = notRun.flatMap((sentence) => [`**NOT RUN:** ${sentence}`, '']);
  return [
    `Commit ${commit}${from}${part}.`,
    '',
    ...lacking,
    '| what | figure | wanted |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

/**
 * A document with a proof's figures in their place, between `<!-- proof:NAME -->` and `<!-- /proof:NAME -->`.
 *
 * @throws Error where the document has no such place: the figures would be lost.
 */
export function recorded(document: string, name: string, figures: string): string {
  const [begin, end] = [`<!-- proof:${name} -->`, `<!-- /proof:${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no place for the figures of ${name}.`);
  return `${document.slice(0, from + begin.length)}\n${figures}\n${document.slice(to)}`;
}
