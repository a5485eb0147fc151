import { describe, expect, test, vi } from 'vitest';
import { connectionsRequest } from '../../../src/linkedin/connections/requests.ts';
import { createConnectionIndex, readConnections } from '../../../src/linkedin/connections.ts';
import { brokenConnection, fakeLinkedIn, json } from './support.ts';

const connection = (number: number) => ({
  to: `urn:li:person:person${number}`,
  'to~': { id: `person${number}`, vanityName: `vanity-${number}` },
});

/** Answers page after page of so many connections, as the address asks, never more than `largest` in one. */
function connectionsOf(count: number, { largest = 1000, total = true } = {}) {
  const starts: number[] = [];
  const fake = fakeLinkedIn([]);
  const access = {
    ...fake.access,
    async fetch(input: RequestInfo | URL) {
      const { searchParams } = new URL(String(input));
      const start = Number(searchParams.get('start'));
      const size = Math.min(Number(searchParams.get('count')), largest);
      starts.push(start);
      const elements = Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, at) =>
        connection(start + at),
      );
      return json({ elements, paging: { start, count: size, links: [], ...(total ? { total: count } : {}) } })();
    },
  };
  return { access, starts };
}

test('a page is asked for with vanity names and nothing else about anybody', () => {
  expect(connectionsRequest(50, 25)).toEqual({
    address:
      'https://api.linkedin.com/v2/connections?q=viewer&start=50&count=25&projection=(elements*(to,to~(id,vanityName)),paging)',
    protocol: '2.0.0',
  });
});

describe('reading', () => {
  test.each([
    ['with a total', { total: true }, [0, 500, 1000]],
    ['without one, until a page is short', { total: false }, [0, 500, 1000]],
    ['from a LinkedIn that gives fewer in a page', { largest: 400, total: true }, [0, 400, 800]],
    ['from one that gives fewer and has no total', { largest: 400, total: false }, [0, 400, 800]],
  ])('goes through every page %s', async (_, how, expected) => {
    const { access, starts } = connectionsOf(1042, how);
    const index = createConnectionIndex();
    await expect(readConnections(access, index)).resolves.toMatchObject({ ok: true, value: { read: 1042 } });
    expect(starts).toEqual(expected);
    expect(index.size()).toBe(1042);
    expect(index.find('vanity-1041')).toBe('person1041');
  });

  test('tells how far it is after every page', async () => {
    const { access } = connectionsOf(25);
    const onProgress = vi.fn();
    await readConnections(access, createConnectionIndex(), { pageSize: 10, onProgress });
    expect(onProgress.mock.calls).toEqual([
      [{ read: 10, total: 25 }],
      [{ read: 20, total: 25 }],
      [{ read: 25, total: 25 }],
    ]);
  });

  test('matches what has come while the rest is still to come', async () => {
    const { access } = connectionsOf(20);
    const index = createConnectionIndex();
    const found: unknown[] = [];
    const onProgress = () => found.push([index.find('vanity-0'), index.find('vanity-19')]);
    await readConnections(access, index, { pageSize: 10, onProgress });
    expect(found).toEqual([
      ['person0', undefined],
      ['person0', 'person19'],
    ]);
  });

  test('goes on where it ended', async () => {
    const { access, starts } = connectionsOf(25);
    const index = createConnectionIndex();
    await readConnections(access, index, { pageSize: 10, from: 10 });
    expect(starts).toEqual([10, 20]);
    expect(index.size()).toBe(15);
  });

  test('ends where nobody is connected, and where the list goes on for ever', async () => {
    const index = createConnectionIndex();
    const none = fakeLinkedIn([json({ elements: [] })]);
    await expect(readConnections(none.access, index)).resolves.toEqual({ ok: true, value: { read: 0 } });
    const endless = fakeLinkedIn([
      json({ elements: Array.from({ length: 500 }, (_, at) => connection(at)), paging: { links: [{ rel: 'next' }] } }),
    ]);
    await expect(readConnections(endless.access, index)).resolves.toEqual({ ok: true, value: { read: 30_000 } });
    expect(endless.asked).toHaveLength(60);
  });
});

describe('a connection', () => {
  test.each([
    ['whose member is not told', { to: 'urn:li:person:A' }],
    ['whose decoration failed', { to: 'urn:li:person:A', 'to!': { status: 403 } }],
    ['without a vanity name', { to: 'urn:li:person:A', 'to~': { id: 'A' } }],
    ['with a strange one', { to: 'urn:li:person:A', 'to~': { vanityName: 'a/b' } }],
    ['that is an organisation', { to: 'urn:li:organization:1', 'to~': { vanityName: 'someone' } }],
    ['decorated with somebody else', { to: 'urn:li:person:A', 'to~': { id: 'B', vanityName: 'someone' } }],
    ['that is private', { to: 'urn:li:person:private', 'to~': { id: 'private', vanityName: 'someone' } }],
    ['that is none', 7],
  ])('%s is counted and passed over', async (_, element) => {
    const { access } = fakeLinkedIn([json({ elements: [element, connection(1)] })]);
    const index = createConnectionIndex();
    await expect(readConnections(access, index)).resolves.toEqual({ ok: true, value: { read: 2 } });
    expect(index.size()).toBe(1);
    expect(index.find('vanity-1')).toBe('person1');
  });
});

describe('a fault', () => {
  test('leaves what was read, and says how far that was', async () => {
    const page = json({ elements: Array.from({ length: 10 }, (_, at) => connection(at)) });
    const { access } = fakeLinkedIn([page, json({ status: 429, serviceErrorCode: 101 }, 429)]);
    const index = createConnectionIndex();
    const onProgress = vi.fn();
    await expect(readConnections(access, index, { pageSize: 10, onProgress })).resolves.toMatchObject({
      ok: false,
      fault: { code: 'throttled' },
    });
    expect(index.size()).toBe(10);
    expect(onProgress.mock.lastCall).toEqual([{ read: 10 }]);
  });

  test.each([
    ['no-capability', json({ status: 403 }, 403)],
    ['token-refused', json({}, 401)],
    ['unreachable', brokenConnection],
    ['bad-answer', json({ results: {} })],
  ])('is told: %s', async (code, reply) => {
    const { access } = fakeLinkedIn([reply]);
    await expect(readConnections(access, createConnectionIndex())).resolves.toMatchObject({
      ok: false,
      fault: { code },
    });
  });

  test('that may be for the page’s size halves it, down to ten', async () => {
    const { access, asked } = fakeLinkedIn([json({}, 400)]);
    await expect(readConnections(access, createConnectionIndex())).resolves.toMatchObject({ ok: false });
    expect(asked.map(({ address }) => new URL(address).searchParams.get('count'))).toEqual([
      '500',
      '250',
      '125',
      '62',
      '31',
      '15',
      '10',
    ]);
  });

  test('by the caller ends it between two pages', async () => {
    const controller = new AbortController();
    const { access, starts } = connectionsOf(100);
    const reading = readConnections({ ...access, signal: controller.signal }, createConnectionIndex(), {
      pageSize: 10,
      onProgress: ({ read }) => read === 20 && controller.abort(),
    });
    await expect(reading).resolves.toEqual({ ok: false, fault: { code: 'aborted' } });
    expect(starts).toEqual([0, 10]);
  });
});
