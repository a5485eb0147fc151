import fc from 'fast-check';

/** Values that JSON may hold where another is meant. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    0.5,
    -1,
    1e308,
    '',
    'private',
    '<img src=x onerror=alert(1)>',
    'https://example.com/a.jpg',
    'urn:li:person:B',
    [],
    {},
  ),
  fc.constant(0).map(() => Array.from({ length: 2000 }, () => 'many')),
  fc.constant(0).map(() => nested(200)),
  fc.constant(0).map(() => JSON.parse('{"__proto__":{"id":"private","polluted":true},"constructor":{"prototype":{}}}')),
);

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

/** A copy of the value with one thing wrong somewhere in it: a part replaced, taken away, or one too many. */
export function damaged<Value>(value: Value): fc.Arbitrary<Value> {
  return fc
    .tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), oddValue, fc.string())
    .map(([at, how, odd, name]) => {
      const copy = JSON.parse(JSON.stringify(value)) as Value;
      const places = placesIn(copy);
      const { holder, key } = places[at % places.length] ?? { holder: {}, key: '' };
      if (how === 'replace') holder[key] = odd;
      else if (how === 'remove') delete holder[key];
      // JSON knows no names in a list, and `length` is none that could be added.
      else if (Array.isArray(holder)) holder.push(odd);
      else Object.defineProperty(holder, name, { value: odd, enumerable: true, configurable: true, writable: true });
      return JSON.parse(JSON.stringify(copy)) as Value;
    });
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
