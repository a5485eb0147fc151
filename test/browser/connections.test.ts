import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { type Suppositions, usualSuppositions } from '../../sandbox/linkedin/suppositions.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { connectionsOf } from '../../sandbox/world/connections.ts';
import { type Person, people } from '../../sandbox/world/people.ts';
import type { TestPopup } from '../drivers/driver.ts';
import { judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { settingsWith } from '../scenario/states/conditions.ts';
import {
  configure,
  crm,
  everyScope,
  openContacts,
  peopleInPopup,
  signInAgain,
  signInConsenting,
  signOut,
} from '../scenario/steps.ts';
import { keptIn } from '../scenario/worker.ts';

const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;

/** Of whom the CRM has only a profile's address: somebody the viewer is connected with, and somebody they are not. */
const connected = new Set(connectionsOf(anna, 0).map(({ vanityName }) => vanityName));
const byAddress = people.filter(({ referenceForm }) => referenceForm === 'profile-url');
const friend = one(byAddress.filter(({ number, vanityName }) => number <= 25 && connected.has(vanityName)));
const stranger = one(byAddress.filter(({ vanityName }) => !connected.has(vanityName)));

let scene: Scene & Awaited<ReturnType<typeof openSignedInScene>>;
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
  await useScopes(everyScope);
});
afterAll(() => scene?.close());
// As in a new session of the same viewer: nothing wrong at LinkedIn, nothing read or learnt, and the list loaded anew.
beforeEach(async () => {
  const { browser, page, sandbox } = scene;
  sandbox.control.clearFaults();
  sandbox.control.setLatency(hosts.api, 0);
  sandbox.control.setStrangers(0);
  sandbox.control.suppose(usualSuppositions());
  await page.goto(crm.quiet);
  await browser.background(
    `(globalThis.browser ?? chrome).storage.session.remove(['pausedUntil', 'connectionsRead']).then(() => true)`,
  );
  await browser.stopWorker();
  if (!('token' in (await keptIn(browser)))) await signInAgain(browser, page, anna.name);
  sandbox.journal.clear();
  await page.goto(crm.list);
});

/** Signs out, and in again with an app of these scopes. */
async function useScopes(scopes: readonly string[]): Promise<void> {
  const { browser, page } = scene;
  await configure(browser, settingsWith({ linkedin: { scopes } }));
  await signOut(browser, page);
  await signInConsenting(browser, page, anna.name);
}

/** Presses the button, and waits for these words. */
async function find(until: string): Promise<TestPopup> {
  const popup = await scene.browser.openPopup(scene.page);
  await popup.press('Find among my connections');
  await popup.waitForText(until);
  return popup;
}

describe('with the permission to read the connections', () => {
  it('a contact with only a profile’s address is found, shown, and has a person URN to copy', async () => {
    scene.sandbox.control.setStrangers(1500);
    await untilFaces(scene.page, openContacts(1).length);
    expect(scene.sandbox.journal.of('connections')).toEqual([]);
    const before = await peopleInPopup(scene.browser, scene.page);
    expect(before.unavailable.find((item) => item.startsWith(nameOf(friend)))).toContain('no LinkedIn person ID');

    const popup = await find('connections were read.');
    await popup.waitForText('1 contact here is among them.');
    await popup.press(`Copy person URN of ${nameOf(friend)}`);
    await popup.waitForText(`urn:li:person:${friend.personId}`);
    await popup.close();
    const faces = await untilFaces(scene.page, openContacts(1).length + 1);
    expect(judge(faces).right).toContain(nameOf(friend));
    expect(judge(faces).wrong).toEqual([]);
    const pages = scene.sandbox.journal.of('connections');
    expect(pages.length).toBe(Math.ceil(connectionsOf(anna, 1500).length / 500));
  });

  it('a contact who is none of the connections is said to be so', async () => {
    await (await find('connections were read.')).close();
    await scene.page.goto(crm.record(stranger.number));
    const { unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(unavailable.join()).toContain('This profile was not found among your LinkedIn connections.');
  });

  it('reading can be stopped, and goes on from where it ended', async () => {
    scene.sandbox.control.setStrangers(3000);
    scene.sandbox.control.setLatency(hosts.api, 700);
    const popup = await find('Reading your connections: 1,000 of');
    await popup.press('Stop');
    await popup.waitForText('Reading was stopped.');
    scene.sandbox.control.setLatency(hosts.api, 0);
    scene.sandbox.journal.clear();
    await popup.press('Go on');
    await popup.waitForText(`${connectionsOf(anna, 3000).length.toLocaleString('en')} connections were read.`);
    await popup.close();
    const [first] = scene.sandbox.journal.of('connections');
    expect(new URLSearchParams(first?.query).get('start')).not.toBe('0');
  });

  it('what was read goes with the worker, and is never missed silently', async () => {
    await (await find('connections were read.')).close();
    await untilFaces(scene.page, openContacts(1).length + 1);
    await scene.browser.stopWorker();
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText("1 contact here has only a profile's address.");
    expect(await popup.buttons()).toContain('Find among my connections');
    await popup.close();
    await untilFaces(scene.page, openContacts(1).length + 1);
  });

  it('what was read goes with the session', async () => {
    await (await find('connections were read.')).close();
    await signOut(scene.browser, scene.page);
    await signInAgain(scene.browser, scene.page, anna.name);
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText('Vis-à-vis can look among your own LinkedIn connections.');
    await popup.close();
  });

  it.each<Partial<Suppositions>>([
    { largestPage: 100 },
    { largestPage: 100, tooLargePage: 'refuse' },
    { pagingTells: 'next', largestPage: 150 },
    { pagingTells: 'nothing' },
    { vanityNames: 'encoded' },
  ])('the same contact is found where %j', async (suppositions) => {
    scene.sandbox.control.suppose(suppositions);
    const popup = await find('connections were read.');
    await popup.waitForText('1 contact here is among them.');
    await popup.close();
  });

  it('nobody is called unconnected where LinkedIn tells no addresses', async () => {
    scene.sandbox.control.suppose({ connectionDecoration: false });
    await (await find('LinkedIn does not tell the addresses of')).close();
    const { unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(unavailable.find((item) => item.startsWith(nameOf(friend)))).toContain('no LinkedIn person ID');
  });

  it('LinkedIn’s limit on connections leaves the pictures alone', async () => {
    scene.sandbox.control.setThrottled('connections', true);
    await (await find("LinkedIn's limit on requests is reached. Reading can go on at")).close();
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
  });
});

describe('without it', () => {
  it('the popup says so where only LinkedIn’s answer shows it', async () => {
    scene.sandbox.control.addFault('connections', { status: 403, body: '{"status":403}' });
    await (await find('the LinkedIn app in use may not read those')).close();
  });

  it('the popup says what is missing, and LinkedIn is not asked', async () => {
    await useScopes(everyScope.filter((scope) => scope !== 'r_1st_connections'));
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText('the LinkedIn app in use may not read those');
    expect(await popup.buttons()).not.toContain('Find among my connections');
    expect(await popup.buttons()).toContain('What the app allows');
    await popup.close();
    expect(scene.sandbox.journal.of('connections')).toEqual([]);
  });
});

function one<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('There is nobody of the kind.');
  return first;
}
