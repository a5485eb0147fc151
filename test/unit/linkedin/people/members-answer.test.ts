import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMembersAnswer } from '../../../../src/linkedin/people/members-answer.ts';
import { element, mediaAddress, member, now, profilePicture } from '../support.ts';

const reasons = ['private', 'no-picture', 'unknown-member', 'throttled', 'failed'];

/** The answers for the IDs asked, in words: a picture's first width, or the reason. */
function read(body: unknown, asked: readonly string[] = ['A'], peopleReadKnown = true) {
  const answers = readMembersAnswer(body, asked, peopleReadKnown, now);
  return (
    answers &&
    asked.map((id) => {
      const answer = answers.get(id);
      return answer?.kind === 'picture' ? answer.artifacts[0]?.width : answer?.reason;
    })
  );
}

describe('one member', () => {
  const decorationFault = (status: unknown) => ({
    id: 'A',
    profilePicture: { displayImage: 'urn:li:digitalmediaAsset:X', 'displayImage!': { status, serviceErrorCode: 101 } },
  });
  const undecorated = { displayImage: 'urn:li:digitalmediaAsset:X' };

  test.each<[string, unknown, unknown]>([
    ['with a picture', member('A', 100), 100],
    ['with a small source under a large class', member('A', 96, 96), 96],
    ['without an ID of its own', { profilePicture: profilePicture(element(100)) }, 100],
    ['that is empty', {}, 'private'],
    ['that is null', null, 'private'],
    ['called private', { id: 'private' }, 'private'],
    ['called private, with a picture all the same', member('private', 100), 'private'],
    ['without profilePicture', { id: 'A', localizedFirstName: 'Ana' }, 'no-picture'],
    ['with a null profilePicture', { id: 'A', profilePicture: null }, 'no-picture'],
    ['without displayImage', { id: 'A', profilePicture: {} }, 'no-picture'],
    ['with no rendition', { id: 'A', profilePicture: profilePicture() }, 'no-picture'],
    ['whose decoration is throttled', decorationFault(429), 'throttled'],
    ['whose decoration failed', decorationFault(500), 'failed'],
    ['whose decoration is refused', decorationFault(403), 'failed'],
    ['whose decoration failed strangely', decorationFault('429'), 'failed'],
    ['whose picture was not decorated', { id: 'A', profilePicture: undecorated }, 'failed'],
    ['whose renditions have all expired', { id: 'A', profilePicture: profilePicture(element(100, 1)) }, 'failed'],
    [
      'whose renditions lie elsewhere',
      { id: 'A', profilePicture: profilePicture(element(100, 9e9, 'https://example.com/')) },
      'failed',
    ],
    ['whose picture is no object', { id: 'A', profilePicture: 'urn:li:digitalmediaAsset:X' }, 'failed'],
    ['that is no object', 'A', 'failed'],
    ['that is a list', [], 'failed'],
  ])('%s', (_, entity, expected) => {
    expect(read({ results: { '(id:A)': entity } })).toEqual([expected]);
  });

  test.each([
    [403, 'private'],
    [404, 'unknown-member'],
    [429, 'throttled'],
    [401, 'failed'],
    [500, 'failed'],
    ['403', 'failed'],
    [undefined, 'failed'],
  ])('refused with %j, in errors and in statuses', (status, expected) => {
    expect(read({ results: {}, errors: { '(id:A)': { status, serviceErrorCode: 100 } } })).toEqual([expected]);
    if (typeof status === 'number') expect(read({ results: {}, statuses: { '(id:A)': status } })).toEqual([expected]);
  });

  test('refused without a status of its own, the status beside it counts', () => {
    const errors = { '(id:A)': { message: 'Not found' } };
    expect(read({ results: {}, errors, statuses: { '(id:A)': 404 } })).toEqual(['unknown-member']);
  });

  test('of whom nothing is said', () => {
    expect(read({ results: {} })).toEqual(['private']);
    expect(read({ errors: {}, statuses: { '(id:A)': 200 } })).toEqual(['private']);
    expect(read({ results: [], errors: {} })).toEqual(['failed']);
  });

  test('refused and given at once, the refusal counts', () => {
    const results = { '(id:A)': member('A', 100) };
    expect(read({ results, errors: { '(id:A)': { status: 403 } } })).toEqual(['private']);
    expect(read({ results, statuses: { '(id:A)': 403.0 } })).toEqual(['private']);
    expect(read({ results, statuses: { '(id:A)': 200.0 } })).toEqual([100]);
  });
});

describe('whose entity it is', () => {
  test('the entity says first, its key after it', () => {
    const results = { '(id:A)': member('B', 200), '(id:B)': member('A', 100) };
    expect(read({ results }, ['A', 'B'])).toEqual([100, 200]);
    expect(read({ results: { strange: member('A', 100) } })).toEqual([100]);
    expect(read({ results: { '%28id%3AA%29': { profilePicture: profilePicture(element(100)) } } })).toEqual([100]);
    expect(read({ results: { A: { id: 7, profilePicture: profilePicture(element(100)) } } })).toEqual([100]);
  });

  test('nobody gets the picture of another', () => {
    expect(read({ results: { '(id:A)': member('B', 100) } })).toEqual(['failed']);
    expect(read({ results: { '(id:A)': member('B', 100) } }, ['A', 'B'])).toEqual(['failed', 100]);
  });

  test('case matters, and the first of two counts', () => {
    expect(read({ results: { '(id:a)': member('a', 100) } })).toEqual(['private']);
    expect(read({ results: { one: member('A', 100), two: member('A', 200) } })).toEqual([100]);
  });

  test('a person ID may be the name of what every object has', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    expect(read({ results: {} }, names)).toEqual(['private', 'private', 'private']);
    const body: unknown = JSON.parse(
      `{"results":{"(id:__proto__)":${JSON.stringify(member('__proto__', 100))}},"errors":{"constructor":{"status":404}}}`,
    );
    expect(read(body, names)).toEqual([100, 'unknown-member', 'private']);
  });
});

describe('a 403 within the answer', () => {
  const refusal = { status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED' };
  const everyone = { results: {}, errors: { '(id:A)': refusal, '(id:B)': refusal } };

  test('is the member’s where people may be read, even for everyone', () => {
    expect(read(everyone, ['A', 'B'], true)).toEqual(['private', 'private']);
  });

  test('is nobody’s to tell while that is not known', () => {
    expect(read(everyone, ['A', 'B'], false)).toEqual(['failed', 'failed']);
  });

  test.each([
    ['shown', member('B', 100), 100],
    ['without a picture', { id: 'B' }, 'no-picture'],
    ['throttled', { id: 'B', profilePicture: { 'displayImage!': { status: 429 } } }, 'throttled'],
  ])('is the member’s where another in the same answer is %s', (_, entity, other) => {
    const body = { results: { '(id:B)': entity }, errors: { '(id:A)': refusal } };
    expect(read(body, ['A', 'B'], false)).toEqual(['private', other]);
  });
});

describe('hostile answers', () => {
  test.each([undefined, null, 7, 'x', [], {}, { status: 403 }, { results: [] }, { results: null, errors: 'x' }])(
    '%j is no answer to a batch',
    (body) => {
      expect(read(body)).toBeUndefined();
    },
  );

  test('keys that would change every object change none', () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"results":{}},"results":{"__proto__":{"polluted":1},"(id:A)":{"__proto__":{"id":"private"},"id":"A"}}}',
    );
    expect(read(body)).toEqual(['no-picture']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('every person asked for is answered, whatever JSON holds', () => {
    const id = fc.constantFrom('A', 'B', '__proto__', 'private');
    const key = fc.oneof(
      id,
      id.map((one) => `(id:${one})`),
      fc.string(),
    );
    const entity = fc.oneof(
      fc.jsonValue(),
      id.map((one) => member(one, 100)),
      fc.record({ id: fc.oneof(id, fc.jsonValue()), profilePicture: fc.jsonValue() }),
      fc.record({ profilePicture: fc.record({ 'displayImage~': fc.jsonValue(), 'displayImage!': fc.jsonValue() }) }),
    );
    const part = (value: fc.Arbitrary<unknown>) => fc.oneof(fc.jsonValue(), fc.dictionary(key, value));
    const body = fc.record(
      { results: part(entity), errors: part(fc.record({ status: fc.jsonValue() })), statuses: part(fc.jsonValue()) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), body), fc.boolean(), (value, known) => {
        // Through text, as it comes: only so are `__proto__` keys an object's own.
        const answers = readMembersAnswer(JSON.parse(JSON.stringify(value)), ['A', 'B', '__proto__'], known, now);
        for (const answer of answers?.values() ?? []) {
          if (answer.kind === 'picture') expect(answer.artifacts[0]?.address).toBe(mediaAddress('s100'));
          else expect(reasons).toContain(answer.reason);
        }
        if (answers !== undefined) expect([...answers.keys()]).toEqual(['A', 'B', '__proto__']);
      }),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
