import { crowd } from '../../../sandbox/world/crowd.ts';
import { ask } from '../../sandbox/linkedin-client.ts';
import type { CrowdRound } from '../crowd.ts';
import { type Marker, pictureMarkers, textMarkers } from './markers.ts';

/** Characters of a token that are looked for in one place of it: long ones may be stored in parts. */
const tokenPart = 32;

/**
 * Everything that would be found on disk if it was kept: what LinkedIn alone says of each member of the crowd, the addresses and bytes of every picture
 * that was fetched, the viewer's own among them, and what signing in went with.
 */
export async function markersOf({ sandbox }: CrowdRound): Promise<Marker[]> {
  const { journal, control } = sandbox;
  const journalled = [...journal.entries];
  const unique = (values: readonly (string | null | undefined)[]) => [
    ...new Set(values.flatMap((value) => value ?? [])),
  ];

  const tokens = unique(journalled.map(({ headers }) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1]));
  const states = unique(
    journalled.flatMap(({ endpoint, query }) =>
      endpoint === 'authorization' ? new URLSearchParams(query).get('state') : [],
    ),
  );
  const pictures = unique(
    journalled.flatMap(({ endpoint, path, query }) => (endpoint === 'media' ? `${path}?${query}` : [])),
  );
  const bytes = await Promise.all(pictures.map((path) => ask(sandbox, `https://media.licdn.com${path}`)));

  return [
    ...crowd.flatMap(({ firstName, lastName, jobTitle, company, vanityName }) => [
      ...[firstName, lastName].flatMap((text) => textMarkers('name', text)),
      ...[jobTitle, company].flatMap((text) => textMarkers('headline', text)),
      ...textMarkers('profile address', vanityName),
    ]),
    ...unique(pictures.map((path) => path.split('/')[4])).flatMap((asset) => textMarkers('picture address', asset)),
    ...unique(pictures.map((path) => new URLSearchParams(path.split('?')[1]).get('t'))).flatMap((signature) =>
      textMarkers('picture address', signature),
    ),
    ...bytes.flatMap((reply) => pictureMarkers(reply.bytes)),
    ...tokens.flatMap((token) => partsOf(token).flatMap((part) => textMarkers('access token', part))),
    ...states.flatMap((state) => textMarkers('authorization state', state)),
    ...control.givenCodes.flatMap(({ code }) =>
      partsOf(code).flatMap((part) => textMarkers('authorization code', part)),
    ),
  ];
}

const partsOf = (text: string): string[] =>
  [0, 0.5, 1].map((place) => {
    const from = Math.floor((text.length - tokenPart) * place);
    return text.slice(from, from + tokenPart);
  });
