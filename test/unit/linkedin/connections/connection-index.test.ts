import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConnection } from '../../../../src/linkedin/connections/answer.ts';
import { createConnectionIndex } from '../../../../src/linkedin/connections/connection-index.ts';
import { hash53 } from '../../../../src/linkedin/connections/vanity-hash.ts';
import { readConnections } from '../../../../src/linkedin/connections.ts';
import { live } from '../../../../src/linkedin/live.ts';
import { fakeLinkedIn, json } from '../support.ts';

const connection = (personId: string, vanityName: string) => live({ personId, vanityName });

describe('the index', () => {
  test('finds a connection however its vanity name is written', () => {
    const index = createConnectionIndex();
    index.add(connection('A', 'jürgen'));
    for (const written of ['jürgen', 'JÜRGEN', 'j%C3%BCrgen', 'ju\u0308rgen']) expect(index.find(written)).toBe('A');
    for (const other of ['jurgen', 'jürgen-2', '', 'a/b']) expect(index.find(other)).toBeUndefined();
  });

  test('finds everybody who is in it and nobody else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z-]{3,20}$/), { maxLength: 100 }),
        fc.integer(),
        (names, seed) => {
          const index = createConnectionIndex(seed);
          const [absent, ...present] = names;
          for (const name of present) index.add(connection(`id-${name}`, name));
          for (const name of present) expect(index.find(name)).toBe(`id-${name}`);
          expect(index.find(absent ?? '')).toBeUndefined();
          expect(index.size()).toBe(present.length);
        },
      ),
    );
  });

  test('the same connection twice is one; two with one name are nobody', () => {
    const index = createConnectionIndex();
    index.add(connection('A', 'anna'));
    index.add(connection('A', 'anna'));
    expect(index.find('anna')).toBe('A');
    index.add(connection('B', 'anna'));
    index.add(connection('A', 'anna'));
    expect(index.find('anna')).toBeUndefined();
  });

  test('once cleared holds nothing', () => {
    const index = createConnectionIndex();
    index.add(connection('A', 'anna'));
    index.clear();
    expect([index.find('anna'), index.size()]).toEqual([undefined, 0]);
  });
});

describe('the hash', () => {
  test('is a whole number that no other name or seed shares', () => {
    const hashes = new Set<number>();
    for (let number = 0; number < 20_000; number += 1) {
      hashes.add(hash53(`name-${number}`, 1));
      hashes.add(hash53(`name-${number}`, 2));
    }
    expect(hashes.size).toBe(40_000);
    expect([...hashes].every(Number.isSafeInteger)).toBe(true);
  });
});

test('whatever JSON holds, a connection has a person ID and a vanity name or is none', () => {
  const element = fc.oneof(
    fc.jsonValue(),
    fc.record({
      to: fc.oneof(fc.jsonValue(), fc.constantFrom('urn:li:person:A', 'urn:li:person:private')),
      'to~': fc.oneof(
        fc.jsonValue(),
        fc.record({ id: fc.jsonValue(), vanityName: fc.oneof(fc.jsonValue(), fc.string()) }),
      ),
    }),
  );
  fc.assert(
    fc.property(element, (value) => {
      const read = readConnection(value);
      if (read === undefined) return;
      expect(read.personId).toMatch(/^[\w-]{1,64}$/);
      expect(read.vanityName).toMatch(/^[\p{L}\p{M}\p{N}-]{3,100}$/u);
    }),
  );
});

describe('five thousand connections', () => {
  const page = (start: number, count: number) => ({
    elements: Array.from({ length: Math.min(count, 5000 - start) }, (_, at) => ({
      to: `urn:li:person:yrZCpj${start + at}`,
      'to~': { id: `yrZCpj${start + at}`, vanityName: `a-vanity-name-of-usual-length-${start + at}` },
    })),
    paging: { start, count, total: 5000, links: [] },
  });
  const access = {
    ...fakeLinkedIn([]).access,
    async fetch(input: RequestInfo | URL) {
      const { searchParams } = new URL(String(input));
      // A network takes its time, however short.
      await new Promise((resolve) => setTimeout(resolve));
      return json(page(Number(searchParams.get('start')), Number(searchParams.get('count'))))();
    },
  };

  /** Milliseconds that this process has worked so far: what others do on the same machine does not count. */
  function worked(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }

  /** Milliseconds of work of the longest stretch in which nothing else had its turn. */
  async function longestStretch(): Promise<number> {
    const index = createConnectionIndex();
    let longest = 0;
    let last = worked();
    const timer = setInterval(() => {
      longest = Math.max(longest, worked() - last);
      last = worked();
    }, 1);
    await readConnections(access, index);
    clearInterval(timer);
    expect(index.size()).toBe(5000);
    return longest;
  }

  test('never hold up others for more than 50 ms', async () => {
    // The memory may be tidied up in the middle of it, so the best of a few counts.
    const stretches = [await longestStretch(), await longestStretch(), await longestStretch()];
    expect(Math.min(...stretches)).toBeLessThan(50);
  });

  test('are held in less than 5 MB', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const index = createConnectionIndex();
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    await readConnections(access, index);
    collectGarbage();
    const held = process.memoryUsage().heapUsed - before;
    expect(index.size()).toBe(5000);
    expect(held).toBeLessThan(5 * 1024 * 1024);
  });
});
