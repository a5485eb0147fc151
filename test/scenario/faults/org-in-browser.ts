import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../../sandbox/world/accounts.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { until } from '../../drivers/waiting.ts';
import { openCrmPhoto, signInToOrg } from '../at-org.ts';
import { type BrowserName, openScene, prepared, type Scene } from '../scene.ts';
import { piecesOf } from '../states/state.ts';
import { configure, crm, signInAtOnce } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { type Entries, lostOf } from './entries.ts';
import { faults } from './faults.ts';
import type { Tried } from './in-browser.ts';
import { type OrgCell, type OrgPlaceName, orgPlaces } from './org-cells.ts';
import { type OrgSight, orgSightOf } from './org-sights.ts';

/** Milliseconds; an upload that hangs is given up after two minutes. */
const longestWait = 150_000;

/** Where the org's faults are met: somebody signed in with LinkedIn and at the org, and *My CRM photo* open. */
export type OrgStage = Scene & { readonly page: TestPage };

export async function openOrgStage(browserName: BrowserName): Promise<OrgStage> {
  const scene = await openScene(browserName);
  return prepared(scene, async () => {
    await configure(scene.browser);
    const list = await scene.browser.open(crm.quiet);
    await (await signInAtOnce(scene, list, anna)).close();
    const stage = { ...scene, page: await openCrmPhoto(scene) };
    await untilWhole(stage);
    return stage;
  });
}

/** The settings, with the org's address and key. @throws Error where those were never entered. */
async function entriesIn({ browser }: OrgStage): Promise<Entries> {
  const { settings } = (await keptIn(browser)) as { readonly settings?: Settings };
  if (!settings?.salesforce.host || !settings.salesforce.clientId) throw new Error('No org was entered to begin with.');
  return { settings };
}

const says = async (page: TestPage, sight: OrgSight): Promise<boolean> => {
  const text = (await page.text()).replace(/\s+/g, ' ');
  return orgSightOf(sight)
    .words.flatMap(piecesOf)
    .every((piece) => text.includes(piece.replace(/\s+/g, ' ')));
};

const untilSees = (page: TestPage, sight: OrgSight): Promise<unknown> =>
  until(() => says(page, sight), {
    what: `“${orgSightOf(sight).what}”`,
    timeout: longestWait,
    instead: async () => `There was: ${(await page.text()).replace(/\s+/g, ' ')}`,
  });

/** Nothing wrong any more, a photo at the org that is not the viewer's LinkedIn picture, somebody signed in there, and both pictures shown. */
async function untilWhole(stage: OrgStage): Promise<void> {
  const { page, sandbox } = stage;
  sandbox.control.clearFaults();
  sandbox.control.org.setUsual();
  await sandbox.control.org.setPhoto(orgAnna, ben);
  await page.reload();
  await page.waitForText('Your Salesforce org');
  if ((await page.buttons()).includes('Sign in to Salesforce')) await signInToOrg(stage, page);
  await page.waitFor(() => document.querySelectorAll('.photo img').length === 2, { what: 'the two pictures' });
}

type Doing = {
  /** Before the fault. */
  prepare?(stage: OrgStage): Promise<void>;
  run(stage: OrgStage): Promise<void>;
};

const openQuestion = async ({ page }: OrgStage): Promise<void> => {
  await page.pressButton('Use my LinkedIn picture');
  await page.waitFor(() => document.querySelector('.crop-frame') !== null, { what: 'the question' });
};
const say = (button: string) => ({
  run: ({ page }: OrgStage) => page.pressButton(button),
});
const look = { run: ({ page }: OrgStage) => page.reload() };

const doings: Readonly<Record<OrgPlaceName, Doing>> = {
  'org-token': {
    async prepare({ page, browser, sandbox }) {
      await page.pressButton('Sign out of Salesforce');
      await page.waitForText('Sign in to Salesforce');
      await browser.setCookie(sandbox.control.org.openSession(orgAnna));
    },
    ...say('Sign in to Salesforce'),
  },
  'org-refresh': { prepare: async ({ sandbox }) => sandbox.control.org.endSessions(), ...look },
  'org-revocation': say('Sign out of Salesforce'),
  'org-versions': { prepare: ({ browser }) => browser.stopWorker(), ...look },
  'org-photo': look,
  'org-picture': look,
  'org-sending': { prepare: openQuestion, ...say('Yes, send it to Salesforce') },
  'org-following': {
    async prepare(stage) {
      stage.sandbox.control.org.set({ processing: 8000 });
      await openQuestion(stage);
      await stage.page.pressButton('Yes, send it to Salesforce');
      await untilSees(stage.page, 'processing');
    },
    run: async () => undefined,
  },
  'org-removing': {
    prepare: ({ page }) => page.pressButton('Remove my Salesforce photo'),
    ...say('Remove it'),
  },
};

/** What is seen once nothing is wrong, where the words of a place's own sight don't stay on the page. */
const wholeInBrowser: Partial<Record<OrgPlaceName, OrgSight>> = {
  'org-token': 'signed-in',
  'org-sending': 'photo',
  'org-removing': 'signed-in',
};

/**
 * Brings one fault about where somebody is doing something in *My CRM photo*, and looks for what the cell says they see; then they do what they are told to.
 */
export async function tryOrgCell(stage: OrgStage, cell: OrgCell): Promise<Tried> {
  const { page, sandbox, browser } = stage;
  const { control, journal } = sandbox;
  const { place, fault, asked } = cell;
  const { endpoint, whole } = orgPlaces[place];
  const sees = (browser.name === 'firefox' && cell.inFirefox) || cell.sees;
  try {
    await untilWhole(stage);
    const entries = await entriesIn(stage);
    await doings[place].prepare?.(stage);
    journal.clear();
    faults[fault].bring(control, endpoint);
    await doings[place].run(stage);
    // What was seen before may be seen still, until it is asked again.
    if (asked !== 0)
      await until(async () => journal.of(endpoint).length > 0, {
        what: `${endpoint} to be asked`,
        timeout: longestWait,
      });
    // As a person closes a window that shows an error.
    if (sees === 'sign-in-closed') await (await browser.authorizationWindow()).close();
    await untilSees(page, sees);
    control.clearFaults();
    control.org.setUsual();
    const { wayBack } = orgSightOf(sees);
    if (wayBack === 'Sign in to Salesforce') await signInToOrg(stage, page);
    else if (wayBack !== undefined && (await page.buttons()).includes(wayBack)) await page.pressButton(wayBack);
    await untilSees(page, wayBack === undefined ? sees : (wholeInBrowser[place] ?? whole));
    return { lost: lostOf(entries, await entriesIn(stage)) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error), lost: [] };
  }
}
