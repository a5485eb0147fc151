import type { JsonObject, ValueFault } from '../../../contract/profile.ts';
import type { KeyedKind } from './kinds.ts';

/**
 * Objects, as a form lists them, by the key that each of them repeats; of those whose key was there before, their places in the list as faults, since a later
 * one would take the place of the former.
 */
export function keyed(
  kind: KeyedKind,
  objects: readonly JsonObject[],
): { readonly value: JsonObject; readonly faults: readonly ValueFault[] } {
  const keys = objects.map((object) => String(object[kind.by] ?? ''));
  const faults = keys.flatMap((key, index): readonly ValueFault[] =>
    keys.indexOf(key) < index ? [{ path: `${index}/${kind.by}`, code: 'repeated' }] : [],
  );
  return { value: Object.fromEntries(objects.map((object, index) => [keys[index] ?? '', object])), faults };
}
