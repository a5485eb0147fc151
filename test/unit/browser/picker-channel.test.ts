// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const { lastPort, opened, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { openSetUpPort } from '../../../src/browser/picker-channel.ts';

const begun = { kind: 'begun', key: 'a-key', signedIn: true, containers: [] } as const;
const onAnswer = vi.fn();
const onGone = vi.fn();

beforeEach(() => {
  resetNative();
  vi.useFakeTimers();
  onAnswer.mockClear();
  onGone.mockClear();
});
afterEach(() => vi.useRealTimers());

test('the picker says first of all that it is there, and hears what is answered', () => {
  openSetUpPort(onAnswer, onGone);
  expect(lastPort().name).toBe('set-up');
  expect(lastPort().sent).toEqual([{ kind: 'begin' }]);
  lastPort().hear(begun);
  expect(onAnswer).toHaveBeenCalledWith(begun);
});

test('a worker that stopped is called again with its key, and told what was said meanwhile', () => {
  const port = openSetUpPort(onAnswer, onGone);
  lastPort().hear(begun);
  lastPort().leave();
  port.send({ kind: 'end-preview' });
  vi.advanceTimersByTime(200);
  expect(opened).toHaveLength(2);
  expect(lastPort().sent).toEqual([{ kind: 'begin', key: 'a-key' }, { kind: 'end-preview' }]);
});

test('what was closed stays closed', () => {
  const port = openSetUpPort(onAnswer, onGone);
  port.close();
  expect(lastPort().disconnected).toBe(true);
  lastPort().leave();
  vi.advanceTimersByTime(1000);
  expect(opened).toHaveLength(1);
});

test('a picker that outlived its extension is told', () => {
  openSetUpPort(onAnswer, onGone);
  orphan();
  lastPort().leave();
  vi.advanceTimersByTime(200);
  expect(onGone).toHaveBeenCalledOnce();
});
