import type { Json } from '../../../contract/profile.ts';
import { isObject } from './check.ts';
import type { Kind } from './kinds.ts';

/**
 * The value with the parts of its objects in the order in which LinkedIn's samples write them, whatever order they were filled in; nothing is added, left out
 * or altered. What is not described comes last.
 */
export function ordered(kind: Kind, value: Json): Json {
  switch (kind.kind) {
    case 'object':
      return inOrder(value, Object.keys(kind.parts), (name, part) => {
        const described = Object.hasOwn(kind.parts, name) ? kind.parts[name] : undefined;
        return described === undefined ? part : ordered(described.value, part);
      });
    case 'list':
      return Array.isArray(value) ? value.map((element: Json) => ordered(kind.of, element)) : value;
    case 'keyed':
      return inOrder(value, [], (_, element) => ordered(kind.of, element));
    case 'localized':
      return inOrder(value, ['localized', 'preferredLocale'], (name, part) =>
        name === 'preferredLocale' ? inOrder(part, localeOrder) : part,
      );
    case 'locale':
      return inOrder(value, localeOrder);
    case 'date':
      return inOrder(value, ['day', 'month', 'year']);
    case 'picture':
      return inOrder(value, ['originalImage', 'displayImage']);
    default:
      return value;
  }
}

const localeOrder = ['country', 'language'];

function inOrder(
  value: Json,
  names: readonly string[],
  within: (name: string, part: Json) => Json = (_, part) => part,
): Json {
  if (!isObject(value)) return value;
  const present = names.filter((name) => Object.hasOwn(value, name));
  const rest = Object.keys(value).filter((name) => !names.includes(name));
  return Object.fromEntries([...present, ...rest].map((name) => [name, within(name, value[name] ?? null)]));
}
