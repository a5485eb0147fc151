import type { Endpoint } from '../../../sandbox/endpoints.ts';
import type { ActivityEntry } from '../../../src/contract/options.ts';
import { type FaultName, faultNames } from './faults.ts';
import { onlyLinkedIn } from './org-cells.ts';

/** What a page shows of two colleagues: one whose photo is kept and has not changed, and one whose photo is to be fetched. */
const colleagueSights = {
  photos: 'both photos',
  kept: 'the photo that is kept; initials for the other',
  initials: 'initials for both',
  nothing: 'nothing: whoever looks is signed out of Salesforce',
} as const;

export type ColleagueSight = keyof typeof colleagueSights;

/** What is asked for while something goes wrong. Where nothing is wrong, both photos are seen. */
export const colleaguePlaces = {
  'colleague-versions': { what: 'the org’s versions of the API', endpoint: 'org-versions' },
  'colleague-metadata': { what: 'which photo each has', endpoint: 'org-photo' },
  'colleague-picture': { what: 'the photo of whom nothing is kept', endpoint: 'org-picture' },
  'colleague-new-picture': { what: 'the photo in place of one that was kept', endpoint: 'org-picture' },
} as const satisfies Record<string, { readonly what: string; readonly endpoint: Endpoint }>;

export type ColleaguePlaceName = keyof typeof colleaguePlaces;

type Outcome = {
  readonly sees: ColleagueSight;
  /** How often the endpoint is asked, and how often again when the page is looked at once more at once. */
  readonly asked: number;
  readonly askedAgain: number;
  /** What *Activity* says of it. */
  readonly activity: ActivityEntry['outcome'];
};

/** What one fault at one place comes to. */
export type ColleagueCell = Outcome & { readonly place: ColleaguePlaceName; readonly fault: FaultName };

const comesTo = (
  sees: ColleagueSight,
  asked: number,
  askedAgain: number,
  activity: ActivityEntry['outcome'],
): Outcome => ({ sees, asked, askedAgain, activity });

type Row = Readonly<Partial<Record<FaultName, Outcome>>>;

const each = (faults: readonly FaultName[], outcome: Outcome): Row =>
  Object.fromEntries(faults.map((fault) => [fault, outcome]));

const throttling = ['429', '429-network', '429-short', '429-long', '503', '503-long'] as const;
const nonsense = ['half', 'another-type', 'html', 'empty', 'enormous'] as const;

/** Of an org that does not answer, and of one that throttles, nothing more is asked for a while. @param asked how often, until that is known. */
const toTheOrg = (asked: number): Row => ({
  '401': comesTo('nothing', 2 * asked, 0, 'refused'),
  '413': comesTo('kept', asked, asked, 'refused'),
  '500': comesTo('kept', asked, asked, 'refused'),
  ...each(throttling, comesTo('kept', asked, 0, 'refused')),
  ...each(nonsense, comesTo('kept', asked, asked, 'answered')),
  refused: comesTo('kept', 0, 0, 'unreachable'),
  reset: comesTo('kept', asked, 0, 'unreachable'),
  redirect: comesTo('kept', asked, 0, 'unreachable'),
  'broken-off': comesTo('kept', asked, 0, 'answered'),
  slow: comesTo('kept', asked, 0, 'answered'),
  // Nobody waits for it any more.
  hang: comesTo('kept', asked, 0, 'cancelled'),
});

/** A picture is asked for when the page is next looked at, unless waiting for it took all the time there is. */
const forPicture: Row = {
  ...each(['401', '403', '404', '413', '500', ...throttling], comesTo('kept', 1, 1, 'refused')),
  ...each(['another-type', 'html', 'empty', 'enormous', 'broken-off'], comesTo('kept', 1, 1, 'answered')),
  // It says that it is whole, and is a picture as far as it goes.
  half: comesTo('photos', 1, 0, 'answered'),
  // What tells of the photo is on the same host.
  refused: comesTo('kept', 0, 0, 'unreachable'),
  reset: comesTo('kept', 1, 1, 'unreachable'),
  redirect: comesTo('kept', 1, 1, 'unreachable'),
  slow: comesTo('kept', 1, 0, 'answered'),
  hang: comesTo('kept', 1, 0, 'cancelled'),
};

const table: Readonly<Record<ColleaguePlaceName, Row>> = {
  'colleague-versions': {
    ...toTheOrg(1),
    // An org that refuses before it has answered for anybody is not asked about anybody.
    '403': comesTo('initials', 1, 0, 'refused'),
    // That it has no versions is no word on its users.
    '404': comesTo('kept', 1, 0, 'refused'),
  },
  'colleague-metadata': {
    ...toTheOrg(2),
    '403': comesTo('initials', 2, 2, 'refused'),
    '404': comesTo('initials', 2, 2, 'refused'),
    // It meets the one whose photo is kept.
    '429-short': comesTo('photos', 2, 0, 'refused'),
  },
  'colleague-picture': forPicture,
  'colleague-new-picture': {
    ...forPicture,
    // Nobody knows then that there is another.
    refused: comesTo('photos', 0, 0, 'unreachable'),
  },
};

/** Every cell of the table. */
export const colleagueCells: readonly ColleagueCell[] = (Object.keys(colleaguePlaces) as ColleaguePlaceName[]).flatMap(
  (place) =>
    faultNames.flatMap((fault) => {
      const outcome = table[place][fault];
      return outcome === undefined ? [] : [{ place, fault, ...outcome }];
    }),
);

/** Every fault that an org is met with, at every place, has its outcome. */
export const missingColleagueCells = (): readonly string[] =>
  (Object.keys(colleaguePlaces) as ColleaguePlaceName[]).flatMap((place) =>
    faultNames
      .filter((fault) => !onlyLinkedIn.includes(fault) && table[place][fault] === undefined)
      .map((fault) => `${place} ${fault}`),
  );

/** Every cell as a Markdown table: a line for each outcome at a place, and the faults that lead there. */
export function tableOfColleagueCells(): string {
  const lines = (Object.keys(colleaguePlaces) as ColleaguePlaceName[]).flatMap((place) => {
    const here = colleagueCells
      .filter((cell) => cell.place === place)
      .map(({ fault, sees, asked, askedAgain, activity }) => ({
        fault,
        outcome: `${colleagueSights[sees]} | ×${asked}, then ×${askedAgain} | ${activity}`,
      }));
    return [...new Set(here.map(({ outcome }) => outcome))].map((outcome, index) => {
      const names = here.filter((cell) => cell.outcome === outcome).map(({ fault }) => `\`${fault}\``);
      return `| ${index === 0 ? colleaguePlaces[place].what : ''} | ${outcome} | ${names.join(', ')} |`;
    });
  });
  return [
    '| asked for | what the page shows | how often is asked, and at the next look | *Activity* | faults |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
