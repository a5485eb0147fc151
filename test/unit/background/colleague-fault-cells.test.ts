import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { orgAnna, orgBen } from '../../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../../sandbox/world/accounts.ts';
import { activityDuty } from '../../../src/background/activity.ts';
import { colleaguesDuty } from '../../../src/background/colleagues.ts';
import { orgVersions } from '../../../src/background/org-version.ts';
import type { SharedDesk } from '../../../src/background/shared-desk.ts';
import type { SitesDuty } from '../../../src/background/sites.ts';
import { salesforce } from '../../../src/crm/presets/salesforce.ts';
import {
  type ColleagueCell,
  type ColleaguePlaceName,
  type ColleagueSight,
  colleagueCells,
  colleaguePlaces,
  missingColleagueCells,
  tableOfColleagueCells,
} from '../../scenario/faults/colleague-cells.ts';
import { faults } from '../../scenario/faults/faults.ts';
import { stored } from '../fakes/browser.ts';
import { type AtOrg, openAtOrg } from './at-org.ts';
import { giveClockBack, takeClock } from './org-clock.ts';

const page = { address: 'https://crm.example.test/contacts', tabId: 7 };

/** Milliseconds; an org that told its limit is asked again after an hour at most. */
const hour = 3_600_000;

/** Milliseconds within which what comes is written down. */
const writing = 600;

let at: AtOrg;
let over: ReturnType<typeof takeClock>['over'];
let worker: ReturnType<typeof wake>;

/** What shows colleagues' photos, and notes what was asked, over the duties of somebody signed in at the org. */
function wake() {
  const { settings, session, org } = at.worker;
  const activity = activityDuty();
  const sites = { ready: Promise.resolve(), recipeFor: () => ({ contacts: salesforce.recipe.contacts }) };
  const desk = { ready: Promise.resolve() };
  const colleagues = colleaguesDuty({
    settings,
    session,
    sites: sites as unknown as SitesDuty,
    desk: desk as unknown as SharedDesk,
    activity,
    org,
    versionOf: orgVersions(),
  });
  return { activity, colleagues };
}

const passing = (milliseconds: number) => over(new Promise((resolve) => setTimeout(resolve, milliseconds)));

/** What a page that names both shows: Anna, whose photo is kept and has not changed, and Ben. */
async function look(): Promise<ColleagueSight | string> {
  const asked = { userIds: [orgAnna.id, orgBen.id], epoch: at.worker.session.epoch() };
  const answer = await over(worker.colleagues.answer(asked, page));
  await passing(writing);
  if (answer === null) return 'nothing';
  const [ofAnna, ofBen] = [orgAnna, orgBen].map(({ id }) => answer.find(({ userId }) => userId === id)?.state);
  if (ofAnna === 'shown') return ofBen === 'shown' ? 'photos' : 'kept';
  return ofBen === 'shown' ? 'the other photo alone' : 'initials';
}

const keptIds = async (): Promise<readonly string[]> =>
  (((await stored('session'))['colleaguePhotos'] ?? []) as { userId: string }[]).map(({ userId }) => userId);

/** What stays kept, by what is seen. */
const staysKept: Readonly<Record<ColleagueSight, readonly string[]>> = {
  photos: [orgAnna, orgBen].map(({ id }) => id.slice(0, 15)),
  kept: [orgAnna.id.slice(0, 15)],
  initials: [],
  nothing: [],
};

beforeEach(async () => {
  at = await openAtOrg();
  await Promise.all([at.control.setPhoto(orgAnna, anna), at.control.setPhoto(orgBen, ben)]);
  const { settings } = at.worker;
  const site = { id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'], colleaguePhotos: true };
  await settings.write({
    ...settings.current(),
    sites: [{ ...site, enabled: true, rememberReferences: false, recipe: salesforce.recipe }],
  });
  ({ over } = takeClock(at));
  worker = wake();
});
afterEach(giveClockBack);

/** What a place needs to have happened before. */
const preparations: Readonly<Record<ColleaguePlaceName, () => Promise<unknown>>> = {
  'colleague-versions': async () => {
    await lookAtAnna();
    await over(at.restart());
    worker = wake();
  },
  'colleague-metadata': () => lookAtAnna(),
  'colleague-picture': () => lookAtAnna(),
  'colleague-new-picture': async () => {
    await look();
    await at.control.setPhoto(orgBen, anna);
  },
};

async function lookAtAnna(): Promise<void> {
  await over(worker.colleagues.answer({ userIds: [orgAnna.id], epoch: at.worker.session.epoch() }, page));
  await passing(writing);
}

/** How asking ended that did not go well; that of answers is nothing to be told. */
function worstNoted(): string {
  const outcomes = new Set(
    worker.activity.entries().flatMap(({ kind, outcome }) => (kind === 'colleagues' ? outcome : [])),
  );
  outcomes.delete('answered');
  return outcomes.size === 0 ? 'answered' : [...outcomes].join();
}

describe.each(Object.keys(colleaguePlaces) as ColleaguePlaceName[])('%s', (place) => {
  test.each(colleagueCells.filter((cell) => cell.place === place))('$fault: $sees', async (cell: ColleagueCell) => {
    const { network } = at;
    const { endpoint } = colleaguePlaces[place];
    await preparations[place]();
    await worker.activity.clear();
    network.journal.clear();
    faults[cell.fault].bring(network.control, endpoint);
    expect(await look()).toBe(cell.sees);
    expect(network.journal.of(endpoint)).toHaveLength(cell.asked);
    expect(worstNoted()).toBe(cell.activity);
    expect((await keptIds()).toSorted()).toEqual(staysKept[cell.sees]);

    network.journal.clear();
    await look();
    expect(network.journal.of(endpoint)).toHaveLength(cell.askedAgain);

    network.control.clearFaults();
    if (cell.sees === 'nothing') expect(at.worker.org.state().state).toBe('signed-out');
    // An org that refused everybody is not asked in this session there any more.
    else if (cell.sees === 'initials' && cell.askedAgain === 0) await over(at.worker.org.signOut());
    else vi.setSystemTime(Date.now() + hour);
    if (at.worker.org.state().state === 'signed-out') await over(at.signIn());
    expect(await look()).toBe('photos');
  });
});

test('every fault that an org is met with has its outcome at every place', () => {
  expect(missingColleagueCells()).toEqual([]);
});

test('the docs have the table as it is tried', () => {
  expect(readFileSync('docs/colleagues.md', 'utf8')).toContain(tableOfColleagueCells());
});
