import type { Json } from '../../contract/profile.ts';
import { isObject } from './fields/check.ts';

/** Whether two values say the same, in whatever order their objects' parts come. */
export function isSame(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((element: Json, index) => isSame(element, other[index] ?? null));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name] ?? null, other[name] ?? null))
  );
}
