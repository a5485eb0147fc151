import type { Place, Row } from './cells.ts';
import type { Sight } from './sights.ts';

/** What somebody does on the page *My profile* where a fault is met. */
export const myProfilePlaces = {
  'own-profile': { what: 'one’s own profile, to be edited', endpoint: 'me', whole: 'forms' },
  'profile-field': { what: 'a change of a field', endpoint: 'profile-edit', whole: 'change-made' },
  'profile-entry': { what: 'a change of an entry', endpoint: 'profile-edit', whole: 'change-made' },
  'picture-place': { what: 'a place for a new picture', endpoint: 'assets', whole: 'picture-made' },
  'picture-upload': { what: 'the upload of a new picture', endpoint: 'upload', whole: 'picture-made' },
  'picture-change': { what: 'the new picture in the profile', endpoint: 'profile-edit', whole: 'picture-made' },
} as const satisfies Record<string, Place>;

/** What LinkedIn's refusals come to wherever something is changed: nothing is sent again by itself but where LinkedIn said that it was not taken. */
const refusals = (of: 'change' | 'picture', made: Sight): Row => ({
  refused: [`${of}-not-reached`, 0],
  '401-new-token': [made, 3],
  '401': [`${of}-signed-out`, 1],
  '403': [`${of}-no-capability`, 1],
  '404': [`${of}-not-reached`, 1],
  '413': [of === 'change' ? 'change-too-large' : 'picture-refused', 1],
  '429': [`${of}-throttled`, 1],
  '429-network': [`${of}-throttled`, 1],
  '429-short': [made, 2],
  '429-long': [`${of}-throttled`, 1],
  '503-long': [`${of}-throttled`, 1],
});

/** The same outcome, and as often asked, of all of these faults. */
const each = (faults: readonly (keyof Row)[], ...outcome: NonNullable<Row[keyof Row]>): Row =>
  Object.fromEntries(faults.map((fault) => [fault, outcome]));

/** A success has no body, so that nothing of it can be missing, and none that has nothing in it is another. */
const successes = ['slow', 'broken-off', 'half', 'empty'] as const;
const broken = ['reset', 'hang', 'another-type', 'html', 'enormous', 'redirect', '500', '503'] as const;

const change: Row = {
  ...refusals('change', 'change-made'),
  ...each(successes, 'change-made', 1),
  ...each(broken, 'change-unknown', 1),
};

/** Of the reading, what is other than of every reading. */
export const myProfileRows: Readonly<Record<keyof typeof myProfilePlaces, Row>> = {
  'own-profile': {
    '401': ['change-signed-out', 1],
    // Asked for ever fewer fields, down to the name.
    '403': ['forms-unread', 4],
    '429': ['change-throttled', 1],
    '429-network': ['change-throttled', 3],
    '429-long': ['change-throttled', 1],
    '503-long': ['change-throttled', 1],
  },
  'profile-field': change,
  'profile-entry': { ...change, '404': ['entry-gone', 1] },
  'picture-place': {
    ...refusals('picture', 'picture-made'),
    ...each([...successes, ...broken], 'picture-not-reached', 1),
    // There are two places, one for the original and one for what was cut.
    '401-new-token': ['picture-made', 4],
    '429-short': ['picture-made', 3],
  },
  'picture-upload': {
    ...refusals('picture', 'picture-made'),
    ...each(['reset', 'hang', 'redirect', '500', '503', '403'], 'picture-not-reached', 1),
    ...each(['slow', 'broken-off', 'half', 'enormous'], 'picture-made', 2),
    // A success without a picture behind it: LinkedIn knows when the picture is to be named to the profile.
    ...each(['another-type', 'html', 'empty'], 'picture-refused', 2),
    '401-new-token': ['picture-made', 4],
    '429-short': ['picture-made', 3],
  },
  'picture-change': {
    ...refusals('picture', 'picture-made'),
    ...each([...successes, 'enormous'], 'picture-made', 1),
    // Nobody knows whether it was made, so LinkedIn is asked what it shows.
    ...each(['reset', 'hang', 'another-type', 'html', 'redirect', '500', '503'], 'picture-not-reached', 1),
  },
};
