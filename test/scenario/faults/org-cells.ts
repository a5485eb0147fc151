import type { Endpoint } from '../../../sandbox/endpoints.ts';
import { type CellOf, cellsOf, type RowOf } from './cells-of.ts';
import { type FaultName, faultNames } from './faults.ts';
import { type OrgSight, orgSights } from './org-sights.ts';

/** What somebody is doing in *My CRM photo* while something goes wrong, the endpoint where it does, and what they see where nothing is wrong. */
export const orgPlaces = {
  'org-token': { what: 'a token, to sign in to the org', endpoint: 'org-token', whole: 'signed-in' },
  'org-refresh': { what: 'another token, for a session that ended', endpoint: 'org-token', whole: 'photo' },
  'org-revocation': { what: 'signing out of the org', endpoint: 'org-revocation', whole: 'signed-out' },
  'org-versions': { what: 'the org’s versions of the API', endpoint: 'org-versions', whole: 'photo' },
  'org-photo': { what: 'the photo there is', endpoint: 'org-photo', whole: 'photo' },
  'org-picture': { what: 'its picture', endpoint: 'org-picture', whole: 'photo' },
  'org-sending': { what: 'the new photo', endpoint: 'org-photo', whole: 'taken' },
  'org-following': { what: 'whether it is there', endpoint: 'org-photo', whole: 'changed' },
  'org-removing': { what: 'removing it', endpoint: 'org-photo', whole: 'taken' },
} as const satisfies Record<string, { readonly what: string; readonly endpoint: Endpoint; readonly whole: OrgSight }>;

export type OrgPlaceName = keyof typeof orgPlaces;

export type OrgCell = CellOf<OrgPlaceName, OrgSight>;

type Row = RowOf<OrgSight>;

/** LinkedIn's ways alone: a new token that is refused, pictures whose addresses run out. */
export const onlyLinkedIn: readonly FaultName[] = ['401-new-token', '403-once', 'clock-ahead'];

/** Those that Salesforce would be met with, each coming to the same. */
const all = (sees: OrgSight, asked?: number): Row =>
  Object.fromEntries(
    faultNames
      .filter((fault) => !onlyLinkedIn.includes(fault))
      .map((fault) => [fault, fault === 'refused' && asked !== undefined ? [sees, 0] : [sees, asked]]),
  );

/** Nothing is tried again by itself, but with another token. 503 is how Salesforce tells its limit. */
const answered = (more: Row): Row => ({
  '401': ['session-over', 2],
  '403': ['forbidden', 1],
  '404': ['not-found', 1],
  '413': ['not-taken', 1],
  '429': ['throttled', 1],
  '429-network': ['throttled', 1],
  '429-short': ['throttled', 1],
  '429-long': ['throttled', 1],
  '503': ['throttled', 1],
  '503-long': ['throttled', 1],
  ...more,
});

const unreachable: Row = { ...all('unreachable', 1), ...answered({}) };

const table: Readonly<Record<OrgPlaceName, Row>> = {
  'org-token': {
    ...all('sign-in-refused', 1),
    // The org's own page, which comes first, is on the same host. Firefox shows that in its window, and whoever closes that is told so.
    refused: ['sign-in-unreachable', 0, 'sign-in-closed'],
    reset: ['sign-in-unreachable', 1],
    hang: ['sign-in-unreachable', 1],
    slow: ['sign-in-unreachable', 1],
    'broken-off': ['sign-in-unreachable', 1],
    '429': ['sign-in-unreachable', 1],
    '429-network': ['sign-in-unreachable', 1],
    '429-short': ['sign-in-unreachable', 1],
    '429-long': ['sign-in-unreachable', 1],
    '500': ['sign-in-unreachable', 1],
    '503': ['sign-in-unreachable', 1],
    '503-long': ['sign-in-unreachable', 1],
  },
  'org-refresh': {
    ...all('unreachable', 1),
    // That it does not know the token is the org's last word.
    '401': ['session-over', 1],
    '403': ['session-over', 1],
    '404': ['session-over', 1],
    '413': ['session-over', 1],
  },
  // Whatever the org says, nobody is signed in here any more.
  'org-revocation': all('signed-out', 1),
  'org-versions': unreachable,
  'org-photo': unreachable,
  'org-picture': {
    ...all('photo-without-picture', 1),
    // What tells of the photo is on the same host.
    refused: ['unreachable', 0],
    // It says that it is whole, and is a picture as far as it goes.
    half: ['photo', 1],
  },
  'org-sending': { ...all('unsure', 1), ...answered({ '401': ['session-over-unchanged', 2] }) },
  'org-following': {
    // It is looked for again, ever more seldom, as long as somebody waits.
    ...all('processing'),
    ...answered({}),
  },
  'org-removing': {
    ...all('unsure', 1),
    ...answered({ '401': ['session-over-unchanged', 2] }),
    // Any success will do, whatever else is said; of what has no body there is no half.
    'another-type': ['taken', 1],
    html: ['taken', 1],
    empty: ['taken', 1],
    half: undefined,
    slow: undefined,
    'broken-off': undefined,
    enormous: undefined,
  },
};

/** Every cell of the table. */
export const orgCells: readonly OrgCell[] = cellsOf(Object.keys(orgPlaces) as OrgPlaceName[], table);

/** Every cell as a Markdown table: a line for each thing that somebody can see at a place, and the faults that lead there, each with how often is asked. */
export function tableOfOrgCells(): string {
  const lines = (Object.keys(orgPlaces) as OrgPlaceName[]).flatMap((place) => {
    const here = orgCells.filter((cell) => cell.place === place);
    return [...new Set(here.map(({ sees }) => sees))].map((sight, index) => {
      const names = here
        .filter(({ sees }) => sees === sight)
        .map(({ fault, asked, inFirefox }) => {
          const often = asked === undefined ? `\`${fault}\`` : `\`${fault}\` ×${asked}`;
          return inFirefox === undefined ? often : `${often} (in Firefox ${orgSights[inFirefox].what})`;
        });
      return `| ${index === 0 ? orgPlaces[place].what : ''} | ${orgSights[sight].what} | ${names.join(', ')} |`;
    });
  });
  return ['| asked for | what is seen | faults, and how often is asked |', '|---|---|---|', ...lines].join('\n');
}
