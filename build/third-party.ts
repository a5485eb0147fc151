import type { BundledPackage } from './bundled-packages.ts';

/** The name under which the notices lie in whatever is given away. */
export const noticesFile = 'THIRD-PARTY.txt';

/**
 * The licences that code in our packages may have: they ask for no more than that their text goes along and, the Mozilla one, that people learn where the
 * unchanged source is. Both is what the notices do.
 */
const allowed: readonly string[] = ['0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0'];

const line = '-'.repeat(100);

/**
 * The notices that the licences of the bundled packages want shipped with them.
 *
 * @throws Error where a licence is not among those that were thought about.
 */
export function thirdPartyNotices(packages: readonly BundledPackage[]): string {
  const foreign = packages.filter(({ license }) => !allowed.includes(license));
  if (foreign.length > 0)
    throw new Error(`Not a licence to ship: ${foreign.map(({ name, license }) => `${name} (${license})`).join(', ')}.`);
  const notices = packages.map(({ name, version, license, source, text }) =>
    [
      line,
      `${name} ${version}, ${license}`,
      `Its source: ${source}, and https://www.npmjs.com/package/${name}/v/${version}`,
      line,
      text,
    ].join('\n'),
  );
  return `${['Vis-à-vis holds code of these packages, as its build shortens it.', ...notices].join('\n\n')}\n`;
}
