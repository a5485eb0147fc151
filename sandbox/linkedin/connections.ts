import { type Connection, connectionsOf } from '../world/connections.ts';
import { accessDenied, badRequest } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import { type Projection, project } from './projection.ts';
import { projectionIn } from './query.ts';
import type { Token } from './registry.ts';

type Fields = Readonly<Record<string, unknown>>;

const withoutProjection: Projection = [
  { name: 'elements', each: true, fields: [{ name: 'to', each: false }] },
  { name: 'paging', each: false },
];

/** `GET /v2/connections?q=viewer` ("Connections API"). @throws CallFailed 403 without `r_1st_connections` */
export function connections(linkedin: LinkedIn, { account, scopes }: Token, query: string): unknown {
  if (!scopes.includes('r_1st_connections')) throw accessDenied('connections.FINDER-viewer');
  const parameters = new URLSearchParams(query);
  if (parameters.get('q') !== 'viewer') throw badRequest('Invalid query parameter q: there is no such finder');
  const projection = projectionIn(query) ?? withoutProjection;
  const { suppositions, strangers } = linkedin.conditions;
  const asked = numberIn(parameters, 'count', 10);
  if (asked > suppositions.largestPage && suppositions.tooLargePage === 'refuse')
    throw badRequest('Invalid query parameter count: it is too large');
  const start = numberIn(parameters, 'start', 0);
  const count = Math.min(asked, suppositions.largestPage);
  const all = connectionsOf(account, strangers);
  const page = all.slice(start, start + count);
  const answer = {
    elements: page.map((connection) => ({ to: `urn:li:person:${connection.personId}` })),
    paging: { count, start, ...rest(linkedin, start + count, all.length) },
  };
  // Each element is decorated with its own member, which `project` can't tell, so it is asked for one element at a time.
  const elements = projection.find(({ name }) => name === 'elements')?.fields;
  const decorated = answer.elements.map((element, index) =>
    elements === undefined ? element : project(element, elements, () => decoration(linkedin, page[index])),
  );
  return project({ ...answer, elements: decorated }, named(projection), () => ({ failure: undefined }));
}

function named(projection: Projection): Projection {
  return projection.map(({ name }) => ({ name, each: false }));
}

function rest({ conditions }: LinkedIn, end: number, total: number): Fields {
  const { pagingTells } = conditions.suppositions;
  if (pagingTells === 'total') return { links: [], total };
  const isThereMore = pagingTells === 'next' && end < total;
  return { links: isThereMore ? [{ rel: 'next', type: 'application/json', href: '/v2/elsewhere' }] : [] };
}

function decoration({ conditions }: LinkedIn, connection: Connection | undefined) {
  const { connectionDecoration, vanityNames } = conditions.suppositions;
  if (!connectionDecoration || connection === undefined)
    return { failure: { status: 403, message: 'Not enough permissions to access: people.BATCH_GET.NO_VERSION' } };
  const { personId, vanityName } = connection;
  return { value: { id: personId, vanityName: vanityNames === 'plain' ? vanityName : encodeURIComponent(vanityName) } };
}

/** @throws CallFailed 400 */
function numberIn(parameters: URLSearchParams, name: string, fallback: number): number {
  const value = Number(parameters.get(name) ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`Invalid query parameter ${name}`);
  return value;
}
