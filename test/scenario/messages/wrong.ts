import fc from 'fast-check';

/** What never belongs into a message: wrong types, names that mean something to JavaScript, and more than anybody can mean. */
const poison: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constantFrom(
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    -1,
    2 ** 53,
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    'https://evil.example/',
    [],
    {},
    /a/,
    new Date(0),
    new Map([['kind', 'hello']]),
    new ArrayBuffer(8),
    new Error('a'),
  ),
  fc.constantFrom(101, 301, 1001, 100_000, 3_000_000).map((length) => 'x'.repeat(length)),
  fc.constantFrom(101, 1001, 20_000).map((length) => Array(length).fill({ kind: 'person', personId: 'A' })),
  fc.constantFrom(2, 50, 500).map(nested),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then').map(polluting),
);

function nested(depth: number): unknown {
  let deep: unknown = 'x';
  for (let level = 0; level < depth; level += 1) deep = level % 2 === 0 ? [deep] : { a: deep };
  return deep;
}

/** With a part of its own under such a name, as JSON and structured clones can carry it. */
function polluting(name: string): unknown {
  return JSON.parse(`{"${name}": {"polluted": true, "prototype": {"polluted": true}, "kind": "hello"}}`);
}

type Change = {
  readonly at: number;
  readonly how: 'replace' | 'bend' | 'drop' | 'add';
  readonly name: string;
  readonly value: unknown;
};

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.nat(30),
    how: fc.constantFrom<Change['how']>('replace', 'bend', 'drop', 'add'),
    name: fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'address', '/..', '@evil.example', '\n', ' ', '%2f', 'ü'),
      fc.string(),
    ),
    value: poison,
  }),
  { minLength: 1, maxLength: 3 },
);

/** Messages of every sort of wrongness, from a right one with one part changed to whatever there is. Some of them are right all the same. */
export const wrong = (right: fc.Arbitrary<object>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(right, changes).map(([message, list]) => list.reduce(changed, message)) },
    { weight: 1, arbitrary: poison },
  );

/** A copy with one change at one of its places, counted in the order in which they are come upon. */
function changed(message: object, { at, how, name, value }: Change): object {
  const copy = structuredClone(message);
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const holders: Record<string, unknown>[] = [];
  const open: unknown[] = [copy];
  for (let next = open.pop(); next !== undefined && places.length < 100; next = open.pop()) {
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next)) continue;
    const holder = next as Record<string, unknown>;
    holders.push(holder);
    for (const part of Object.keys(holder)) {
      places.push({ holder, name: part });
      open.push(holder[part]);
    }
  }
  const place = places[at % Math.max(1, places.length)];
  const holder = holders[at % Math.max(1, holders.length)];
  // Defined rather than assigned, so that `__proto__` becomes a part like any other.
  const put = (where: object, part: string) =>
    Object.defineProperty(where, part, { value, enumerable: true, configurable: true, writable: true });
  const text = place?.holder[place.name];
  if (how === 'bend' && place && typeof text === 'string') place.holder[place.name] = text + name;
  else if (how === 'add' && holder && !Object.isFrozen(holder) && !Object.hasOwn(holder, name)) put(holder, name);
  else if (place && how === 'drop') delete place.holder[place.name];
  else if (place) put(place.holder, place.name);
  return copy;
}

/** The message as a browser carries it; `undefined` where it carries nothing like it. */
export function carried(message: unknown): { readonly message: unknown } | undefined {
  try {
    return { message: structuredClone(message) };
  } catch {
    return undefined;
  }
}

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const shapeOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('|');
const before = shapeOf();

/** Whether every object has got something that no object had before. */
export const isPolluted = (): boolean => shapeOf() !== before || 'polluted' in {};
