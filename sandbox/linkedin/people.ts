import type { Member } from '../world/members.ts';
import { decorateMember } from './decoration.ts';
import { accessDenied, badRequest, CallFailed } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import { basicFields, type Failure, liteFields, lookUp, profileOf } from './profile.ts';
import { type Projection, ProjectionSyntaxError, parseProjection, project, projectedNames } from './projection.ts';
import type { Token } from './registry.ts';
import { idOfKey, idsOfList, keyOfId, rawParameter } from './restli.ts';

const has = (token: Token, scope: string) => token.scopes.includes(scope);

/** @throws CallFailed 400 where the projection does not follow the grammar */
function projectionIn(query: string): Projection | undefined {
  const text = rawParameter(query, 'projection');
  if (text === undefined) return undefined;
  try {
    return parseProjection(text);
  } catch (error) {
    if (error instanceof ProjectionSyntaxError) throw badRequest(`Invalid projection: ${error.message}`);
    throw error;
  }
}

/** Either `r_liteprofile` or `r_basicprofile` opens `resource`; the basic fields need the latter. @throws CallFailed 403 with serviceErrorCode 100 */
function requireScopes(token: Token, resource: string, projection: Projection | undefined): void {
  if (!has(token, 'r_liteprofile') && !has(token, 'r_basicprofile')) throw accessDenied(resource);
  const wantsBasic = projectedNames(projection ?? []).some((name) => basicFields.some((field) => field === name));
  if (wantsBasic && !has(token, 'r_basicprofile')) throw accessDenied(resource);
}

const asProjection = (names: readonly string[]): Projection => names.map((name) => ({ name, each: false }));

const lite = asProjection(liteFields);
const basic = asProjection([...liteFields, ...basicFields]);

function shape(linkedin: LinkedIn, member: Member, profile: unknown, projection: Projection): unknown {
  return project(profile, projection, decorateMember(linkedin, member));
}

/** `GET /v2/me` ("Profile API"). @throws CallFailed */
export function me(linkedin: LinkedIn, token: Token, query: string): unknown {
  const projection = projectionIn(query);
  requireScopes(token, 'me.GET', projection);
  const fallback = has(token, 'r_basicprofile') ? basic : lite;
  return shape(linkedin, token.account, profileOf(token.account), projection ?? fallback);
}

/** `GET /v2/people/(id:X)` ("Profile API"). @throws CallFailed */
export function person(linkedin: LinkedIn, token: Token, key: string, query: string): unknown {
  const projection = projectionIn(query);
  requireScopes(token, 'people.GET', projection);
  if (!linkedin.conditions.peopleRead) throw accessDenied('people.GET');
  const id = idOfKey(key);
  if (id === undefined) throw badRequest('Syntax exception in path variables');
  const found = lookUp(id, token.account);
  if (found.outcome === 'failure') throw new CallFailed(found.failure);
  if (found.outcome === 'absent') throw new CallFailed({ status: 404, message: 'Could not find entity' });
  return shape(linkedin, found.member, found.profile, projection ?? lite);
}

type Batch = {
  readonly results: Record<string, unknown>;
  readonly statuses: Record<string, number>;
  readonly errors: Record<string, Failure>;
};

/**
 * `GET /v2/people?ids=List((id:A),(id:B))` ("Profile API"). A projection may be one of the whole answer, `(results*(…))`, or of each member.
 *
 * @throws CallFailed
 */
export function peopleBatch(linkedin: LinkedIn, token: Token, query: string): Batch {
  const whole = projectionIn(query);
  requireScopes(token, 'people.BATCH_GET', whole);
  if (!linkedin.conditions.peopleRead) throw accessDenied('people.BATCH_GET');
  const ids = idsOfList(rawParameter(query, 'ids') ?? '');
  if (ids === undefined) throw badRequest('Invalid query parameter ids: a List of keys is expected');
  const envelope = whole?.find(({ name }) => name === 'results');
  const projection = (envelope ? envelope.fields : whole) ?? lite;
  const batch: Batch = { results: {}, statuses: {}, errors: {} };
  for (const id of ids) {
    const key = keyOfId(id);
    const found = lookUp(id, token.account);
    if (found.outcome === 'profile') {
      batch.results[key] = shape(linkedin, found.member, found.profile, projection);
      batch.statuses[key] = 200;
    } else if (found.outcome === 'failure') {
      batch.errors[key] = found.failure;
      batch.statuses[key] = found.failure.status;
    }
  }
  return batch;
}
