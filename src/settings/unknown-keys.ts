import { isObject } from './is-object.ts';
import type { Key, SchemaPart } from './schema-part.ts';

/** The paths of all keys in `value` that a schema of objects, arrays and optional parts does not know. */
export function unknownKeys(schema: SchemaPart, value: unknown, path: readonly Key[] = []): Key[][] {
  const { entries, item, wrapped } = schema;
  if (wrapped) return unknownKeys(wrapped, value, path);
  if (item && Array.isArray(value)) return value.flatMap((each, index) => unknownKeys(item, each, [...path, index]));
  if (!entries || !isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    return entry ? unknownKeys(entry, part, [...path, key]) : [[...path, key]];
  });
}
