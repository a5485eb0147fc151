import { describe, expect, test } from 'vitest';
import { batchesOf, membersRequest, readMembers } from '../../../src/linkedin/members.ts';
import { element, fakeLinkedIn, json, mediaAddress, member, profilePicture } from './support.ts';

const known = { peopleReadKnown: true };
const idsUpTo = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => `p${index}`.padEnd(length, 'x'));

describe('the request', () => {
  test('is the batch form, even for one, with its structure raw', () => {
    expect(membersRequest(['A'])).toEqual({
      address:
        'https://api.linkedin.com/v2/people?ids=List((id:A))&projection=(results*(id,profilePicture(displayImage~:playableStreams)))',
      restli: true,
    });
    expect(membersRequest(['A', 'b-_9']).address).toContain('?ids=List((id:A),(id:b-_9))&');
  });

  test.each([
    [0, 10, 0],
    [1, 64, 1],
    [50, 64, 1],
    [500, 10, 2],
  ])('%i members with IDs of %i characters take %i', (count, length, calls) => {
    const ids = idsUpTo(count, length);
    const batches = batchesOf(ids);
    expect(batches).toHaveLength(calls);
    expect(batches.flat()).toEqual(ids);
    for (const batch of batches) {
      expect(new URL(membersRequest(batch).address).search.length - 1).toBeLessThanOrEqual(4096);
    }
  });
});

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

  test('more than one call’s worth is asked in turn, and each is answered', async () => {
    const ids = idsUpTo(500);
    const { access, asked } = fakeLinkedIn([
      json({ results: {}, statuses: { [`(id:${ids[0]})`]: 404 } }),
      json({ results: { last: member(ids[499] ?? '', 100) } }),
    ]);
    const answer = await readMembers(access, ids, known);
    if (!answer.ok) throw new Error(answer.fault.code);
    expect(asked).toHaveLength(2);
    expect(answer.value.size).toBe(500);
    expect(answer.value.get(ids[0] ?? '')).toEqual({ kind: 'unavailable', reason: 'unknown-member' });
    expect(answer.value.get(ids[499] ?? '')?.kind).toBe('picture');
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
