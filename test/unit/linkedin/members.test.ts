import { describe, expect, test } from 'vitest';
import { readMembers } from '../../../src/linkedin/members.ts';
import { element, fakeLinkedIn, json, mediaAddress, member, profilePicture } from './support.ts';

const known = { peopleReadKnown: true };
const sizes = (asked: readonly { readonly address: string }[]) =>
  asked.map(({ address }) => address.match(/\(id:/g)?.length);
const idsUpTo = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => `p${index}`.padEnd(length, 'x'));

describe('readMembers', () => {
  test('25 members cost one call', async () => {
    const ids = idsUpTo(25);
    const results = Object.fromEntries(ids.map((id) => [`(id:${id})`, member(id, 100)]));
    const { access, asked } = fakeLinkedIn([json({ results, statuses: {}, errors: {} })]);
    const answer = await readMembers(access, ids, known);
    expect(asked).toHaveLength(1);
    expect(answer.ok && [...answer.value.values()].every(({ kind }) => kind === 'picture')).toBe(true);
  });

  test('one member is asked for once, however often named', async () => {
    const { access, asked } = fakeLinkedIn([json({ results: { '(id:A)': member('A', 100) } })]);
    const answer = await readMembers(access, ['A', 'A'], known);
    expect(asked[0]?.address).toContain('List((id:A))');
    expect(answer.ok && answer.value.size).toBe(1);
  });

  test('what is no person ID is answered without asking', async () => {
    const { access, asked } = fakeLinkedIn([json({ results: { '(id:A)': member('A', 100) } })]);
    const strange = ['', 'a/../b', 'A),(id:B', 'x'.repeat(65)];
    const answer = await readMembers(access, [...strange, 'A'], known);
    expect(asked[0]?.address).toContain('List((id:A))&');
    if (!answer.ok) throw new Error(answer.fault.code);
    for (const id of strange) expect(answer.value.get(id)).toEqual({ kind: 'unavailable', reason: 'unknown-member' });
    expect(answer.value.get('A')).toMatchObject({ kind: 'picture', artifacts: [{ width: 100 }] });

    await expect(readMembers(access, strange, known)).resolves.toMatchObject({ ok: true });
    await expect(readMembers(access, [], known)).resolves.toEqual({ ok: true, value: new Map() });
    expect(asked).toHaveLength(1);
  });

  test('more than a batch is asked in turn, fifty at a time, and each is answered', async () => {
    const ids = idsUpTo(120);
    const { access, asked } = fakeLinkedIn([
      json({ results: {}, statuses: { [`(id:${ids[0]})`]: 404 } }),
      json({ results: {} }),
      json({ results: { last: member(ids[119] ?? '', 100) } }),
    ]);
    const answer = await readMembers(access, ids, known);
    if (!answer.ok) throw new Error(answer.fault.code);
    expect(sizes(asked)).toEqual([50, 50, 20]);
    expect([...answer.value.keys()]).toEqual(ids);
    expect(answer.value.get(ids[0] ?? '')).toEqual({ kind: 'unavailable', reason: 'unknown-member' });
    expect(answer.value.get(ids[119] ?? '')?.kind).toBe('picture');
  });

  test.each([
    [1, [1, 1, 1]],
    [2, [2, 1]],
    [100, [3]],
    [0, [1, 1, 1]],
  ])('a batch is as large as it is set, %i', async (batchSize, expected) => {
    const { access, asked } = fakeLinkedIn([json({ results: {} })]);
    await readMembers(access, idsUpTo(3), { ...known, batchSize });
    expect(sizes(asked)).toEqual(expected);
  });

  test('a batch too long for an address is tunnelled', async () => {
    const ids = idsUpTo(100, 64);
    const { access, asked } = fakeLinkedIn([json({ results: { last: member(ids[99] ?? '', 100) } })]);
    const answer = await readMembers(access, ids, { ...known, batchSize: 100 });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.init.method).toBe('POST');
    expect(asked[0]?.init.body).toContain(`(id:${ids[99]})`);
    expect(answer.ok && answer.value.get(ids[99] ?? '')?.kind).toBe('picture');
  });

  describe('a batch that may be too large', () => {
    test.each([400, 405, 413, 414])(
      'for which %i is said is asked for in halves, and the rest like it',
      async (status) => {
        const { access, asked } = fakeLinkedIn([
          json({ status }, status),
          json({ status }, status),
          json({ results: {} }),
        ]);
        const answer = await readMembers(access, idsUpTo(100), { ...known, batchSize: 100 });
        expect(answer.ok && answer.value.size).toBe(100);
        expect(sizes(asked)).toEqual([100, 50, 25, 25, 25, 25]);
      },
    );

    test('is given up where even one is refused', async () => {
      const { access, asked } = fakeLinkedIn([json({}, 400)]);
      await expect(readMembers(access, idsUpTo(50), known)).resolves.toEqual({
        ok: false,
        fault: { code: 'bad-answer', status: 400 },
      });
      expect(sizes(asked)).toEqual([50, 25, 13, 7, 4, 2, 1]);
    });

    test('is not asked for again where the answer is merely bad', async () => {
      const { access, asked } = fakeLinkedIn([json([])]);
      await expect(readMembers(access, idsUpTo(50), known)).resolves.toMatchObject({ ok: false });
      expect(asked).toHaveLength(1);
    });
  });

  test.each([true, false])(
    'a 403 of the whole call is the app’s, with people read known: %j',
    async (peopleReadKnown) => {
      const { access, asked } = fakeLinkedIn([
        json({ status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED' }, 403),
      ]);
      await expect(readMembers(access, ['A', 'B'], { peopleReadKnown })).resolves.toEqual({
        ok: false,
        fault: { code: 'no-capability' },
      });
      expect(asked).toHaveLength(1);
    },
  );

  test('a fault of the second call is the fault of all', async () => {
    const { access } = fakeLinkedIn([json({ results: {} }), json({}, 401)]);
    await expect(readMembers(access, idsUpTo(500), known)).resolves.toEqual({
      ok: false,
      fault: { code: 'token-refused' },
    });
  });

  test('what is no answer to a batch is a bad answer', async () => {
    const { access } = fakeLinkedIn([json(['A'], 203)]);
    await expect(readMembers(access, ['A'], known)).resolves.toEqual({
      ok: false,
      fault: { code: 'bad-answer', status: 203 },
    });
  });

  test('the system’s clock serves where no other is given', async () => {
    const later = Math.floor(Date.now() / 1000) + 60;
    const picture = profilePicture(element(100, later, mediaAddress('a', later)), element(200, later - 120));
    const { access } = fakeLinkedIn([json({ results: { A: { id: 'A', profilePicture: picture } } })], {
      now: undefined,
    });
    const answer = await readMembers(access, ['A'], known);
    expect(answer.ok && answer.value.get('A')).toMatchObject({ artifacts: [{ expiresAt: later * 1000 }] });
  });
});
