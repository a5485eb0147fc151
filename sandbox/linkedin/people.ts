import type { Account } from '../world/accounts.ts';
import { isContact, type Member } from '../world/members.ts';
import { decorateMember } from './decoration.ts';
import { basicShapes, entryShapes } from './edits/fields.ts';
import type { Fields } from './edits/own-profiles.ts';
import { isFields } from './edits/shapes.ts';
import { accessDenied, badRequest, CallFailed } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import { basicFields, type Failure, liteFields, locationFieldNames, lookUp } from './profile.ts';
import { type Projection, project, projectedNames } from './projection.ts';
import { projectionIn } from './query.ts';
import type { Token } from './registry.ts';
import { idOfKey, idsOfList, rawParameter, writtenKey } from './restli.ts';

const has = (token: Token, scope: string) => token.scopes.includes(scope);

/** Either `r_liteprofile` or `r_basicprofile` opens `resource`. @throws CallFailed 403 with serviceErrorCode 100 */
function requireScopes(token: Token, resource: string): void {
  if (!has(token, 'r_liteprofile') && !has(token, 'r_basicprofile')) throw accessDenied(resource);
}

/**
 * The fields asked for that the token does not open: the basic ones need `r_basicprofile`, the location a grant to the app as well.
 *
 * @throws CallFailed 403 where they are a reason to refuse the call
 */
function ungrantedIn(
  { conditions }: LinkedIn,
  token: Token,
  resource: string,
  projection: Projection,
): readonly string[] {
  const { locationFields, ungrantedFields } = conditions.suppositions;
  const hasBasic = has(token, 'r_basicprofile');
  const closed: readonly string[] = [
    ...(hasBasic ? [] : basicFields),
    ...(hasBasic && locationFields ? [] : locationFieldNames),
  ];
  const hasFull = has(token, 'r_fullprofile');
  const isClosed = (name: string) => closed.includes(name) || (!hasFull && fullFields.has(name));
  const wanted = projectedNames(projection).filter(isClosed);
  if (wanted.length > 0 && ungrantedFields === 'refuse-call') throw accessDenied(resource);
  return wanted;
}

/** "Full Profile Fields": only with `r_fullprofile`. */
const fullFields: ReadonlySet<string> = new Set(
  [...Object.keys(basicShapes), ...Object.keys(entryShapes), 'localizedSummary'].filter(
    (name) => ![...liteFields, ...basicFields, ...locationFieldNames].some((other) => other === name),
  ),
);

const asProjection = (names: readonly string[]): Projection => names.map((name) => ({ name, each: false }));

const lite = asProjection(liteFields);
const basic = asProjection([...liteFields, ...basicFields]);

function shape(linkedin: LinkedIn, member: Member, profile: unknown, projection: Projection): unknown {
  return project(profile, projection, decorateMember(linkedin, member));
}

/** A member's own profile as they made it, its entries in the form supposed. */
function ownProfile({ own, conditions }: LinkedIn, account: Account): Fields {
  const profile = own.of(account);
  if (conditions.suppositions.entriesForm === 'by-id') return profile;
  const listed = Object.keys(entryShapes).flatMap((name) => {
    const entries = profile[name];
    return isFields(entries) ? [[name, Object.values(entries)]] : [];
  });
  return { ...profile, ...Object.fromEntries(listed) };
}

/** What there is of a member who was found: of somebody who can edit it, as they made it. */
const foundProfile = ({ own }: LinkedIn, { member, profile }: { member: Member; profile: Fields }): Fields =>
  isContact(member) ? profile : own.of(member);

const without = (projection: Projection, names: readonly string[]): Projection =>
  projection.filter(({ name }) => !names.includes(name));

/** `GET /v2/me` ("Profile API"). @throws CallFailed */
export function me(linkedin: LinkedIn, token: Token, query: string): unknown {
  requireScopes(token, 'me.GET');
  const projection = projectionIn(query) ?? (has(token, 'r_basicprofile') ? basic : lite);
  const ungranted = ungrantedIn(linkedin, token, 'me.GET', projection);
  return shape(linkedin, token.account, ownProfile(linkedin, token.account), without(projection, ungranted));
}

/** `GET /v2/people/(id:X)` ("Profile API"). @throws CallFailed */
export function person(linkedin: LinkedIn, token: Token, key: string, query: string): unknown {
  requireScopes(token, 'people.GET');
  const projection = projectionIn(query) ?? lite;
  const ungranted = ungrantedIn(linkedin, token, 'people.GET', projection);
  if (!linkedin.conditions.peopleRead) throw accessDenied('people.GET');
  const id = idOfKey(key);
  if (id === undefined) throw badRequest('Syntax exception in path variables');
  const found = lookUp(id, token.account, linkedin.conditions.suppositions.limitedMembers);
  if (found.outcome === 'failure') throw new CallFailed(found.failure);
  if (found.outcome === 'absent') throw new CallFailed({ status: 404, message: 'Could not find entity' });
  return shape(linkedin, found.member, foundProfile(linkedin, found), without(projection, ungranted));
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
  const { limitedMembers, largestBatch, ungrantedFields, batchKeys } = linkedin.conditions.suppositions;
  requireScopes(token, 'people.BATCH_GET');
  const whole = projectionIn(query);
  const envelope = whole?.find(({ name }) => name === 'results');
  const projection = (envelope ? envelope.fields : whole) ?? lite;
  const ungranted = ungrantedIn(linkedin, token, 'people.BATCH_GET', projection);
  if (!linkedin.conditions.peopleRead) throw accessDenied('people.BATCH_GET');
  const ids = idsOfList(rawParameter(query, 'ids') ?? '');
  if (ids === undefined) throw badRequest('Invalid query parameter ids: a List of keys is expected');
  if (ids.length > largestBatch) throw badRequest('Invalid query parameter ids: there are too many keys');
  const refusesFields = ungranted.length > 0 && ungrantedFields === 'refuse-member';
  const batch: Batch = { results: {}, statuses: {}, errors: {} };
  for (const id of ids) {
    const key = writtenKey(id, batchKeys);
    const found = refusesFields
      ? { outcome: 'failure' as const, failure: accessDenied('people.BATCH_GET').failure }
      : lookUp(id, token.account, limitedMembers);
    if (found.outcome === 'profile') {
      const profile = foundProfile(linkedin, found);
      batch.results[key] = shape(linkedin, found.member, profile, without(projection, ungranted));
      batch.statuses[key] = 200;
    } else if (found.outcome === 'failure') {
      batch.errors[key] = found.failure;
      batch.statuses[key] = found.failure.status;
    }
  }
  return batch;
}
