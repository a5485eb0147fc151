import { hosts } from '../../../sandbox/endpoints.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { ask } from '../../sandbox/linkedin-client.ts';
import { type Marker, pictureMarkers, textMarkers } from './markers.ts';

/**
 * Everything of a Salesforce org that would be found on disk if it was kept: tokens, codes, and the bytes of each photo that was fetched there, and of the
 * LinkedIn picture that was sent.
 */
export async function orgMarkersOf(sandbox: Sandbox): Promise<Marker[]> {
  const { journal, control } = sandbox;
  const { tokens, codes } = control.org.given;
  const addresses = ['org-picture', 'media'].flatMap((endpoint) =>
    journal.of(endpoint).map(({ host, path, query }) => `https://${host}${path}${query === '' ? '' : `?${query}`}`),
  );
  const pictures = await Promise.all([...new Set(addresses)].map((address) => ask(sandbox, address)));
  return [
    ...tokens.flatMap((token) => textMarkers('access token', token)),
    ...codes.flatMap((code) => textMarkers('authorization code', code)),
    ...pictures.flatMap(({ bytes }) => pictureMarkers(bytes)),
  ];
}

/** What the settings hold of an org, and may: it is found, so what is not to be kept would be too. */
export const orgControl: readonly Marker[] = textMarkers('control', `https://${hosts.org}`);
