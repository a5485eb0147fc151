import type { Json, JsonObject } from '../../contract/profile.ts';
import { type BasicFieldName, basicFields } from '../../linkedin/edits/fields/basic.ts';
import { type ComplexFieldName, complexFields } from '../../linkedin/edits/fields/complex.ts';
import type { Kind, Parts } from '../../linkedin/edits/fields/kinds.ts';
import { isSame } from '../../linkedin/edits/same.ts';
import type { Target } from './draft.ts';
import { objectIn } from './editors/editor.ts';

/**
 * What somebody typed, put onto what is there by now: the languages of a text and the parts of an entry that they changed since what they saw are theirs, and
 * all others are as they are now, so that keeping one's own takes away nothing that one did not touch.
 */
export function ontoPresent(target: Target, seen: Json, typed: Json, now: Json): Json {
  if (typed === null || seen === null || now === null) return typed;
  if (target.kind === 'field') return valueOnto(basicFields[target.field as BasicFieldName]?.value, seen, typed, now);
  const parts: Parts = complexFields[target.field as ComplexFieldName].entry.parts;
  return merged(objectIn(seen), objectIn(typed), objectIn(now), (name, ...values) =>
    valueOnto(parts[name]?.value, ...values),
  );
}

function valueOnto(kind: Kind | undefined, seen: Json, typed: Json, now: Json): Json {
  if (kind?.kind !== 'localized' || typed === null || seen === null || now === null) return typed;
  const textsIn = (value: Json) => objectIn(objectIn(value)['localized'] ?? null);
  const localized = merged(textsIn(seen), textsIn(typed), textsIn(now), (_, __, mine) => mine);
  return { ...objectIn(now), localized };
}

/** Each part that was changed since it was seen, by `changed`; every other as it is now. One that is not there is `null`. */
function merged(
  seen: JsonObject,
  typed: JsonObject,
  now: JsonObject,
  changed: (name: string, seen: Json, typed: Json, now: Json) => Json,
): JsonObject {
  const names = [...new Set([...Object.keys(now), ...Object.keys(typed)])];
  const values = names.map((name): readonly [string, Json] => {
    const [before, mine, present] = [seen, typed, now].map((value) => value[name] ?? null) as [Json, Json, Json];
    return [name, isSame(before, mine) ? present : changed(name, before, mine, present)];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}
