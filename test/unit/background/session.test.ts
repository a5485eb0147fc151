import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fakes/browser.ts')).fake }));

import { createSession } from '../../../src/background/session.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred, turns } from '../fakes/turns.ts';

const start = Date.UTC(2026, 10, 20, 15, 30);
const anna = { personId: 'A', name: 'Anna Berg' };
const ben = { personId: 'B', name: 'Ben Ito' };
const token = { accessToken: 'token-a', issuedAt: start, expiresAt: start + 60_000, scopes: ['openid'] };
const tokenOfBen = { ...token, accessToken: 'token-b' };
const picture = { base64: '/9j/', type: 'image/jpeg' };

beforeEach(resetBrowser);

async function sessionOf(now: () => number = () => start) {
  const session = createSession(now);
  await session.ready;
  const epochs: number[] = [];
  const changes = vi.fn();
  session.onEpoch((epoch) => epochs.push(epoch));
  session.onChange(changes);
  return { session, epochs, changes };
}

describe('a worker that has just started', () => {
  test('finds nobody in a browser that has just started', async () => {
    const { session } = await sessionOf();
    expect(session.viewer()).toBeUndefined();
    expect(session.token()).toBeUndefined();
    expect(session.lastEnd()).toBeUndefined();
    expect(session.pausedUntil()).toBe(0);
    expect(session.signal().aborted).toBe(false);
  });

  test('finds everything that the former worker left in the session', async () => {
    const { session: former } = await sessionOf();
    await former.begin(anna, token);
    await former.keepOwnPicture(picture, former.epoch());
    await former.learnPeopleRead('granted');
    await former.pauseUntil(start + 1000);

    const { session } = await sessionOf();
    expect(session.epoch()).toBe(former.epoch());
    expect(session.viewer()).toEqual(anna);
    expect(session.token()).toEqual(token);
    expect(session.ownPicture()).toEqual(picture);
    expect(session.peopleRead()).toBe('granted');
    expect(session.pausedUntil()).toBe(start + 1000);
  });

  test('finds an attempt whose window’s answer can no longer arrive, and says that it was interrupted', async () => {
    const { session: former } = await sessionOf();
    await former.attemptBegins();

    const { session } = await sessionOf();
    expect(session.lastEnd()).toEqual({ fault: 'interrupted' });
    expect(await stored('session')).toEqual({ signInEnd: { fault: 'interrupted' } });
  });

  test('tells how the last session ended, also when it was a worker before', async () => {
    const { session: former } = await sessionOf();
    await former.begin(anna, token);
    await former.end('revoked');

    const { session } = await sessionOf();
    expect(session.lastEnd()).toEqual({ ended: 'revoked' });
    expect(session.viewer()).toBeUndefined();
  });
});

describe('signing in', () => {
  test('is in memory before anything is written', async () => {
    const { session } = await sessionOf();
    const written = deferred<void>();
    const write = vi.spyOn(fake.storage.session, 'set').mockReturnValue(written.promise as never);
    const beginning = session.begin(anna, token);
    expect(session.viewer()).toEqual(anna);
    expect(session.token()).toEqual(token);
    expect(session.epoch()).toBe(2);
    write.mockRestore();
    written.resolve();
    await beginning;
  });

  test('begins a new epoch, which ends whatever was under way in the former one', async () => {
    const { session, epochs, changes } = await sessionOf();
    const former = session.signal();
    await session.begin(anna, token);
    expect(former.aborted).toBe(true);
    expect(session.signal().aborted).toBe(false);
    expect(epochs).toEqual([2]);
    expect(changes).toHaveBeenCalled();
  });

  test('leaves nothing of a former viewer, in memory or kept', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    await session.keepOwnPicture(picture, session.epoch());
    await session.learnPeopleRead('refused');
    await session.pauseUntil(start + 1000);
    await session.begin(ben, tokenOfBen);
    expect(session.ownPicture()).toBeUndefined();
    expect(session.peopleRead()).toBeUndefined();
    expect(session.pausedUntil()).toBe(0);
    expect(await stored('session')).toEqual({ epoch: 3, viewer: ben, token: tokenOfBen });
  });

  test('takes the signed-out mark away', async () => {
    const { session } = await sessionOf();
    await session.end();
    expect(await stored('local')).toEqual({ signedOutMark: true });
    await session.begin(anna, token);
    expect(await stored('local')).toEqual({});
  });

  test('announces the new epoch only when what was kept of the former viewer is gone', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    let found: unknown;
    session.onEpoch(() => {
      found = stored('session');
    });
    await session.begin(ben, tokenOfBen);
    await expect(found).resolves.toEqual({ epoch: 3, viewer: ben, token: tokenOfBen });
  });
});

describe('an attempt', () => {
  test('is noted before the window opens', async () => {
    const { session } = await sessionOf();
    await session.attemptBegins();
    expect(await stored('session')).toEqual({ signInAttempt: true });
  });

  test('clears away how the last one ended', async () => {
    const { session } = await sessionOf();
    await session.attemptFails('denied');
    expect(session.lastEnd()).toEqual({ fault: 'denied' });
    await session.attemptBegins();
    expect(session.lastEnd()).toBeUndefined();
  });

  test('that fails leaves its reason and no state', async () => {
    const { session, changes } = await sessionOf();
    await session.attemptBegins();
    changes.mockClear();
    await session.attemptFails('window-closed');
    expect(await stored('session')).toEqual({ signInEnd: { fault: 'window-closed' } });
    expect(changes).toHaveBeenCalledTimes(1);
    expect(session.epoch()).toBe(1);
  });

  test('that succeeds leaves no state', async () => {
    const { session } = await sessionOf();
    await session.attemptBegins();
    await session.begin(anna, token);
    expect(await stored('session')).toEqual({ epoch: 2, viewer: anna, token });
  });
});

describe('signing out', () => {
  test('is in memory before anything is written', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    const former = session.signal();
    const erased = deferred<void>();
    const erase = vi.spyOn(fake.storage.session, 'remove').mockReturnValue(erased.promise as never);
    const ending = session.end();
    expect(session.viewer()).toBeUndefined();
    expect(session.token()).toBeUndefined();
    expect(session.epoch()).toBe(3);
    expect(former.aborted).toBe(true);
    erase.mockRestore();
    erased.resolve();
    await ending;
  });

  test('leaves nothing of the viewer, and a durable mark', async () => {
    const { session, epochs } = await sessionOf();
    await session.begin(anna, token);
    await session.keepOwnPicture(picture, session.epoch());
    await session.learnPeopleRead('granted');
    await session.end();
    expect(await stored('session')).toEqual({ epoch: 3 });
    expect(await stored('local')).toEqual({ signedOutMark: true });
    expect(session.lastEnd()).toBeUndefined();
    expect(epochs).toEqual([2, 3]);
  });

  test.each(['expired', 'revoked'] as const)('by LinkedIn (%s) is told as such, without the mark', async (ended) => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    await session.end(ended);
    expect(await stored('session')).toEqual({ epoch: 3, signInEnd: { ended } });
    expect(await stored('local')).toEqual({});
    expect(session.lastEnd()).toEqual({ ended });
  });
});

describe('a token past its lifetime', () => {
  test('is never given out, and ends the session on the spot', async () => {
    let now = start;
    const { session, epochs } = await sessionOf(() => now);
    await session.begin(anna, token);
    now = token.expiresAt - 1;
    expect(session.token()).toEqual(token);
    now = token.expiresAt;
    expect(session.token()).toBeUndefined();
    expect(session.viewer()).toBeUndefined();
    await turns();
    expect(session.lastEnd()).toEqual({ ended: 'expired' });
    expect(epochs).toEqual([2, 3]);
    expect(await stored('session')).toEqual({ epoch: 3, signInEnd: { ended: 'expired' } });
  });

  test('ends the session once, however often it is asked for', async () => {
    let now = start;
    const { session, epochs } = await sessionOf(() => now);
    await session.begin(anna, token);
    now = token.expiresAt;
    session.token();
    session.token();
    await turns();
    expect(epochs).toEqual([2, 3]);
  });

  test('is found out by a worker that has just started, too', async () => {
    const { session: former } = await sessionOf();
    await former.begin(anna, token);
    const { session } = await sessionOf(() => token.expiresAt);
    expect(session.token()).toBeUndefined();
    await turns();
    expect(await stored('session')).toEqual({ epoch: 3, signInEnd: { ended: 'expired' } });
  });
});

describe('the viewer’s own picture', () => {
  test('of a former epoch is dropped', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    const epoch = session.epoch();
    await session.begin(ben, tokenOfBen);
    await session.keepOwnPicture(picture, epoch);
    expect(session.ownPicture()).toBeUndefined();
    expect(await stored('session')).not.toHaveProperty('ownPicture');
  });

  test('of this epoch is kept and told', async () => {
    const { session, changes } = await sessionOf();
    await session.begin(anna, token);
    changes.mockClear();
    await session.keepOwnPicture(picture, session.epoch());
    expect(await stored('session')).toMatchObject({ ownPicture: picture });
    expect(changes).toHaveBeenCalledTimes(1);
  });
});

test('what LinkedIn said of people read is written only where it is new', async () => {
  const { session } = await sessionOf();
  const write = vi.spyOn(fake.storage.session, 'set');
  await session.learnPeopleRead('granted');
  await session.learnPeopleRead('granted');
  expect(write).toHaveBeenCalledTimes(1);
  await session.learnPeopleRead('refused');
  expect(session.peopleRead()).toBe('refused');
  write.mockRestore();
});
