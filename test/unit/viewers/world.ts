import { vi } from 'vitest';
import { paintingScriptPath } from '../../../src/browser/page-addresses.ts';
import type { PageForCards } from '../../../src/content/card-page.ts';
import type { Painting } from '../../../src/content/painting.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { extensionId, fake, grant, open, redirectAddress, resetBrowser } from '../fakes/browser.ts';
import { nativeBrowser, orphan, resetNative } from '../fakes/native.ts';
import { bytesIn, hosts, preparePage, scroll, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';
import { fakePort } from '../fakes/port.ts';
import { createChannels } from './channels.ts';
import { createLives, keepTimersApart, never } from './lives.ts';
import { taggedLinkedIn } from './tagged-linkedin.ts';
import { type Account, accountOf, createTruth, reasonsIn, type Tag, tagsIn, written } from './truth.ts';
import { createWire, type Judge } from './wire.ts';
import { createWrites, hashAtOnce } from './writes.ts';

const origin = 'https://crm.example.test';
const base = `chrome-extension://${extensionId}/`;
const popup = { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) };
const options = { ...popup, url: `${base}src/options/options.html` };
const contentScript = { id: extensionId, url: `${origin}/contacts`, frameId: 0, tab: { id: 1 } };
const card = { ...popup, url: `${base}src/card/card.html`, frameId: 4, tab: { id: 1 } };

const recipe: Recipe = {
  contacts: [
    {
      container: '.row',
      reference: [{ select: '', from: 'attribute:data-ref' }],
      name: { select: '.name', from: 'text' },
      slot: { select: '.avatar', place: 'cover' },
    },
  ],
  me: { identity: { select: '#user', from: 'text' }, slot: { select: '#chip', place: 'cover' } },
};
const settings = {
  ...defaultSettings,
  linkedin: {
    clientId: 'c',
    scopes: ['openid', 'profile', 'r_liteprofile'],
    tokenService: 'https://token.example.test/token',
    batchSize: 2,
  },
  sites: [{ id: 'crm', name: 'CRM', matches: [`${origin}/*`], enabled: true, rememberReferences: false, recipe }],
};
const row = (id: string) =>
  `<p class="row" data-ref="${id}"><i class="avatar"></i><b class="name">Contact ${id}</b></p>`;
export const members = ['Mem0001', 'Mem0002', 'Odd0003', 'Mem0004'];

type World = Awaited<ReturnType<typeof openWorld>>;

export type { World };

let counted = 0;

/**
 * A browser with the real worker and the real content script in it, in which nothing arrives before the test delivers it, and everything that is told or painted is
 * held against the truth.
 */
export async function openWorld(worker: string, script: string) {
  vi.useFakeTimers();
  resetBrowser();
  resetNative();
  preparePage();
  scope.visAVisRunning = undefined;
  const lives = createLives();
  const channels = createChannels();
  const truth = createTruth();
  const linkedIn = taggedLinkedIn(lives, (tag) => tag === truth.current());
  const figures = { late: 0, deaths: 0, foreign: [] as string[] };
  /** Of the sign-in in force when the page that stands was greeted. */
  let greeted: Tag | undefined;
  let atLinkedIn: Account = 'anna';
  let isPageThere = false;
  const { setTimeout: setTimeoutBefore } = globalThis;
  keepTimersApart(lives);
  hashAtOnce();
  vi.stubGlobal('fetch', linkedIn.fetch);
  fake.identity.launchWebAuthFlow.mockImplementation(
    async ({ url }) => `${redirectAddress}?code=${atLinkedIn}&state=${new URL(url).searchParams.get('state')}`,
  );
  const writes = createWrites(lives);

  /** What the worker says, as it says it. */
  const judge: Judge = (what, said, user) => {
    const text = written(said);
    const current = truth.current();
    const mine = current && accountOf(current);
    for (const tag of tagsIn(text)) if (tag !== current) figures.foreign.push(`${what}: ${tag}, not ${current}`);
    for (const one of reasonsIn(text)) if (one !== mine) figures.foreign.push(`${what}: a state of ${one}’s`);
    if (user && tagsIn(text).length > 0 && !truth.isConfirmed(user.of))
      figures.foreign.push(`${what}: to ${user.of}, who has not said so`);
  };

  const { request, connect, working, stop } = createWire(worker, lives, channels, judge);
  /** The page counts as greeted by what was true when the worker answered. */
  const greet = () => {
    const now = truth.current();
    return () => {
      greeted = now;
    };
  };

  nativeBrowser.runtime.sendMessage.mockImplementation((message) => {
    const { kind, ask } = message as { kind: string; ask: object };
    return request(kind, ask, contentScript, undefined, kind === 'hello' ? greet : undefined);
  });
  nativeBrowser.runtime.connect.mockImplementation(({ name }) => connect(name, contentScript));
  fake.tabs.sendMessage.mockImplementation(async (_tab, notice) => {
    judge('a notice', notice);
    channels.send('notices', () => {
      if (isPageThere) nativeBrowser.runtime.onMessage.trigger(structuredClone(notice));
    });
  });

  // What paints comes in its own time too, and to whatever page stands then.
  fake.scripting.executeScript.mockImplementation(async ({ files }) => {
    const painting = paintingAtHand.now();
    if (files[0] === paintingScriptPath && painting)
      channels.send('scripts', () => {
        if (isPageThere) scope.visAVisPaints?.(painting);
      });
    return [];
  });

  const scriptState = () => scope.visAVisPage?.();

  const world = {
    figures,
    truth,
    channels,
    linkedIn,
    working,
    signIn(account: Account) {
      atLinkedIn = account;
      void request('sign-in', {}, popup, truth.ends);
    },
    signOut: () => void request('sign-out', {}, popup, truth.ends),
    cancelSignIn: () => void request('cancel-sign-in', {}, popup),
    sayWhoIsUser(identity: string, confirmed: boolean) {
      const truly = () => (confirmed ? truth.confirm(identity) : truth.undo(identity));
      void request('crm-user', { origin, identity, confirmed }, popup, truly);
    },
    /** What persons and pages have asked for comes to the worker, and its own words to nobody yet. */
    requestsArrive: () => channels.deliverFirst((channel) => /^request .* up$/.test(channel)),
    answer(choice: number) {
      const answered = linkedIn.answer(choice);
      if (answered?.late) figures.late += 1;
      if (answered?.begun) truth.begins(answered.begun);
    },
    openPopup: () => connect('popup', popup),
    openOptions: () => connect('options', options),
    /** What a popup is told by the page. */
    openPageReport() {
      const port = fakePort('page-report');
      nativeBrowser.runtime.onConnect.trigger(port);
      const said = written(port.sent);
      const mine = greeted && accountOf(greeted);
      for (const one of reasonsIn(said)) if (one !== mine) figures.foreign.push(`the page tells a state of ${one}’s`);
      return port;
    },
    /** Opens a card about a member, as the page's script does. */
    async openCard(personId: string) {
      const page = scriptState();
      if (!page) return;
      const crmUser = page.crmUser();
      const ask = { reference: { kind: 'person', personId }, epoch: page.epoch, ...(crmUser && { crmUser }) };
      const reply = (await request('open-card', ask, contentScript)) as {
        ok: boolean;
        answer?: { key: string } | null;
      };
      if (!reply?.answer) return;
      connect('card', card).postMessage({ kind: 'open', key: reply.answer.key, pixels: 96, withPicture: true });
    },
    async load(user: string, rows: readonly string[]) {
      world.leavePage(false);
      document.body.innerHTML = `<b id="user">${user}</b><i id="chip"></i>${rows.map(row).join('')}`;
      isPageThere = true;
      counted += 1;
      await import(/* @vite-ignore */ `${script}?page=${counted}`);
    },
    /** @param isKept whether the page is kept as it stands, for Back. */
    leavePage(isKept: boolean) {
      dispatchEvent(Object.assign(new Event('pagehide'), { persisted: isKept }));
      if (isKept) return;
      orphan();
      scope.visAVisRunning?.();
      scope.visAVisRunning = undefined;
      nativeBrowser.runtime.id = extensionId;
      nativeBrowser.runtime.onMessage.removeAllListeners();
      nativeBrowser.runtime.onConnect.removeAllListeners();
      isPageThere = false;
      greeted = undefined;
    },
    backAndForth() {
      world.leavePage(true);
      dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    },
    /** Somebody looks at all of the page, which alone is asked for. */
    look: () => scroll(true, ...document.querySelectorAll('.row')),
    showUser(user: string) {
      const shown = document.querySelector('#user');
      if (shown) shown.textContent = user;
    },
    /** The CRM shows somebody else in a row of its own. */
    changeRow(choice: number) {
      const rows = [...document.querySelectorAll('.row')];
      const one = rows[choice % Math.max(1, rows.length)];
      const id = members[(choice * 7) % members.length] ?? '';
      one?.setAttribute('data-ref', id);
      const name = one?.querySelector('.name');
      if (name) name.textContent = `Contact ${id}`;
    },
    async die() {
      await working();
      if (!lives.isAlive()) return;
      figures.deaths += 1;
      stop();
      linkedIn.forgetGhosts();
      writes.lose();
      const { token } = (await fake.storage.session.get('token')) as { token?: { accessToken: Tag } };
      truth.found(token?.accessToken);
    },
    holdWrites: writes.hold,
    releaseWrites: writes.release,
    /** Whose pictures are on the page: of nobody but whoever was signed in when it was greeted. */
    async judgePage(what: string, whose: Tag | undefined = greeted) {
      const user = world.crmUser();
      if (world.painted() > 0 && !truth.wasConfirmed(greeted, user))
        figures.foreign.push(`${what}: pictures for ${user}, who never said so`);
      for (const host of hosts()) {
        if (!showsPicture(host)) continue;
        const picture = bytesIn(host);
        const tag = picture && tagsIn(Buffer.from(await picture.arrayBuffer()).toString('latin1'))[0];
        if (tag !== whose) figures.foreign.push(`${what}: a picture of ${tag}’s is painted, not of ${whose}’s`);
      }
    },
    painted: () => hosts().filter(showsPicture).length,
    crmUser: () => document.querySelector('#user')?.textContent ?? undefined,
    close() {
      world.leavePage(false);
      stop();
      writes.undo();
      globalThis.setTimeout = setTimeoutBefore;
      vi.useRealTimers();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      // What a stopped worker still has to say is said to nobody.
      vi.stubGlobal('fetch', () => never());
    },
  };
  grant(`${origin}/*`);
  open({ id: 1, url: `${origin}/contacts` });
  await fake.storage.local.set({ settings });
  return world;
}

const scope = globalThis as {
  visAVisRunning?: (() => boolean) | undefined;
  visAVisPage?: () => PageForCards | undefined;
  visAVisPaints?: (painting: Painting) => void;
};
