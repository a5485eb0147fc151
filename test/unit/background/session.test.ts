import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { createSession, type Session } from '../../../src/background/session.ts';
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
    await former.attemptBegins(false);

    const { session } = await sessionOf();
    expect(session.lastEnd()).toEqual({ fault: 'interrupted' });
    expect(await stored('session')).toEqual({ signInEnd: { fault: 'interrupted' } });
  });

  test('finds a renewal that was lost, of which nobody knew, and says that it was not renewed', async () => {
    const { session: former } = await sessionOf();
    await former.attemptBegins(true);

    const { session } = await sessionOf();
    expect(session.lastEnd()).toEqual({ ended: 'not-renewed' });
    expect(session.renewalTried()).toBe(true);
    expect(await stored('session')).toEqual({ renewalTried: true, signInEnd: { ended: 'not-renewed' } });
  });

  test('knows that the person signed out, also when the browser was closed since', async () => {
    const { session: former } = await sessionOf();
    await former.end();
    await fake.storage.session.clear();

    const { session } = await sessionOf();
    expect(session.signedOut()).toBe(true);
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

  test('is not paused for longer than a day, should the clock have been wrong when LinkedIn named its time', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    await session.pauseUntil(start + 86_400_000);
    expect(session.pausedUntil()).toBe(start + 86_400_000);
    await session.pauseUntil(start + 86_400_001);
    expect(session.pausedUntil()).toBe(0);
  });

  test('leaves nothing of a former viewer, in memory or kept', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    await session.keepOwnPicture(picture, session.epoch());
    await session.learnPeopleRead('refused');
    await session.learnConnectionsRead('refused');
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
    await session.attemptBegins(false);
    expect(await stored('session')).toEqual({ signInAttempt: { renewing: false } });
  });

  test('clears away how the last one ended', async () => {
    const { session } = await sessionOf();
    await session.attemptFails('denied');
    expect(session.lastEnd()).toEqual({ fault: 'denied' });
    await session.attemptBegins(false);
    expect(session.lastEnd()).toBeUndefined();
  });

  test('that fails leaves its reason and no state', async () => {
    const { session, changes } = await sessionOf();
    await session.attemptBegins(false);
    changes.mockClear();
    await session.attemptFails('window-closed');
    expect(await stored('session')).toEqual({ signInEnd: { fault: 'window-closed' } });
    expect(changes).toHaveBeenCalledTimes(1);
    expect(session.epoch()).toBe(1);
  });

  test('that succeeds leaves no state', async () => {
    const { session } = await sessionOf();
    await session.attemptBegins(false);
    await session.begin(anna, token);
    expect(await stored('session')).toEqual({ epoch: 2, viewer: anna, token });
  });
});

describe('signing out', () => {
  test('is in memory, and told, before anything is written', async () => {
    const { session, epochs } = await sessionOf();
    await session.begin(anna, token);
    const former = session.signal();
    const erased = deferred<void>();
    const erase = vi.spyOn(fake.storage.session, 'remove').mockReturnValue(erased.promise as never);
    const ending = session.end();
    expect(session.viewer()).toBeUndefined();
    expect(session.token()).toBeUndefined();
    expect(session.epoch()).toBe(3);
    expect(former.aborted).toBe(true);
    expect(epochs).toEqual([2, 3]);
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

describe('that the person signed out', () => {
  test('is known before anything is written, and until the next sign-in', async () => {
    const { session } = await sessionOf();
    expect(session.signedOut()).toBe(false);
    const ending = session.end();
    expect(session.signedOut()).toBe(true);
    await ending;
    const beginning = session.begin(anna, token);
    expect(session.signedOut()).toBe(false);
    await beginning;
    await turns();
    expect(session.signedOut()).toBe(false);
  });

  test('is not said of a session that LinkedIn ended', async () => {
    const { session } = await sessionOf();
    await session.begin(anna, token);
    await session.end('revoked');
    await turns();
    expect(session.signedOut()).toBe(false);
  });

  test('is forgotten where the mark is erased from outside', async () => {
    const { session } = await sessionOf();
    await session.end();
    await fake.storage.local.remove('signedOutMark');
    await turns();
    expect(session.signedOut()).toBe(false);
  });

  test('holds also while what is told of an earlier sign-in is still being read', async () => {
    const { session } = await sessionOf();
    await session.end();
    const read = deferred<Record<string, unknown>>();
    const get = vi.spyOn(fake.storage.local, 'get').mockReturnValueOnce(read.promise as never);
    await session.begin(anna, token);
    const erased = deferred<void>();
    const erase = vi.spyOn(fake.storage.session, 'remove').mockReturnValueOnce(erased.promise as never);
    const ending = session.end();
    read.resolve({});
    await turns();
    expect(get).toHaveBeenCalled();
    expect(session.signedOut()).toBe(true);
    get.mockRestore();
    erase.mockRestore();
    erased.resolve();
    await ending;
    expect(session.signedOut()).toBe(true);
  });
});

describe('a renewal', () => {
  test('is noted as tried from its beginning until somebody is signed in', async () => {
    const { session } = await sessionOf();
    expect(session.renewalTried()).toBe(false);
    await session.attemptBegins(true);
    expect(await stored('session')).toEqual({ signInAttempt: { renewing: true }, renewalTried: true });
    await session.attemptFails('not-renewed');
    expect(await stored('session')).toEqual({ renewalTried: true, signInEnd: { ended: 'not-renewed' } });
    await session.attemptBegins(false);
    expect(session.renewalTried()).toBe(true);
    await session.begin(anna, token);
    expect(session.renewalTried()).toBe(false);
    expect(await stored('session')).toEqual({ epoch: 2, viewer: anna, token });
  });
});

describe('erasing one thing', () => {
  test.each([
    ['ownPicture', (session: Session) => session.ownPicture()],
    ['peopleRead', (session: Session) => session.peopleRead()],
    ['connectionsRead', (session: Session) => session.connectionsRead()],
    ['cardFields', (session: Session) => session.cardFields()],
    ['pausedUntil', (session: Session) => session.pausedUntil() || undefined],
    ['signInEnd', (session: Session) => session.lastEnd()],
    ['renewalTried', (session: Session) => session.renewalTried() || undefined],
  ] as const)('%s is gone from memory and storage, is told, and leaves the rest', async (key, read) => {
    const { session, changes } = await sessionOf();
    await session.begin(anna, token);
    await session.attemptBegins(true);
    await session.attemptFails('not-renewed');
    await session.keepOwnPicture(picture, session.epoch());
    await session.learnPeopleRead('refused');
    await session.learnConnectionsRead('refused');
    await session.learnCardFields('lite');
    await session.pauseUntil(start + 1000);
    const before = await stored('session');
    expect(read(session)).toBeDefined();
    changes.mockClear();
    await session.erase(key);
    expect(read(session)).toBeUndefined();
    const { [key]: _erased, ...rest } = before;
    expect(await stored('session')).toEqual(rest);
    expect(changes).toHaveBeenCalledTimes(1);
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
