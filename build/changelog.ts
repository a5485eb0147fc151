/** The heading under which changes are noted until they are released. */
const unreleased = '## Unreleased';

/** What stands under *Unreleased*, without its heading; empty where nothing does, `undefined` where there is no such heading. */
export function changesToCome(changelog: string): string | undefined {
  const [, after] = changelog.split(`${unreleased}\n`);
  return after?.split(/^## /m)[0]?.trim();
}

/** The changelog once a version is released: its changes stand under its own heading, and *Unreleased* above it is empty. @param date as `YYYY-MM-DD` */
export const released = (changelog: string, version: string, date: string): string =>
  changelog.replace(`${unreleased}\n`, `${unreleased}\n\n## ${version}, ${date}\n`);

/** The newest version that has a heading of its own. */
export const newestIn = (changelog: string): string | undefined => /^## (\d+\.\d+\.\d+), /m.exec(changelog)?.[1];
