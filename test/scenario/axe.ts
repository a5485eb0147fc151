import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TestDocument } from '../drivers/driver.ts';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe has against a document as it stands, by all of its rules: one line for each element, with the rule.
 *
 * What it leaves to a person counts too, but for the colours of what another element lies over: the popup's lists pass behind the buttons at its lower edge.
 *
 * @param within a selector: only what is in that element is looked at.
 */
export const axeFindings = (shown: Pick<TestDocument, 'evaluate'>, within = 'html'): Promise<readonly string[]> =>
  shown.evaluate<readonly string[]>(`(async () => {
    if (!globalThis.axe) { ${axe} }
    const { violations, incomplete } = await axe.run(${JSON.stringify(within)}, { elementRef: false, resultTypes: ['violations', 'incomplete'] });
    const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
    return [...violations, ...undecided].flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary));
  })()`);
