import { afterEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));
vi.mock('../../../src/browser/words.ts', () => import('../ui/catalogue.ts'));

import { locationKindOf } from '../../../sandbox/world/locations.ts';
import { people } from '../../../sandbox/world/people.ts';
import { cells, type PlaceName, places } from '../../scenario/faults/cells.ts';
import { faults } from '../../scenario/faults/faults.ts';
import { type Sight, sightOf } from '../../scenario/faults/sights.ts';
import type { Doing } from './fault-doings.ts';
import { myProfileDoings } from './my-profile-doings.ts';
import { closeSandboxedWorker, openSandboxedWorker, type SandboxedWorker } from './sandboxed-worker.ts';

afterEach(closeSandboxedWorker);

const usual = ['openid', 'profile', 'r_basicprofile'];

/** Two whose pictures the viewer may see. */
const members = people.filter(({ kind, referenceForm }) => kind === 'open' && referenceForm === 'urn').slice(0, 2);
const memberIds = members.map(({ personId }) => personId);
const memberWith = (location: ReturnType<typeof locationKindOf>) =>
  people.find((one) => one.kind === 'open' && locationKindOf(one) === location)?.personId ?? '';

const seePictures =
  (personIds: readonly string[]) =>
  async (worker: SandboxedWorker): Promise<string> => {
    const told = [...(await worker.pictures(personIds)).values()];
    if (worker.viewer().state === 'signed-out') return seeViewer(worker);
    const seen = told.map(({ availability, picture }) => {
      if (availability.state === 'shown') return picture === undefined ? 'nothing' : 'pictures';
      return availability.state === 'unavailable' ? availability.reason : 'nothing';
    });
    return [...new Set(seen)].join(' and ');
  };

const seeCard =
  (personId: string) =>
  async (worker: SandboxedWorker): Promise<string> => {
    const answer = await worker.card(personId);
    if (answer.kind === 'card') {
      // What the place's own endpoint said of the token comes to the session a moment later.
      await worker.pass(1000);
      if (worker.viewer().state === 'signed-out') return seeViewer(worker);
      return answer.text.place === '' ? 'card-without-place' : 'card';
    }
    if (worker.viewer().state === 'signed-out') return seeViewer(worker);
    if (answer.kind !== 'unavailable') return answer.kind;
    return answer.unavailable.reason === 'failed' ? 'card-failed' : answer.unavailable.reason;
  };

async function seeConnections(worker: SandboxedWorker): Promise<string> {
  const state = await worker.connections();
  if (worker.viewer().state === 'signed-out') return seeViewer(worker);
  if (state.state === 'no-capability') return 'connections-refused';
  return state.state === 'stopped' ? `connections-${state.why}` : 'connections';
}

async function seeSignIn(worker: SandboxedWorker): Promise<string> {
  await worker.signIn();
  return seeViewer(worker);
}

function seeViewer(worker: SandboxedWorker): string {
  const viewer = worker.viewer();
  if (viewer.state === 'signed-in') return viewer.picture === undefined ? 'initials' : 'signed-in';
  if (viewer.state !== 'signed-out') return viewer.state;
  return viewer.fault ?? (viewer.ended === 'revoked' ? 'signed-out' : 'invited');
}

const signingIn = (scopes = usual): Doing => ({ scopes, signedIn: false, run: seeSignIn });
const looking = (run: Doing['run'], more: Partial<Doing> = {}): Doing => ({
  scopes: usual,
  signedIn: true,
  run,
  ...more,
});

const doings: Readonly<Record<Exclude<PlaceName, 'authorization'>, Doing>> = {
  people: looking(seePictures(memberIds)),
  media: looking(seePictures(memberIds.slice(0, 1))),
  card: looking(seeCard(memberWith('chosen-geo'))),
  geo: looking(seeCard(memberWith('chosen-geo')), {
    prepare: ({ network }) => network.control.suppose({ geoDecoration: false }),
  }),
  places: looking(seeCard(memberWith('legacy-place'))),
  regions: looking(seeCard(memberWith('legacy-region'))),
  connections: looking(seeConnections, { scopes: [...usual, 'r_1st_connections'] }),
  ...myProfileDoings,
  'token-service': signingIn(),
  token: signingIn(),
  userinfo: signingIn(),
  me: signingIn(['r_basicprofile']),
  'own-picture': signingIn(),
};

type Opened = {
  readonly worker: SandboxedWorker;
  /** What was entered before anything went wrong. */
  readonly entries: Record<string, unknown>;
};

/** Signed in, with every consent given; then a browser that was closed since, where the doing begins with nobody. */
async function opened({ scopes, signedIn, prepare }: Doing, isNewToken: boolean): Promise<Opened> {
  const worker = await openSandboxedWorker(scopes);
  await worker.signIn();
  await worker.consent();
  const entries = await worker.entries();
  if (!signedIn || isNewToken) await worker.restartBrowser();
  if (signedIn && isNewToken) await worker.signIn(false);
  prepare?.(worker);
  worker.network.journal.clear();
  return { worker, entries };
}

/** What is seen once the fault has passed and the person has done what they are told to. */
async function seeAfterwards(worker: SandboxedWorker, { run, signedIn }: Doing, sees: Sight): Promise<string> {
  const { wayBack } = sightOf(sees);
  if (wayBack === 'tomorrow') {
    worker.network.journal.clear();
    // Until then nobody is asked.
    expect(await run(worker)).toBe(sees);
    expect(worker.network.journal.entries).toEqual([]);
    await worker.pass(86_400_000);
  }
  if (wayBack === 'new-session') await worker.restartBrowser();
  if (signedIn && (wayBack === 'new-session' || wayBack === 'sign-in')) await worker.signIn();
  return run(worker);
}

/** How far a picture can be drawn is known to the page alone, and neither of the two members has a picture that lasts. */
const inWorker: Partial<Record<Sight, string>> = { 'in-part': 'pictures', expired: 'failed' };

describe.each(Object.keys(doings) as (keyof typeof doings)[])('%s', (place) => {
  const doing = doings[place];

  test.each(cells.filter((cell) => cell.place === place))('$fault: $sees', async ({ fault, sees, asked }) => {
    const { worker, entries } = await opened(doing, fault === '401-new-token');
    const { control, journal } = worker.network;
    const { endpoint } = places[place];
    faults[fault].bring(control, endpoint);
    expect(await doing.run(worker)).toBe(inWorker[sees] ?? sees);
    expect(journal.of(endpoint)).toHaveLength(asked ?? 0);
    expect(await worker.entries()).toEqual(entries);

    if (sightOf(sees).wayBack === undefined) return;
    control.clearFaults();
    control.setPictureLifetime(86_400);
    expect(await seeAfterwards(worker, doing, sees)).toBe(places[place].whole);
    expect(await worker.entries()).toEqual(entries);
  });
});

test('the person has entered something that could be lost', async () => {
  const { entries } = await opened(doings.people, false);
  const { settings, keptSignedIn, confirmedCrmUsers, ownData } = entries;
  expect(settings).toMatchObject({ linkedin: { clientId: 'sandbox-client' } });
  expect(keptSignedIn).toEqual(expect.any(String));
  expect(confirmedCrmUsers).toHaveLength(1);
  expect(ownData).toMatchObject({ keeping: true, name: 'Anna Lindqvist', picture: 'image/jpeg' });
});
