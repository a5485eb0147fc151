import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Member } from '../../../src/content/members.ts';
import { createPatience } from '../../../src/content/patience.ts';
import type { Availability } from '../../../src/contract/availability.ts';

const minute = 60_000;
const day = 86_400_000;
const onOver = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  onOver.mockReset();
});
afterEach(() => vi.useRealTimers());

const throttledFor = (milliseconds: number): Availability => ({
  state: 'unavailable',
  reason: 'throttled',
  until: Date.now() + milliseconds,
});

function patienceWith(...ids: string[]) {
  const members = ids.map((personId) => {
    const member: Member = {
      reference: { kind: 'person', personId },
      pixels: 96,
      availability: { state: 'pending' },
      asked: false,
      refusals: 0,
      resting: false,
    };
    return { key: `person:${personId}` as const, member };
  });
  const patience = createPatience(() => members, onOver);
  const take = (personId: string, availability: Availability) => {
    const found = members.find(({ key }) => key === `person:${personId}`);
    if (found) patience.take(found.member, availability);
  };
  const availabilities = () => members.map(({ member }) => member.availability);
  return { members, patience, take, availabilities };
}

test('whoever was answered for is waited for no longer', async () => {
  const { take, availabilities } = patienceWith('Anna');
  take('Anna', { state: 'shown' });
  expect(availabilities()).toEqual([{ state: 'shown' }]);
  await vi.advanceTimersByTimeAsync(day);
  expect(onOver).not.toHaveBeenCalled();
});

test('each is pending again when their own time has come', async () => {
  const { take, availabilities } = patienceWith('Anna', 'Ben');
  take('Anna', throttledFor(3 * minute));
  take('Ben', throttledFor(minute));
  await vi.advanceTimersByTimeAsync(minute);
  expect(onOver).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(onOver.mock.calls).toEqual([[['person:Ben']]]);
  expect(availabilities()).toEqual([
    { state: 'unavailable', reason: 'throttled', until: 3 * minute },
    { state: 'pending' },
  ]);
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(onOver.mock.calls).toEqual([[['person:Ben']], [['person:Anna']]]);
});

test('whoever is throttled again and again waits twice as long each time, but never more than a day', () => {
  const { take, availabilities } = patienceWith('Anna');
  const pauses = Array.from({ length: 9 }, () => {
    take('Anna', throttledFor(minute));
    const [availability] = availabilities();
    return availability?.state === 'unavailable' ? (availability.until ?? 0) / minute : 0;
  });
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64]);
  take('Anna', throttledFor(day));
  expect(availabilities()).toEqual([{ state: 'unavailable', reason: 'throttled', until: day }]);
});

test('an answer of another kind ends that', () => {
  const { take, availabilities } = patienceWith('Anna');
  take('Anna', throttledFor(minute));
  take('Anna', { state: 'unavailable', reason: 'private' });
  take('Anna', throttledFor(minute));
  expect(availabilities()).toEqual([{ state: 'unavailable', reason: 'throttled', until: minute }]);
});

test('once closed, nobody is waited for', async () => {
  const { take, patience } = patienceWith('Anna');
  take('Anna', throttledFor(minute));
  patience.close();
  await vi.advanceTimersByTimeAsync(day);
  expect(onOver).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
