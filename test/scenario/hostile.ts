import { setTimeout as sleep } from 'node:timers/promises';
import { filesUnder } from '../../build/files.ts';
import { crmReports } from '../../sandbox/crm/csp-reports.ts';
import { type AttackedContact, attackedContacts } from '../../sandbox/crm/hostile/members.ts';
import { attackedRecipe } from '../../sandbox/crm/hostile/recipe.ts';
import type { Account } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { hoverCard, untilNoCard } from './card.ts';
import { type Face, facesOn, isFaceOf, lookPause, type PicturePlaces } from './faces.ts';
import type { Observation, Observations } from './gains.ts';
import { colourOf, isPale } from './pixels.ts';
import { type BrowserName, openScene, prepared, type Scene } from './scene.ts';
import { settingsWith } from './states/conditions.ts';
import { configure, confirmUserIn, crm, isAllowed, signInAtOnce, signOut } from './steps.ts';
import { pageReport } from './worker.ts';

/** A scene on the page that attacks. */
export type HostileScene = Scene & { readonly page: TestPage };

const places: PicturePlaces = {
  badge: '.attacked-row:not(.me) .face',
  container: '.attacked-row',
  user: '.nowhere',
  name: '.contact-name',
};

/** An address of the page that attacks; `query` as `sandbox/crm/hostile/page.ts` reads it. */
export const attackingAddress = (query = ''): string => `${crm.origin}/hostile/attacks${query}`;

/** The sandbox and a fresh profile, with the page that attacks open; the extension is there and was not allowed. */
export async function openHostileScene(browserName: BrowserName): Promise<HostileScene> {
  const scene = await openScene(browserName);
  return prepared(scene, async () => {
    await configure(scene.browser, settingsWith({ site: () => ({ recipe: attackedRecipe }) }));
    const page = await scene.browser.open(attackingAddress());
    await page.setViewport(900, 760);
    return { ...scene, page };
  });
}

/** Signs a viewer in, who is the page's own user. */
export async function becomeViewer(scene: HostileScene, account: Account): Promise<void> {
  await scene.page.goto(attackingAddress());
  await confirmUserIn(await signInAtOnce(scene, scene.page, account));
}

/** Signs whoever is the viewer out, and somebody else in. */
export async function becomeAnother(scene: HostileScene, account: Account): Promise<void> {
  await scene.page.goto(attackingAddress());
  await signOut(scene.browser, scene.page);
  await confirmUserIn(await signInAtOnce(scene, scene.page, account));
}

/** Whether LinkedIn shows this contact's picture to a viewer. */
const isShownTo = ({ kind }: AttackedContact, viewer: Account): boolean =>
  ['open', 'small-source', viewer.firstName === 'Anna' ? 'open-to-first' : 'open-to-second'].includes(kind);

/** Whether anybody's face is there. */
const isSomebody = (face: Face | undefined): boolean =>
  face !== undefined && !isPale(colourOf(face.ring)) && people.some((person) => isFaceOf(face, person));

const isTheirs = ({ member }: AttackedContact, face: Face | undefined): boolean =>
  member !== undefined && face !== undefined && isFaceOf(face, member);

/**
 * Waits until the screen shows exactly those pictures that the viewer may see.
 *
 * @throws Error as soon as there is a face beside a contact whom the viewer may not see.
 */
async function untilPainted(page: TestPage, contacts: readonly AttackedContact[], viewer: Account): Promise<void> {
  for (const deadline = Date.now() + 15_000; ; ) {
    const faces = await facesOn(page, { places });
    if (faces.length === contacts.length) {
      const wrong = contacts.filter((contact, index) => !isShownTo(contact, viewer) && isSomebody(faces[index]));
      if (wrong.length > 0)
        throw new Error(`A face is shown beside ${wrong.map(({ kind }) => kind)}: ${JSON.stringify(faces)}`);
      if (contacts.every((contact, index) => !isShownTo(contact, viewer) || isTheirs(contact, faces[index]))) return;
    }
    if (Date.now() > deadline) throw new Error(`The pictures did not come: ${JSON.stringify(faces)}`);
    await sleep(lookPause);
  }
}

/** What an attacker may have found out elsewhere. */
type Told = {
  readonly extensionOrigin: string;
  readonly extensionId: string;
  readonly files: readonly string[];
  readonly pages: readonly string[];
  /** How many references are planted; thousands without it. */
  readonly planted?: number;
  /** Nobody paints: the attacks don't wait for it. */
  readonly isEmpty?: boolean;
};

/** Where the extension stands in this browser, and every packed file. */
function toldOf({ browser }: Scene): Told {
  const folder = `dist/${browser.name}`;
  const files = filesUnder(folder).filter((file) => /\.(html|js|css|png|json)$/.test(file));
  return {
    extensionOrigin: browser.extensionOrigin,
    extensionId: new URL(browser.extensionOrigin).host,
    files,
    pages: files.filter((file) => file.endsWith('.html')),
  };
}

/** The stand-in's own. */
const naiveTold: Told = {
  extensionOrigin: `${crm.origin}/hostile`,
  extensionId: 'naive',
  files: ['naive-card'],
  pages: ['naive-card'],
  planted: 100,
};

async function learnedBy({ page }: HostileScene, told: Told, leftOut: readonly string[] = []): Promise<Observations> {
  const learned: Record<string, Observation> = {
    ...(await page.evaluate<Observations>('window.attacks.watched()')),
  };
  for (const name of await page.evaluate<string[]>('window.attacks.acting')) {
    if (leftOut.includes(name)) continue;
    learned[name] = await page.evaluate<Observation>(`window.attacks.act('${name}', ${JSON.stringify(told)})`);
  }
  return learned;
}

/** The contacts that a page with one kind alone lists; all without a kind. */
const listed = (kind?: AttackedContact['kind']): readonly AttackedContact[] =>
  attackedContacts.filter((contact) => kind === undefined || contact.kind === kind);

async function open({ page }: HostileScene, query: Readonly<Record<string, string | undefined>>): Promise<void> {
  crmReports.length = 0;
  await page.moveMouse(890, 750);
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  await page.goto(attackingAddress(`?${new URLSearchParams(given)}`));
}

/** Rests the pointer on these rows, one after the other, until the card of each has come and gone. */
async function pointAt({ page }: HostileScene, rows: readonly number[]): Promise<void> {
  for (const row of rows) {
    await hoverCard(page, `.attacked-row:nth-of-type(${row + 1}) .face`);
    await page.moveMouse(890, 750);
    await untilNoCard(page);
  }
}

/** Copies the list and pastes it into the page, as a person whom the page asks to. */
async function copyAndPaste({ page }: HostileScene): Promise<void> {
  await page.evaluate('window.attacks.inviteCopy()');
  await page.pressKeysTo('copy');
  await page.evaluate('window.attacks.invitePaste()');
  await page.pressKeysTo('paste');
}

/** Opens the page for this viewer and waits until all that they may see is painted. */
export async function openPainted(scene: HostileScene, viewer: Account, kind?: AttackedContact['kind']): Promise<void> {
  await open(scene, { member: kind });
  await untilPainted(scene.page, listed(kind), viewer);
}

/**
 * Everything that the page learns by every attack while this viewer looks at it.
 *
 * @param kind lists one member alone, large.
 * @param upTo leaves out what comes after the last of these; what one learns may come of what another did before it.
 */
export async function attack(
  scene: HostileScene,
  viewer: Account,
  kind?: AttackedContact['kind'],
  upTo?: readonly string[],
): Promise<Observations> {
  await openPainted(scene, viewer, kind);
  await pointAt(scene, kind === undefined ? [0, 1, 2] : [0]);
  await copyAndPaste(scene);
  const acting = await scene.page.evaluate<string[]>('window.attacks.acting');
  const last = upTo === undefined ? acting.length : Math.max(...upTo.map((name) => acting.indexOf(name)));
  return learnedBy(scene, toldOf(scene), acting.slice(last + 1));
}

/** Attacks that take most of a second or longer. */
const slow = [
  'forgedEvents',
  'framedPages',
  'forgedRest',
  'swappedReferences',
  'markupInNames',
  'largerTargets',
  'refilledSkins',
  'adoptedSlots',
  'movedSlots',
  'removedSlots',
  'plantedReferences',
  'wantedAgain',
  'forgedDeparture',
];

/** The same without what takes long. */
export async function attackQuickly(scene: HostileScene, viewer: Account): Promise<Observations> {
  await openPainted(scene, viewer);
  await pointAt(scene, [0, 1]);
  await copyAndPaste(scene);
  return learnedBy(scene, toldOf(scene), slow);
}

/** The same while nobody is signed in, or the extension was not allowed: nothing is painted. */
export async function attackUnpainted(scene: HostileScene): Promise<Observations> {
  await open(scene, {});
  await untilServed(scene);
  return learnedBy(scene, { ...toldOf(scene), isEmpty: true });
}

/** Waits, where the extension was allowed, until the worker has answered its script in the page; the page is left alone meanwhile. */
async function untilServed({ browser }: HostileScene): Promise<void> {
  if (!(await isAllowed(browser, crm.origin))) return;
  const isServed = async () => {
    const report = await pageReport(browser);
    return report?.state === 'site' && report.contacts.length > 0;
  };
  await until(isServed, { what: 'the worker to have answered the page' });
}

/** The same against the naive stand-in, on a site that the extension was not allowed on; nothing is left of it afterwards. */
export async function attackNaive(
  scene: HostileScene,
  viewer: Account,
  kind?: AttackedContact['kind'],
): Promise<Observations> {
  const { page } = scene;
  await open(scene, { overlay: 'naive', viewer: viewer.firstName.toLowerCase(), member: kind });
  await page.waitFor('window.naivePainted === true', { what: 'the stand-in' });
  await page.hover('vis-a-vis-picture');
  // Its pictures are fetched by the page, and fade in.
  await page.waitFor(
    () => [...document.images].every(({ complete }) => complete) && document.getAnimations().length === 0,
    { what: "the stand-in's pictures" },
  );
  await copyAndPaste(scene);
  const learned = await learnedBy(scene, naiveTold);
  await page.evaluate(async () => {
    localStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
    await (globalThis as unknown as { cookieStore: { delete(name: string): Promise<void> } }).cookieStore.delete(
      'overlay',
    );
  });
  return learned;
}
