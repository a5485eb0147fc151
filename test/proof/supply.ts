import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../../build/files.ts';
import type { Figure } from '../scenario/figure.ts';
import type { Proof } from './proof.ts';
import { builtElsewhere, builtHere, differencesOf } from './supply/builds.ts';
import { faultsOfLockFile, lockedPackages, readLockFile } from './supply/lock-file.ts';
import { placesMadeOfText } from './supply/made-of-text.ts';
import { foreignMatterIn } from './supply/secrets.ts';

/** What is asked of each file of a package, in a sentence of what there may be none of. */
type Search = { readonly what: string; readonly find: (text: string, file: string) => readonly string[] };

const auditNotRun =
  '`npm audit`, which the registry did not answer there. Whether a weakness is known in what is installed is not known.';

const searches: readonly Search[] = [
  {
    what: 'places that make code or elements of text',
    find: (text, file) => (file.endsWith('.js') ? placesMadeOfText(text) : []),
  },
  { what: 'secrets, and things of the tests or the sandbox', find: foreignMatterIn },
];

/** What is installed is what was written down, and what is built of it is the same everywhere and holds nothing that it should not. */
export const supply: Proof = {
  name: 'supply',
  claim:
    'The packages are made of what the lock file names, the same to the byte wherever they are built, and of nothing else.',
  async run({ progress }) {
    const lock = readLockFile();
    const ofLock = faultsOfLockFile(lock);
    const here = builtHere();
    progress('unpacking the archive of the sources and building it, in two folders');
    const [one, other] = [await builtElsewhere(0), await builtElsewhere(5)];
    const different = [...new Set([...differencesOf(here, one), ...differencesOf(here, other)])];
    const found = searches.map(({ what, find }) => ({ what, places: placesIn(find) }));
    const audit = knownWeaknesses();
    const figures: Figure[] = [
      { what: 'packages in the lock file', value: lockedPackages(lock).length },
      {
        what: 'of them without a version or a hash, or from elsewhere than the registry',
        value: ofLock.length,
        wanted: 0,
      },
      {
        what: 'files built here, and twice of the unpacked archive of the sources, both packages included',
        value: here.size,
      },
      { what: 'of them not the same to the byte in all three', value: different.length, wanted: 0 },
      ...found.map(({ what, places }) => ({ what: `in both packages: ${what}`, value: places.length, wanted: 0 })),
      ...(audit === undefined ? [] : [{ what: 'weaknesses that `npm audit` knows of', value: audit, wanted: 0 }]),
    ];
    return {
      figures,
      faults: [...ofLock, ...different, ...found.flatMap(({ places }) => places)],
      notRun: audit === undefined ? [auditNotRun] : [],
    };
  },
};

function placesIn(find: Search['find']): readonly string[] {
  return ['dist/chromium', 'dist/firefox'].flatMap((folder) =>
    filesUnder(folder).flatMap((file) =>
      find(readFileSync(join(folder, file), 'utf8'), file).map((place) => `${folder}/${file}: ${place}`),
    ),
  );
}

/** How many weaknesses the registry knows of in what is installed; `undefined` where it can't be asked. */
function knownWeaknesses(): number | undefined {
  const answer: { metadata?: { vulnerabilities?: { total?: number } } } = JSON.parse(
    outputOf('npm', ['audit', '--json']),
  );
  return answer.metadata?.vulnerabilities?.total;
}

/** What a command prints, also where it ends with a failure, as an audit does that finds something. */
function outputOf(command: string, parameters: readonly string[]): string {
  try {
    return execFileSync(command, parameters, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stdout?: string }).stdout || '{}';
  }
}
