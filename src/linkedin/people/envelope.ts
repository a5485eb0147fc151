import { asObject, type JsonObject, property } from '../../http/json.ts';
import { personIdInKey } from '../calls/restli.ts';
import { isPersonId } from '../person-id.ts';

/** What the answer to a batch says of one person asked for, before anything in it is judged. */
export type Said =
  | { readonly kind: 'entity'; readonly entity: unknown }
  /** An error, or a status that is not 2xx; `status` is `undefined` where none is named. */
  | { readonly kind: 'refusal'; readonly status: unknown }
  /** Nothing, in an answer that is otherwise whole. */
  | { readonly kind: 'silence' }
  /** Nothing that could be found: the answer has no results that can be read. */
  | { readonly kind: 'unreadable' };

/**
 * What the body of a 2xx answer to a batch, `{results, statuses, errors}`, says of each person asked for; `undefined` where it is no such body. An error, or
 * a status that is not 2xx, goes before an entity for the same person. Sources: Profile API document; README and tests of LinkedIn's own JavaScript client.
 */
export function readEnvelope(body: unknown, asked: readonly string[]): ReadonlyMap<string, Said> | undefined {
  const envelope = asObject(body);
  const results = asObject(property(envelope, 'results'));
  const errors = asObject(property(envelope, 'errors'));
  const statuses = asObject(property(envelope, 'statuses'));
  if (results === undefined && errors === undefined && statuses === undefined) return undefined;

  const refusals = refusalsIn(errors, statuses);
  const entities = entitiesIn(results);
  const garbled = results === undefined && property(envelope, 'results') !== undefined;
  return new Map(
    asked.map((personId): [string, Said] => {
      if (refusals.has(personId)) return [personId, { kind: 'refusal', status: refusals.get(personId) }];
      if (entities.has(personId)) return [personId, { kind: 'entity', entity: entities.get(personId) }];
      return [personId, { kind: garbled ? 'unreadable' : 'silence' }];
    }),
  );
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
