import type { MarkerKind } from './markers.ts';
import type { Finding } from './search.ts';

/**
 * Where browsers note which addresses a person has visited, or which tabs were open. LinkedIn's sign-in is a page like any other to them, so its address,
 * with the state that was good for that one sign-in, stands there; no extension can keep them from it.
 */
const visitedAddresses = [
  // Chromium: the history, the pages that its own statistics are of, the open tabs.
  /^Default\/History(-journal)?$/,
  /^segmentation_platform\/ukm_db(-wal|-journal)?$/,
  /^Default\/Sessions(_Encrypted)?\//,
  // Firefox: the history, the open tabs.
  /^places\.sqlite(-wal)?$/,
  /^sessionstore\.jsonlz4$/,
  /^sessionstore-backups\//,
];

/** What those addresses hold. */
const inAddresses: readonly MarkerKind[] = ['authorization state', 'authorization code'];

/** Whether a finding is the browser's own doing: what signing in had in its addresses, where visited addresses are noted. */
export const notedByBrowser = ({ marker, path }: Finding): boolean =>
  inAddresses.includes(marker.kind) && visitedAddresses.some((place) => place.test(path));

type Place = 'cache' | 'storage';

const places: readonly (readonly [Place, RegExp])[] = [
  ['cache', /^Default\/Cache\/|^cache2\//],
  ['storage', /^Default\/Local Extension Settings\/|^storage\/default\/moz-extension/],
];

const placeOf = ({ path }: Finding): Place | undefined => places.find(([, files]) => files.test(path))?.[0];

/** Whether a finding lies where an extension's carelessness would leave something. */
export const keptByUs = (finding: Finding): boolean => placeOf(finding) !== undefined;

/** What was found where: a careless build leaves things in more than one way. */
export function wayOf(finding: Finding): string {
  const { kind, encoding } = finding.marker;
  return `${kind}${kind === 'picture' && encoding !== 'bytes' ? ' as base64' : ''} in ${placeOf(finding)}`;
}

/** Each way in which the careless build of the control keeps something. */
export const waysOfCarelessness: readonly string[] = [
  ...['name', 'headline', 'profile address', 'picture address', 'picture'].map((kind) => `${kind} in cache`),
  ...[
    'name',
    'headline',
    'profile address',
    'picture as base64',
    'access token',
    'authorization state',
    'authorization code',
  ].map((kind) => `${kind} in storage`),
];
