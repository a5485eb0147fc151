import { hosts } from '../../sandbox/endpoints.ts';
import { type Account, accounts, anna, ben, crmUsers } from '../../sandbox/world/accounts.ts';
import { type PersonKind, pageLength, people } from '../../sandbox/world/people.ts';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { facesOn, isFaceOf, judge, untilFaces } from './faces.ts';
import type { Scene } from './scene.ts';
import { seeded } from './seeded.ts';
import { confirmUser, crm, openContacts, peopleInPopup, signIn, signOut, untilSignedInAs } from './steps.ts';

/** Whose pictures LinkedIn returns to whom. */
const kindsFor: ReadonlyMap<Account, readonly PersonKind[]> = new Map([
  [anna, ['open', 'small-source', 'open-to-first']],
  [ben, ['open', 'small-source', 'open-to-second']],
]);

/** Milliseconds by which LinkedIn's answers come late at most. */
const latest = 1_500;

/** What persons have done so far, which is all that counts. */
type Truth = {
  viewer: Account | undefined;
  /** How many pages there are to go back to. */
  pages: number;
  /** The pairs of viewer and CRM user of whom somebody said that they are the same person. */
  readonly confirmed: Set<string>;
};

type Turns = Scene & { readonly page: TestPage; readonly truth: Truth; readonly random: () => number };

type Step = {
  readonly does: string;
  readonly canBe: (turns: Turns, user: string) => boolean;
  readonly run: (turns: Turns, user: string) => Promise<void>;
};

const pair = ({ viewer }: Truth, user: string): string => `${viewer?.name} as ${user}`;
const isConfirmed = ({ truth }: Turns, user: string): boolean => truth.confirmed.has(pair(truth, user));
const oneOf = <Value>(values: readonly Value[], random: () => number): Value | undefined =>
  values[Math.floor(random() * values.length)];

const always = (): boolean => true;

const steps: readonly Step[] = [
  {
    does: 'signing in',
    canBe: ({ truth }) => truth.viewer === undefined,
    async run({ browser, page, sandbox, truth, random }) {
      // LinkedIn knows nobody either, so that anybody can be next.
      sandbox.control.reset();
      const account = oneOf(accounts, random) ?? anna;
      await signIn(browser, page, account);
      truth.viewer = account;
    },
  },
  {
    does: 'signing out',
    canBe: ({ truth }) => truth.viewer !== undefined,
    async run({ browser, page, truth }) {
      truth.viewer = undefined;
      await signOut(browser, page);
    },
  },
  {
    does: 'the yes',
    canBe: (turns, user) => turns.truth.viewer !== undefined && !isConfirmed(turns, user),
    async run({ browser, page, truth }, user) {
      await confirmUser(browser, page);
      truth.confirmed.add(pair(truth, user));
    },
  },
  {
    does: 'taking the yes back',
    canBe: (turns, user) => turns.truth.viewer !== undefined && isConfirmed(turns, user),
    async run({ browser, page, truth }, user) {
      truth.confirmed.delete(pair(truth, user));
      const popup = await browser.openPopup(page);
      await popup.press('That is not me');
      await until(async () => (await popup.buttons()).includes('Yes, that is me'), { what: 'the yes to be gone' });
      await popup.close();
    },
  },
  {
    does: 'another user of the CRM',
    canBe: always,
    async run({ page, truth }, user) {
      truth.pages += 1;
      await page.goto(crm.as(user === crmUsers[0]?.id ? 'ben' : 'anna'));
    },
  },
  {
    does: 'another page',
    canBe: always,
    async run({ page, truth, random }) {
      truth.pages += 1;
      await page.goto(`${crm.list}?page=${1 + Math.floor(random() * Math.ceil(people.length / pageLength))}`);
    },
  },
  {
    does: 'Back',
    canBe: ({ truth }) => truth.pages > 0,
    async run({ page, truth }) {
      truth.pages -= 1;
      await page.back();
    },
  },
  {
    does: 'slow answers',
    canBe: always,
    async run({ sandbox, random }) {
      for (const host of [hosts.api, hosts.media]) sandbox.control.setLatency(host, Math.floor(random() * latest));
    },
  },
  { does: 'the end of the worker', canBe: always, run: ({ browser }) => browser.stopWorker() },
];

/** The CRM user whom the page names, by ID. */
const userOf = (page: TestPage): Promise<string> =>
  page.waitFor(() => document.querySelector('#crm-user')?.getAttribute('data-user-id'), {
    what: 'the CRM’s user',
  }) as Promise<string>;

/** Whose pictures may be on the page: of those whom LinkedIn returns to the viewer, and only where they said that the CRM's user is them. */
async function allowedOn(turns: Turns): Promise<readonly string[]> {
  const { viewer } = turns.truth;
  if (viewer === undefined || !isConfirmed(turns, await userOf(turns.page))) return [];
  const number = Number(new URL(await turns.page.url()).searchParams.get('page') ?? 1);
  return openContacts(number, kindsFor.get(viewer));
}

/** What is on the screen and is not the viewer's to see, by name. */
async function foreignOn(turns: Turns): Promise<readonly string[]> {
  const allowed = await allowedOn(turns);
  const faces = await facesOn(turns.page);
  const { right, wrong } = judge(faces);
  const chip = faces.find(({ name }) => name === '');
  const own = isConfirmed(turns, await userOf(turns.page)) ? turns.truth.viewer : undefined;
  const strangers = accounts.filter((account) => account !== own && chip !== undefined && isFaceOf(chip, account));
  return [...right.filter((name) => !allowed.includes(name)), ...wrong, ...strangers.map(({ name }) => name)];
}

/** What one interleaving came to. */
export type Interleaved = {
  readonly steps: readonly string[];
  /** Steps after which pictures were allowed, and so could have been wrong ones. */
  readonly withPictures: number;
  /** What was seen of somebody else's answers, or missed of the viewer's own, a line each. */
  readonly faults: readonly string[];
};

/**
 * Two persons take turns at one browser, in an order that the seed makes up, while answers come late and the worker dies. After every step nothing may be on
 * the screen that LinkedIn answered to somebody else, and in the end everything that it answers to the viewer has to be.
 *
 * @param scene in which nobody is signed in; nobody is afterwards.
 */
export async function interleave(
  scene: Scene & { readonly page: TestPage },
  count: number,
  seed: number,
): Promise<Interleaved> {
  const turns: Turns = { ...scene, truth: { viewer: undefined, pages: 0, confirmed: new Set() }, random: seeded(seed) };
  const taken: string[] = [];
  const faults: string[] = [];
  let withPictures = 0;
  await forgetWhoIsWho(scene);
  for (let index = 0; index < count; index += 1) {
    const user = await userOf(scene.page);
    const step = oneOf(
      steps.filter(({ does, canBe }) => does !== taken.at(-1) && canBe(turns, user)),
      turns.random,
    );
    if (step === undefined) break;
    taken.push(step.does);
    await step.run(turns, user);
    // A word that is on its way takes its time; whatever is painted after it came is too late.
    const isClear = async () => (await foreignOn(turns)).length === 0;
    await until(isClear, { what: 'what is not the viewer’s to go' }).catch((error: Error) =>
      faults.push(error.message),
    );
    faults.push(...(await foreignOn(turns)).map((name) => `${name} after ${taken.join(', ')}`));
    if ((await allowedOn(turns)).length > 0) withPictures += 1;
  }
  faults.push(...(await missingAtRest(turns)));
  if (turns.truth.viewer !== undefined) await signOut(scene.browser, scene.page);
  return { steps: taken, withPictures, faults };
}

/** What is not as it should be once everything has come. */
async function missingAtRest(turns: Turns): Promise<readonly string[]> {
  const { browser, page, sandbox, truth } = turns;
  for (const host of [hosts.api, hosts.media]) sandbox.control.setLatency(host, 0);
  if (truth.viewer === undefined) return [];
  try {
    const allowed = await allowedOn(turns);
    await untilFaces(page, allowed.length, 30_000);
    await untilSignedInAs(browser, page, truth.viewer.name);
    const { shown } = await peopleInPopup(browser, page);
    return shown.sort().join() === [...allowed].sort().join() ? [] : [`the popup names ${shown}`];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** As if nobody had ever said which of the CRM's users they are, with the CRM's list open for one of them. */
async function forgetWhoIsWho({ browser, page }: Pick<Turns, 'browser' | 'page'>): Promise<void> {
  await browser.background(`(globalThis.browser ?? chrome).storage.local.remove('confirmedCrmUsers')`);
  await page.goto(crm.as('anna'));
}
