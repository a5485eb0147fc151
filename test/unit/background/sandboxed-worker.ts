import { vi } from 'vitest';
import { sandboxSettings } from '../../../sandbox/settings.ts';
import { anna, crmUsers } from '../../../sandbox/world/accounts.ts';
import { profilePath } from '../../../src/browser/page-addresses.ts';
import type { CardAnswer } from '../../../src/contract/card.ts';
import type { PopupNews, Requests, VisitAnswer } from '../../../src/contract/messages.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../../../src/contract/profile-edits.ts';
import type { ViewerState } from '../../../src/contract/viewer.ts';
import type { Kept } from '../../../src/custody/ledger.ts';
import { extensionId, fake, grant, open, redirectAddress, resetBrowser, stopWorker, stored } from '../fakes/browser.ts';
import { passUntil } from '../fakes/passing-time.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';
import { type SandboxedNetwork, sandboxedNetwork } from '../fakes/sandboxed.ts';
import { watchHashing } from './duties.ts';

const page = 'https://crm.example.test/contacts';
const base = `chrome-extension://${extensionId}/`;
const popup = { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) };
const contentScript = { id: extensionId, url: page, frameId: 0, tab: { id: 1 } };
const card = { ...popup, url: `${base}src/card/card.html`, frameId: 5, tab: { id: 1 } };
const crmUser = crmUsers[0]?.id ?? '';

/** Milliseconds; nothing that a person waits for may take longer. */
const longestWait = 60_000;

/** Milliseconds; an upload may be cancelled before. */
const longestUpload = 3 * longestWait;

/** Milliseconds within which the viewer's own picture comes, or does not. */
export const ownPicturePatience = 25_000;

let workers = 0;

/** Each worker is a module of its own, as if the browser had started it anew. */
async function startWorker(): Promise<void> {
  workers += 1;
  const address = `../../../src/background/index.ts?sandboxed=${workers}`;
  await import(/* @vite-ignore */ address);
}

const ask = <Kind extends keyof Requests>(kind: Kind, sender: object, payload: object = {}) =>
  new Promise<Requests[Kind]['answer']>((resolve, reject) => {
    const answered = (answer: { ok: boolean; answer?: unknown }) =>
      answer.ok ? resolve(answer.answer as Requests[Kind]['answer']) : reject(new Error(`${kind} was refused`));
    void fake.runtime.onMessage.trigger({ kind, ask: payload }, sender as never, answered);
  });

function connect(name: string, sender: object): FakePort {
  const port = fakePort(name, sender);
  fake.runtime.onConnect.trigger(port);
  return port;
}

/** The whole worker over the sandbox, asked as pages ask it, on a clock that is the test's: what takes a minute costs nothing. */
export type SandboxedWorker = {
  readonly network: SandboxedNetwork;
  /** As somebody does in the popup; waits for the viewer's own picture too, unless told not to. */
  signIn(forPicture?: boolean): Promise<void>;
  viewer(): ViewerState;
  /** What an open popup was told last. */
  told(): unknown;
  /** Ticks *Keep me signed in*, says *Yes, that is me*, and lets name and picture be kept on this device. */
  consent(): Promise<void>;
  /** The browser is closed and opened: what is kept in memory has gone. */
  restartBrowser(): Promise<void>;
  /** What a page is told of these members, by person ID. */
  pictures(personIds: readonly string[]): Promise<Map<string, VisitAnswer & { kind: 'picture' }>>;
  /** What a card hears of this member. */
  card(personId: string): Promise<CardAnswer>;
  /** Reads the viewer's connections; with how it ended. */
  connections(): Promise<PopupNews['connections']>;
  /** What the page *My profile* is told in the end, of what it says over its port. */
  edit(asks: readonly ProfileEditsAsk[]): Promise<ProfileEditsAnswer>;
  /** What the person has entered: settings and consents, as they are kept; of their own picture its type alone, since it follows what LinkedIn has. */
  entries(): Promise<Record<string, unknown>>;
  /** Lets so many milliseconds pass. */
  pass(milliseconds: number): Promise<void>;
};

/** @param scopes that the app is set to ask for. */
export async function openSandboxedWorker(scopes: readonly string[]): Promise<SandboxedWorker> {
  resetBrowser();
  const network = sandboxedNetwork();
  vi.stubGlobal('fetch', network.fetch);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  // The runtime's own goes by the real clock.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), milliseconds);
    return controller.signal;
  });
  fake.identity.launchWebAuthFlow.mockImplementation(async ({ url }) => {
    const { searchParams } = new URL(url);
    const granted = (searchParams.get('scope') ?? '').split(' ');
    const code = network.linkedin.registry.issueCode({ account: anna, scopes: granted }, redirectAddress);
    return `${redirectAddress}?code=${code}&state=${searchParams.get('state')}`;
  });
  const settings = sandboxSettings();
  await fake.storage.local.set({ settings: { ...settings, linkedin: { ...settings.linkedin, scopes } } });
  open({ id: 1, url: page });
  grant('https://crm.example.test/*');

  const settle = watchHashing(4);
  let news: FakePort;
  let visits = 0;
  const latest = () => news.sent.at(-1) as PopupNews | undefined;

  /** As `passUntil`. */
  const until = (isSo: () => boolean, what: string, most = longestWait): Promise<void> =>
    passUntil(isSo, { network, settle, most, what });

  async function settled<Value>(promise: Promise<Value>, what: string): Promise<Value> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    promise.then(over, over);
    await until(() => isOver, what);
    return promise;
  }

  async function start(): Promise<void> {
    stopWorker();
    await startWorker();
    news = connect('popup', popup);
    await until(() => news.sent.length > 0, 'news');
  }
  await start();

  const greet = () => settled(ask('hello', contentScript), 'greeting');

  async function pass(milliseconds: number): Promise<void> {
    let passed = false;
    setTimeout(() => {
      passed = true;
    }, milliseconds);
    await until(() => passed, 'end of the time', milliseconds);
  }

  return {
    network,
    viewer: () => latest()?.viewer ?? { state: 'signed-out' },
    told: latest,
    async signIn(forPicture = true) {
      await settled(ask('sign-in', popup), 'answer to the sign-in');
      await until(() => latest()?.viewer.state !== 'signing-in', 'end of the sign-in');
      if (forPicture) await pass(ownPicturePatience);
    },
    async consent() {
      await settled(ask('keep-signed-in', popup, { wanted: true }), 'answer');
      const user = { origin: 'https://crm.example.test', identity: crmUser, confirmed: true };
      await settled(ask('crm-user', popup, user), 'answer');
      await settled(ask('keep-own-data', { ...popup, url: `${base}${profilePath}` }, { wanted: true }), 'answer');
    },
    async restartBrowser() {
      await fake.storage.session.clear();
      await start();
    },
    async pictures(personIds) {
      const { epoch } = await greet();
      const port = connect('visit', contentScript);
      visits += 1;
      const wanted = personIds.map((personId) => ({ reference: { kind: 'person', personId }, pixels: 48 }));
      port.hear({ kind: 'pictures', visit: visits, epoch, wanted, crmUser });
      const answers = () =>
        (port.sent as VisitAnswer[]).flatMap((answer) =>
          answer.kind === 'picture' ? [[answer.reference.replace('person:', ''), answer] as const] : [],
        );
      // A session that ended meanwhile is told by a new epoch alone.
      await until(() => answers().length === personIds.length || latest()?.viewer.state === 'signed-out', 'pictures');
      return new Map(answers());
    },
    async card(personId) {
      const { epoch } = await greet();
      const asked = { reference: { kind: 'person', personId }, epoch, crmUser };
      const opened = await settled(ask('open-card', contentScript, asked), 'key');
      const port = connect('card', card);
      port.hear({ kind: 'open', key: opened?.key ?? '', pixels: 96, withPicture: false });
      await until(() => port.sent.length > 0, 'card');
      return port.sent[0] as CardAnswer;
    },
    async connections() {
      await settled(ask('read-connections', popup), 'answer');
      const state = () => latest()?.connections ?? { state: 'unread' };
      await until(() => !['unread', 'reading'].includes(state().state), 'end of reading');
      return state();
    },
    async edit(asks) {
      const port = connect('profile-edits', { ...popup, url: `${base}${profilePath}` });
      for (const asked of asks) port.hear(asked);
      const ended = () => (port.sent as ProfileEditsAnswer[]).find(({ kind }) => kind !== 'picture-step');
      await until(() => ended() !== undefined, 'answer', longestUpload);
      port.leave();
      return ended() as ProfileEditsAnswer;
    },
    async entries() {
      const { settings, keptSignedIn, confirmedCrmUsers, ownData } = await stored('local');
      const { picture, ...answer } = (ownData ?? {}) as Partial<Kept['ownData']>;
      return { settings, keptSignedIn, confirmedCrmUsers, ownData: { ...answer, picture: picture?.type } };
    },
    pass,
  };
}

/** Gives the browser's own clock and `fetch` back. */
export function closeSandboxedWorker(): void {
  stopWorker();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}
