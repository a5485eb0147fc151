import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { ben } from '../../../sandbox/world/accounts.ts';
import type { CrmPhotoFault, CrmPhotoResult } from '../../../src/contract/crm-photo.ts';
import { faultNames, faults } from '../../scenario/faults/faults.ts';
import { type OrgPlaceName, orgCells, orgPlaces, tableOfOrgCells } from '../../scenario/faults/org-cells.ts';
import { type OrgSight, orgSightOf } from '../../scenario/faults/org-sights.ts';
import { type AtOrg, openAtOrg } from './at-org.ts';
import { giveClockBack, takeClock } from './org-clock.ts';

let at: AtOrg;
let over: ReturnType<typeof takeClock>['over'];

beforeEach(async () => {
  at = await openAtOrg();
  await at.control.setPhoto(orgAnna, ben);
  ({ over } = takeClock(at));
});
afterEach(giveClockBack);

const sights: Partial<Record<CrmPhotoFault['code'], OrgSight>> = {
  'signed-out': 'session-over',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  refused: 'not-taken',
  throttled: 'throttled',
  unreachable: 'unreachable',
};

/** What the page makes of an answer; a session that is over can be signed in to again there. */
function seen<Value>(answer: CrmPhotoResult<Value>, done: (value: Value) => OrgSight): string {
  if (answer.ok) return done(answer.value);
  const isOut = at.worker.org.state().state === 'signed-out';
  if (isOut !== (answer.fault.code === 'signed-out')) return `${answer.fault.code}, and the session is another thing`;
  return sights[answer.fault.code] ?? answer.fault.code;
}

const read = async () =>
  seen(await over(at.worker.crmPhoto.read()), ({ picture }) => (picture ? 'photo' : 'photo-without-picture'));

/** A change that was not answered may have been made; one without a session was not. */
const changed = (answer: CrmPhotoResult<null>): string => {
  const sight = seen(answer, () => 'taken');
  if (sight === 'unreachable') return 'unsure';
  return sight === 'session-over' ? 'session-over-unchanged' : sight;
};

async function signIn(): Promise<string> {
  at.worker.org.signIn();
  const ended = new Promise<void>((resolve) => {
    at.worker.org.onChange(() => {
      if (at.worker.org.state().state !== 'signing-in') resolve();
    });
  });
  if (at.worker.org.state().state === 'signing-in') await over(ended);
  const state = at.worker.org.state();
  if (state.state !== 'signed-out') return state.state;
  return state.fault?.endsWith('-unreachable') || state.fault?.endsWith('-in-trouble')
    ? 'sign-in-unreachable'
    : 'sign-in-refused';
}

/** What somebody does at a place: before the fault, and with it. */
const doings: Readonly<Record<OrgPlaceName, { prepare?(): Promise<void>; run(): Promise<string> }>> = {
  'org-token': { prepare: () => over(at.worker.org.signOut()), run: signIn },
  'org-refresh': { prepare: async () => at.control.endSessions(), run: read },
  'org-revocation': {
    async run() {
      await over(at.worker.org.signOut());
      return at.worker.org.state().state;
    },
  },
  'org-versions': { prepare: () => over(at.restart()), run: read },
  'org-photo': { run: read },
  'org-picture': { run: read },
  'org-sending': { run: async () => changed(await over(at.worker.crmPhoto.send(undefined))) },
  'org-following': {
    async prepare() {
      await over(at.worker.crmPhoto.send(undefined));
    },
    run: async () =>
      seen(await over(at.worker.crmPhoto.follow('7290000000000000')), ({ state }) =>
        state === 'done' ? 'changed' : 'processing',
      ),
  },
  'org-removing': { run: async () => changed(await over(at.worker.crmPhoto.remove())) },
};

describe.each(Object.keys(orgPlaces) as OrgPlaceName[])('%s', (place) => {
  const { prepare, run } = doings[place];

  test.each(orgCells.filter((cell) => cell.place === place))('$fault: $sees', async ({ fault, sees, asked }) => {
    await over(at.worker.crmPhoto.read());
    await prepare?.();
    const { control, journal } = at.network;
    const { endpoint, whole } = orgPlaces[place];
    journal.clear();
    faults[fault].bring(control, endpoint);
    expect(await run()).toBe(sees);
    if (asked !== undefined) expect(journal.of(endpoint)).toHaveLength(asked);

    control.clearFaults();
    if (orgSightOf(sees).wayBack === 'Sign in to Salesforce') {
      expect(await signIn()).toBe('signed-in');
      if (place === 'org-token') return;
    }
    expect(await run()).toBe(place === 'org-picture' && sees === 'photo-without-picture' ? 'photo' : whole);
  });
});

test('every fault is met at every place, but for those that are LinkedIn’s alone, and those of bodies where there is none', () => {
  const met = new Set(orgCells.map(({ place, fault }) => `${place} ${fault}`));
  const missing = Object.keys(orgPlaces).flatMap((place) =>
    faultNames.map((fault) => `${place} ${fault}`).filter((cell) => !met.has(cell)),
  );
  const expected = / (401-new-token|403-once|clock-ahead)$|^org-removing (half|slow|broken-off|enormous)$/;
  expect(missing.filter((cell) => !expected.test(cell))).toEqual([]);
});

test('the docs have the table as it is tried', () => {
  expect(readFileSync('docs/crm-photo.md', 'utf8')).toContain(tableOfOrgCells());
});
