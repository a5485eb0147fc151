import { asObject, type JsonObject, property } from './json.ts';
import { type MemberAnswer, readEntity, readRefusal, unavailable } from './member-answer.ts';
import { isPersonId } from './person-id.ts';
import { personIdInKey } from './restli.ts';

/**
 * One answer for each person asked for, read from the body of a 2xx answer to a batch, `{results, statuses, errors}`; `undefined` where it is no such body.
 * Sources: Profile API document; README and tests of LinkedIn's own JavaScript client.
 *
 * Each part is judged alone. An error, or a status that is not 2xx, goes before an entity for the same person. A person of whom nothing is said is taken
 * to be private, since LinkedIn returns only members who have not limited their visibility.
 *
 * The HTTP status of the whole call alone says that the app may not read people. A 403 inside this body, whatever its code and even for everyone asked,
 * is therefore never `no-capability`. It is the member's own, `private`, once it is known that people may be read: by scope, by a former 200, or because
 * another member was readable in this same body. Until then nobody can tell whose refusal it is, so it is `failed`, and the next asking will know.
 *
 * @param now Epoch milliseconds.
 */
export function readMembersAnswer(
  body: unknown,
  asked: readonly string[],
  peopleReadKnown: boolean,
  now: number,
): ReadonlyMap<string, MemberAnswer> | undefined {
  const envelope = asObject(body);
  const results = asObject(property(envelope, 'results'));
  const errors = asObject(property(envelope, 'errors'));
  const statuses = asObject(property(envelope, 'statuses'));
  if (results === undefined && errors === undefined && statuses === undefined) return undefined;

  const refusals = refusalsIn(errors, statuses);
  const entities = entitiesIn(results);
  const read = new Map<string, MemberAnswer>();
  for (const personId of asked) {
    if (entities.has(personId)) {
      read.set(personId, readEntity(entities.get(personId), now));
    }
  }
  const known = peopleReadKnown || [...read.values()].some(isReadable);
  const silence = unavailable(
    property(envelope, 'results') === undefined || results !== undefined ? 'private' : 'failed',
  );
  return new Map(
    asked.map((personId) => {
      const refused = refusals.has(personId) ? readRefusal(refusals.get(personId), known) : undefined;
      return [personId, refused ?? read.get(personId) ?? silence];
    }),
  );
}

/** Whether LinkedIn let this member be read, whatever became of the picture. */
function isReadable(answer: MemberAnswer): boolean {
  return answer.kind === 'picture' || answer.reason === 'no-picture' || answer.reason === 'throttled';
}

/** Person ID → the status it was refused with, `undefined` where none is named. */
function refusalsIn(errors: JsonObject | undefined, statuses: JsonObject | undefined): ReadonlyMap<string, unknown> {
  const refusals = new Map<string, unknown>();
  for (const [personId, status] of byPersonId(statuses)) {
    if (typeof status === 'number' && !(status >= 200 && status <= 299)) refusals.set(personId, status);
  }
  for (const [personId, error] of byPersonId(errors)) {
    refusals.set(personId, property(asObject(error), 'status') ?? refusals.get(personId));
  }
  return refusals;
}

/**
 * Person ID → entity, by the entity's own ID first and by its key only where it has none. An entity that names somebody else is not what its key stands
 * for: that person is left with an entity that cannot be read, never with another's picture.
 */
function entitiesIn(results: JsonObject | undefined): ReadonlyMap<string, unknown> {
  const entities = new Map<string, unknown>();
  for (const entity of Object.values(results ?? {})) {
    const named = nameIn(entity);
    if (named !== undefined && !entities.has(named)) entities.set(named, entity);
  }
  for (const [personId, entity] of byPersonId(results)) {
    if (!entities.has(personId)) entities.set(personId, nameIn(entity) === undefined ? entity : undefined);
  }
  return entities;
}

function nameIn(entity: unknown): string | undefined {
  const id = property(asObject(entity), 'id');
  return isPersonId(id) && id !== 'private' ? id : undefined;
}

function byPersonId(object: JsonObject | undefined): readonly (readonly [string, unknown])[] {
  return Object.entries(object ?? {}).flatMap(([key, value]) => {
    const personId = personIdInKey(key);
    return personId === undefined ? [] : [[personId, value] as const];
  });
}
