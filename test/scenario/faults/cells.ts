import type { Endpoint } from '../../../sandbox/endpoints.ts';
import { type CellOf, cellsOf, type RowOf } from './cells-of.ts';
import { myProfilePlaces, myProfileRows } from './my-profile-cells.ts';
import type { Sight } from './sights.ts';

export type Place = { readonly what: string; readonly endpoint: Endpoint; readonly whole: Sight };

/** What somebody is doing while something goes wrong, the endpoint where it does, and what they see where nothing is wrong. */
export const places = {
  people: { what: 'members, for a page', endpoint: 'people', whole: 'pictures' },
  media: { what: 'a picture', endpoint: 'media', whole: 'pictures' },
  card: { what: 'a member, for a card', endpoint: 'people', whole: 'card' },
  geo: { what: 'a place’s name (Geo)', endpoint: 'geo', whole: 'card' },
  places: { what: 'a place’s name (Places)', endpoint: 'places', whole: 'card' },
  regions: { what: 'a place’s name (Regions)', endpoint: 'regions', whole: 'card' },
  connections: { what: 'connections', endpoint: 'connections', whole: 'connections' },
  ...myProfilePlaces,
  authorization: { what: 'LinkedIn’s sign-in page', endpoint: 'authorization', whole: 'signed-in' },
  'token-service': { what: 'the token service', endpoint: 'token-service', whole: 'signed-in' },
  token: { what: 'LinkedIn, by the token service', endpoint: 'token', whole: 'signed-in' },
  userinfo: { what: 'who it is (userinfo)', endpoint: 'userinfo', whole: 'signed-in' },
  'own-picture': { what: 'the viewer’s own picture', endpoint: 'media', whole: 'signed-in' },
  me: { what: 'who it is (me)', endpoint: 'me', whole: 'signed-in' },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof places;

export type Cell = CellOf<PlaceName, Sight>;

/** A row of outcomes; a fault that cannot be told from another there is left out. */
export type Row = RowOf<Sight>;

/** What every reading of LinkedIn's API does about each fault: three tries where one more may help, one where it would not. */
const reading = (well: Sight, failed: Sight): Row => ({
  refused: [failed, 0],
  reset: [failed, 3],
  hang: [failed, 1],
  slow: [failed, 1],
  'broken-off': [failed, 3],
  half: [failed, 1],
  'another-type': [failed, 1],
  html: [failed, 1],
  empty: [failed, 1],
  enormous: [failed, 1],
  redirect: [failed, 3],
  '401-new-token': [well, 3],
  '401': [failed, 1],
  '403': [failed, 1],
  '404': [failed, 1],
  '413': [failed, 1],
  '429': [failed, 1],
  '429-network': [failed, 3],
  '429-short': [well, 2],
  '429-long': [failed, 1],
  '500': [failed, 3],
  '503': [failed, 3],
  '503-long': [failed, 1],
});

/** A place's name is the least of a card: whatever becomes of it, the rest is shown. */
const naming: Row = {
  ...reading('card', 'card-without-place'),
  // The members' own host is the same.
  refused: ['card-failed', 0],
  '401': ['signed-out', 1],
};

/** A picture is asked for once: there are many, and *Refresh* is near. */
const once = (failed: Sight, except: readonly string[] = ['401-new-token', '429-short']): Row =>
  Object.fromEntries(
    Object.keys(reading(failed, failed))
      .filter((fault) => !except.includes(fault))
      .map((fault) => [fault, [failed, fault === 'refused' ? 0 : 1]]),
  );

/**
 * LinkedIn's own page is loaded by the browser, whose word is all there is; it is told here for Chromium. Firefox shows in its window what could not be
 * loaded, and whoever closes that is told so. Where somebody is signed in at LinkedIn the whole answer is a redirect, of which the head is enough.
 */
const page: Row = {
  ...Object.fromEntries(
    Object.keys(once('page-error')).map((fault) => [fault, ['page-error', undefined, 'window-closed'] as const]),
  ),
  hang: ['no-answer'],
  slow: ['signed-in'],
  'broken-off': ['signed-in'],
  half: ['signed-in'],
  enormous: ['signed-in'],
  'another-type': ['window-closed'],
  html: ['window-closed'],
  empty: ['window-closed'],
};

const table: Readonly<Record<PlaceName, Row>> = {
  people: {
    ...reading('pictures', 'failed'),
    '401': ['signed-out', 1],
    '403': ['no-capability', 1],
    // Perhaps too many at once: asked for again one by one.
    '413': ['failed', 2],
    '429': ['throttled', 1],
    '429-network': ['throttled', 3],
    '429-long': ['throttled', 1],
    '503-long': ['throttled', 1],
    'clock-ahead': ['expired', 1],
  },
  media: {
    ...once('failed'),
    '401': ['failed', 1],
    // It says that it is whole, and is a picture as far as it goes.
    half: ['in-part', 1],
    '403-once': ['pictures', 2],
    // An address that has run out, or is withdrawn, is resolved anew, once.
    '403': ['failed', 2],
    '404': ['failed', 2],
  },
  card: {
    ...reading('card', 'card-failed'),
    '401': ['signed-out', 1],
    // The fields may be more than the app is granted: asked for again with fewer, twice.
    '403': ['no-capability', 3],
    '429': ['throttled', 1],
    '429-network': ['throttled', 3],
    '429-long': ['throttled', 1],
    '503-long': ['throttled', 1],
  },
  geo: naming,
  places: naming,
  regions: naming,
  connections: {
    ...reading('connections', 'connections-failed'),
    '401': ['signed-out', 1],
    '403': ['connections-refused', 1],
    // Perhaps too many at once: 500, 250, 125, 62, 31, 15, 10.
    '413': ['connections-failed', 7],
    '429': ['connections-throttled', 1],
    '429-network': ['connections-throttled', 3],
    '429-long': ['connections-throttled', 1],
    '503-long': ['connections-throttled', 1],
  },
  ...myProfileRows,
  'own-profile': { ...reading('forms', 'change-not-reached'), ...myProfileRows['own-profile'] },
  authorization: page,
  'token-service': {
    ...once('token-service-nonsense'),
    refused: ['token-service-unreachable', 0],
    reset: ['token-service-unreachable', 1],
    hang: ['token-service-unreachable', 1],
    slow: ['token-service-in-trouble', 1],
    'broken-off': ['token-service-in-trouble', 1],
    '401': ['token-service-refused', 1],
    '403': ['token-service-refused', 1],
    '404': ['token-service-refused', 1],
    '413': ['token-service-refused', 1],
    '429': ['token-service-in-trouble', 1],
    '429-network': ['token-service-in-trouble', 1],
    '429-short': ['token-service-in-trouble', 1],
    '429-long': ['token-service-in-trouble', 1],
    '500': ['token-service-in-trouble', 1],
    '503': ['token-service-in-trouble', 1],
    '503-long': ['token-service-in-trouble', 1],
  },
  token: {
    // LinkedIn's page, which comes first, is on the same host.
    ...once('token-service-in-trouble', ['401-new-token', 'refused']),
    '401': ['token-service-refused', 1],
  },
  userinfo: reading('signed-in', 'viewer-unreadable'),
  me: reading('signed-in', 'viewer-unreadable'),
  'own-picture': { ...once('initials'), half: ['signed-in', 1], 'clock-ahead': ['initials', 0] },
};

/** Every cell of the table. */
export const cells: readonly Cell[] = cellsOf(Object.keys(places) as PlaceName[], table);
