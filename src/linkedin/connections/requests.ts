import { apiBase } from '../addresses.ts';
import { pageParameters } from '../calls/paging.ts';
import { projectionOf, type Whole } from '../calls/projection.ts';
import type { ApiRequest } from '../calls/request.ts';

/** A page of connections. Source: documentation page "Connections API". */
type ConnectionsRecord = { 'elements*': { to: Whole; 'to~': { id: Whole; vanityName: Whole } }; paging: Whole };

/**
 * Asks for a page of the viewer's own connections, each with the vanity name and nothing else about them. Source: documentation pages "Connections API",
 * "Response Decoration" and "Pagination".
 *
 * @param start From 0.
 */
export function connectionsRequest(start: number, count: number): ApiRequest {
  const projection = projectionOf<ConnectionsRecord>({
    'elements*': { to: true, 'to~': { id: true, vanityName: true } },
    paging: true,
  });
  return {
    address: `${apiBase}/v2/connections?q=viewer&${pageParameters(start, count)}&projection=${projection}`,
    protocol: '2.0.0',
  };
}
