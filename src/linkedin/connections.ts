import type { Result } from '../contract/result.ts';
import { ok } from '../http/result.ts';
import type { Access } from './access.ts';
import { ask, isPerhapsTooLarge } from './calls/ask.ts';
import { isLastPage, readPage } from './calls/paging.ts';
import { readConnection } from './connections/answer.ts';
import type { ConnectionIndex } from './connections/connection-index.ts';
import { connectionsRequest } from './connections/requests.ts';
import type { LinkedInFault } from './fault.ts';

export { type ConnectionIndex, createConnectionIndex } from './connections/connection-index.ts';

export type ConnectionsProgress = {
  /** Connections read so far, from the first on; also where a reading that ended early goes on. */
  readonly read: number;
  /** How many there are, where LinkedIn says so. */
  readonly total?: number;
};

export type ConnectionsOptions = {
  /** Where to go on, `read` of a former progress; without it, from the first. */
  readonly from?: number;
  /** Connections in one page, from 1; without it, five hundred. LinkedIn documents no largest number. */
  readonly pageSize?: number;
  /** Told after every page. */
  readonly onProgress?: (progress: ConnectionsProgress) => void;
};

const usualPageSize = 500;

/** More than anybody is expected to have; LinkedIn's documents name no limit. It ends a list that would go on for ever. */
const mostConnections = 30_000;

/**
 * Reads the viewer's own connections into an index, page by page, so that vanity names can be matched while it goes on. A fault leaves in the index what
 * had been read, and `onProgress` has said how far that was. Needs `r_1st_connections`. Source: documentation page "Connections API".
 *
 * Whoever waits for a page lets others have their turn, and a page is never longer than was asked for: nothing is blocked for more than some milliseconds. A
 * page that may have been refused for its size is asked for again at half of it, down to ten. The access's signal ends the reading.
 */
export async function readConnections(
  access: Access,
  index: ConnectionIndex,
  options: ConnectionsOptions = {},
): Promise<Result<ConnectionsProgress, LinkedInFault>> {
  let size = Math.max(1, options.pageSize ?? usualPageSize);
  let progress: ConnectionsProgress = { read: options.from ?? 0 };
  while (progress.read < mostConnections) {
    const start = progress.read;
    const answer = await ask(access, connectionsRequest(start, size), (body) => readPage(body, size));
    if (!answer.ok && isPerhapsTooLarge(answer.fault) && size > smallestPage) {
      size = Math.max(smallestPage, Math.floor(size / 2));
      continue;
    }
    if (!answer.ok) return answer;
    const { elements, total } = answer.value;
    for (const element of elements) {
      const connection = readConnection(element);
      if (connection !== undefined) index.add(connection);
    }
    progress = { read: start + elements.length, ...(total === undefined ? {} : { total }) };
    options.onProgress?.(progress);
    if (isLastPage(answer.value, start, size)) break;
  }
  return ok(progress);
}

/** LinkedIn's usual page, which it can't refuse for its size. Source: documentation page "Pagination". */
const smallestPage = 10;
