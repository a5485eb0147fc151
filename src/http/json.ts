/** An object as JSON gives it. Its keys are the sender's to choose, so it is read through `property` alone. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object, or `undefined` where it is anything else; an array is something else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The first `limit` elements of the value, or `undefined` where it is not an array. */
export function asList(value: unknown, limit: number): readonly unknown[] | undefined {
  return Array.isArray(value) ? value.slice(0, limit) : undefined;
}

/** An object's own property: nothing inherited is ever taken for something that was said. */
export function property(object: JsonObject | undefined, name: string): unknown {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}
