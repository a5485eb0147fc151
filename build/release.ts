import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesToCome, newestIn, released } from './changelog.ts';

/** How a release went: by the tag that it got, or why there is none, in a sentence that says what to do. */
export type ReleaseOutcome = { readonly tag: string } | { readonly refused: string };

/** Where the version stands: in the lock file twice, of the package itself and of the package among those installed. */
const versionPlaces: Readonly<Record<string, number>> = {
  'package.json': 1,
  'package-lock.json': 2,
  'manifest.json': 1,
};

/** Each part of a version as the stores take it, which is less than npm does. */
const largestPart = 65_535;

/**
 * Makes a version of what is committed: writes it where it stands, dates its changes in the changelog, commits that and tags the commit.
 *
 * Nothing is changed where it is refused, and nothing leaves this machine.
 *
 * @param folder the repository's
 * @param version such as `0.2.0`
 * @param date of today, as `YYYY-MM-DD`
 */
export function release(folder: string, version: string, date: string): ReleaseOutcome {
  const git = (...parameters: readonly string[]) =>
    execFileSync('git', parameters, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  const changelogFile = join(folder, 'CHANGELOG.md');
  const changelog = readFileSync(changelogFile, 'utf8');
  const tag = `v${version}`;

  if (!isVersion(version))
    return {
      refused: `"${version}" is no version for the stores: three whole numbers of at most ${largestPart}, as in 0.2.0.`,
    };
  const last = newestIn(changelog);
  if (last !== undefined && !isNewer(version, last))
    return { refused: `${version} is not newer than ${last}, which was released last.` };
  if (git('status', '--porcelain') !== '')
    return {
      refused: 'Something here is not committed. Commit it or put it away, so that the release is what was committed.',
    };
  if (git('tag', '--list', tag) !== '')
    return {
      refused: `There is a tag ${tag} already. Choose another version, or delete the tag if it was never pushed.`,
    };
  if (!changesToCome(changelog))
    return {
      refused: 'CHANGELOG.md says nothing under "## Unreleased". Write there what changed for those who use it.',
    };

  for (const [file, places] of Object.entries(versionPlaces)) setVersion(join(folder, file), version, places);
  writeFileSync(changelogFile, released(changelog, version, date));
  git('commit', '--quiet', '--message', `Release ${version}`, '--', 'CHANGELOG.md', ...Object.keys(versionPlaces));
  git('tag', '--annotate', tag, '--message', `Vis-à-vis ${version}`);
  return { tag };
}

/** No `v`, no `-beta`, no leading zeros; and 0.0.0 is none to Chromium. */
function isVersion(text: string): boolean {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(text)) return false;
  const parts = partsOf(text);
  return parts.every((part) => part <= largestPart) && parts.some((part) => part > 0);
}

const partsOf = (version: string): readonly number[] => version.split('.').map(Number);

function isNewer(version: string, than: string): boolean {
  const other = partsOf(than);
  const differing = partsOf(version).map((part, index) => part - (other[index] ?? 0));
  return (differing.find((difference) => difference !== 0) ?? 0) > 0;
}

/** Changes the first so many versions in a file and nothing else of it: a JSON library would also change how it is laid out. */
function setVersion(file: string, version: string, places: number): void {
  let left = places;
  const text = readFileSync(file, 'utf8').replace(/^( +"version": )"[^"]*"/gm, (whole, key) =>
    left-- > 0 ? `${key}"${version}"` : whole,
  );
  writeFileSync(file, text);
}
