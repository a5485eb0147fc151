import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMember, readMemberAnswer } from '../../../src/linkedin/member.ts';
import { fakeLinkedIn, json, member, now } from './support.ts';

async function read(reply: () => Response, peopleReadKnown = true, personId = 'A') {
  const { access, asked } = fakeLinkedIn([reply]);
  const answer = await readMember(access, personId, { peopleReadKnown });
  if (!answer.ok) return answer.fault.code;
  return [answer.value.kind === 'picture' ? answer.value.artifacts[0]?.width : answer.value.reason, asked.length];
}

test('one member is asked for by the documented key', async () => {
  const { access, asked } = fakeLinkedIn([json(member('yrZCpj2Z12', 100))]);
  await readMember(access, 'yrZCpj2Z12', { peopleReadKnown: true });
  expect(asked[0]?.address).toBe(
    'https://api.linkedin.com/v2/people/(id:yrZCpj2Z12)?projection=(id,profilePicture(displayImage~:playableStreams))',
  );
});

test('each way it may be answered is told', async () => {
  expect(await read(json(member('A', 100)))).toEqual([100, 1]);
  expect(await read(json({ id: 'A' }))).toEqual(['no-picture', 1]);
  expect(await read(json({}))).toEqual(['private', 1]);
  expect(await read(json({ id: 'private' }))).toEqual(['private', 1]);
  expect(await read(json(member('B', 100)))).toEqual(['failed', 1]);
  expect(await read(json({ status: 404 }, 404))).toEqual(['unknown-member', 1]);
  expect(await read(json({ status: 404 }, 404), true, 'a/b')).toEqual(['unknown-member', 0]);
  expect(await read(json([]))).toBe('bad-answer');
  expect(await read(json({}, 400))).toBe('bad-answer');
});

test('a 403 is the member’s only where it is known that people may be read', async () => {
  expect(await read(json({ status: 403 }, 403), true)).toEqual(['private', 1]);
  expect(await read(json({ status: 403 }, 403), false)).toBe('no-capability');
});

test('nothing throws, whatever JSON holds', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (body, picture) => {
      readMemberAnswer(body, 'A', now);
      expect(readMemberAnswer({ id: 'A', profilePicture: picture }, 'A', now)?.kind).toBe('unavailable');
    }),
  );
});
