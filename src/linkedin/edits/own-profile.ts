import type { EntriesReading, FieldReading, Json, ProfileEntry, ProfileReading } from '../../contract/profile.ts';
import type { Result } from '../../contract/result.ts';
import { type JsonObject as Answered, asObject, property } from '../../http/json.ts';
import { ok } from '../../http/result.ts';
import type { Access } from '../access.ts';
import { apiBase } from '../addresses.ts';
import { ask } from '../calls/ask.ts';
import { projectionOf, type Whole } from '../calls/projection.ts';
import type { ApiRequest } from '../calls/request.ts';
import type { LinkedInFault } from '../fault.ts';
import { isPersonId } from '../person-id.ts';
import { readUserinfo, userinfoRequest } from '../viewer.ts';
import { basicFields } from './fields/basic.ts';
import { checkValue, isObject } from './fields/check.ts';
import { complexFields } from './fields/complex.ts';
import type { Kind, Readers } from './fields/kinds.ts';
import { writable } from './fields/writable.ts';

declare const ownProfile: unique symbol;

/**
 * The viewer's own profile, the only one that can be edited: LinkedIn itself has named its person ID as that of the token's owner. Nothing else makes one, so
 * that another member's ID, wherever it came from, never comes to stand in an edit.
 */
export type OwnProfile = { readonly personId: string; readonly [ownProfile]: true };

/** The viewer's own profile, and as much of its present values as this app may read. */
export type ReadProfile = { readonly profile: OwnProfile; readonly reading: ProfileReading };

/** How much is asked for: each class of readers with those before it. */
const classes = ['lite', 'basic', 'location', 'full'] as const satisfies readonly Readers[];

/**
 * Reads the viewer's own profile: every field there is, and where the app may not read that, ever fewer; where it may read none, LinkedIn is asked for the
 * person ID alone, since a field can be edited unread.
 *
 * @param upTo The largest class to ask for, where it is known that more would be refused.
 */
export async function readOwnProfile(
  access: Access,
  upTo: Readers | 'none' = 'full',
): Promise<Result<ReadProfile, LinkedInFault>> {
  for (const readers of classes.slice(0, upTo === 'none' ? 0 : classes.indexOf(upTo) + 1).reverse()) {
    const answer = await ask(access, ownProfileRequest(readers), readOwnProfileAnswer);
    if (answer.ok || answer.fault.code !== 'no-capability') return answer;
  }
  const viewer = await ask(access, userinfoRequest(), readUserinfo);
  return viewer.ok ? ok({ profile: owned(viewer.value.personId), reading: readingOf({}) }) : viewer;
}

/** Asks for the viewer's own fields of this class and the classes before it. Sources: Profile API document; documentation pages of the four classes. */
export function ownProfileRequest(readers: Readers): ApiRequest {
  const wanted = new Set<Readers>(classes.slice(0, classes.indexOf(readers) + 1));
  const names = Object.entries({ ...basicFields, ...complexFields }).flatMap(([name, field]) =>
    wanted.has(field.readers) ? [name] : [],
  );
  const projection: { readonly [name: string]: Whole } = Object.fromEntries(
    ['id', ...names].map((name) => [name, true as const]),
  );
  return { address: `${apiBase}/v2/me?projection=${projectionOf<typeof projection>(projection)}`, protocol: '2.0.0' };
}

/** The viewer's own profile in an answer of `/v2/me`, or `undefined` where there is no person ID in it. */
export function readOwnProfileAnswer(body: unknown): ReadProfile | undefined {
  const me = asObject(body);
  const personId = property(me, 'id');
  return me !== undefined && isPersonId(personId) ? { profile: owned(personId), reading: readingOf(me) } : undefined;
}

const owned = (personId: string): OwnProfile => ({ personId }) as OwnProfile;

/**
 * A field that is not in the answer is one that the profile does not have, or one that was left out because the app may not read it. It counts as not there
 * only where the answer has another field of its class.
 */
function readingOf(me: Answered): ProfileReading {
  const granted = new Set<Readers>();
  for (const [name, { readers }] of Object.entries({ ...basicFields, ...complexFields })) {
    if (Object.hasOwn(me, name)) granted.add(readers);
  }
  const isReadable = (name: string, readers: Readers) => Object.hasOwn(me, name) || granted.has(readers);
  const basic = Object.entries(basicFields).map(([name, { value, readers }]): [string, FieldReading] => [
    name,
    isReadable(name, readers) ? readingOfField(value, jsonIn(me, name)) : { state: 'unreadable' },
  ]);
  const complex = Object.entries(complexFields).map(([name, { entry, readers }]): [string, EntriesReading] => [
    name,
    isReadable(name, readers) ? readingOfEntries(entry, jsonIn(me, name)) : { state: 'unreadable' },
  ]);
  return { basic: Object.fromEntries(basic), complex: Object.fromEntries(complex) };
}

/** What an answer holds is JSON by birth. */
const jsonIn = (answer: Answered, name: string): Json => (property(answer, name) ?? null) as Json;

/** A value of another type than documented could not be sent back, so it counts as unread; one that is otherwise odd is LinkedIn's own, and stays. */
function readingOfField(kind: Kind, answered: Json): FieldReading {
  const value = answered === null ? null : writable(kind, answered);
  const isOfType = value === null || checkValue(kind, value).every(({ code }) => code !== 'wrong-type');
  return isOfType ? { state: 'read', value } : { state: 'unreadable' };
}

/** Entries come as a list or by their IDs; of the documents' samples none shows which. */
function readingOfEntries(kind: Kind, answered: Json): EntriesReading {
  if (answered === null) return { state: 'read', entries: [] };
  const pairs = Array.isArray(answered)
    ? answered.map((entry: Json) => [isObject(entry) ? entry['id'] : undefined, entry] as const)
    : Object.entries(isObject(answered) ? answered : {});
  const entries = pairs.flatMap(([key, entry]): readonly ProfileEntry[] => {
    const id = String(key);
    const value = writable(kind, entry);
    return /^\d{1,19}$/.test(id) && isObject(value) ? [{ id, value }] : [];
  });
  return entries.length === pairs.length ? { state: 'read', entries } : { state: 'unreadable' };
}
