import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { messageRate, mostPorts } from '../../../src/browser/message-limits.ts';
import { type Answers, type Port, servePorts, serveRequests } from '../../../src/browser/serve.ts';
import type { RequestKind } from '../../../src/contract/messages.ts';
import { extensionId, fake, resetBrowser } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';

const base = `chrome-extension://${extensionId}/`;
const senders = {
  'a content script': { id: extensionId, url: 'https://crm.example.test/contacts', frameId: 0, tab: { id: 3 } },
  'the popup': { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) },
  'the page My profile': { id: extensionId, url: `${base}src/profile/profile.html`, frameId: 0, tab: { id: 4 } },
  'the options page': { id: extensionId, url: `${base}src/options/options.html`, frameId: 0, tab: { id: 4 } },
  'a content script in a frame': { id: extensionId, url: 'https://crm.example.test/', frameId: 2, tab: { id: 3 } },
  'the popup in a frame': { id: extensionId, url: `${base}src/popup/popup.html`, frameId: 2, tab: { id: 3 } },
  'the card': {
    id: extensionId,
    url: `${base}src/card/card.html`,
    origin: base.slice(0, -1),
    frameId: 5,
    tab: { id: 3 },
  },
  'the card in a tab of its own': { id: extensionId, url: `${base}src/card/card.html`, frameId: 0, tab: { id: 3 } },
  'another page of ours': { id: extensionId, url: `${base}src/picker/picker.html`, frameId: 0, tab: { id: 3 } },
  'another extension': { id: 'b'.repeat(32), url: `chrome-extension://${'b'.repeat(32)}/popup.html` },
  'a web page': { url: 'https://crm.example.test/contacts', frameId: 0, tab: { id: 3 } },
  nobody: {},
};
type SenderName = keyof typeof senders;
const asks = {
  hello: {},
  'sign-in': {},
  'sign-out': {},
  'allow-site': { origin: 'https://crm.example.test' },
  'stop-site': { origin: 'https://crm.example.test' },
  'set-up-site': { tab: 7, origin: 'https://crm.example.test' },
  'write-settings': { document: { version: 1 } },
  'contacts-here': {},
  'painting-script': {},
  'card-script': {},
  'open-card': { reference: { kind: 'person', personId: 'A' }, epoch: 1 },
  'colleague-photos': { userIds: ['005000000000001'], epoch: 1 },
  'cancel-sign-in': {},
  'keep-signed-in': { wanted: true },
  'keep-own-data': { wanted: true },
  'crm-user': { origin: 'https://crm.example.test', identity: 'vera', confirmed: true },
  'test-token-service': { address: 'https://token.example.test/token' },
  'erase-kept': { what: 'everything' },
  'export-kept': {},
  'remembered-references': { site: 'crm' },
  'support-report': {},
  'preset-offer': { origin: 'https://crm.example.test', tab: 7 },
  'use-preset': { site: 'crm', preset: 'odoo' },
  'read-connections': {},
  'stop-reading-connections': {},
  'find-connections': { vanityNames: ['ada-lovelace'] },
  'set-org': { host: 'https://acme.my.salesforce.com', clientId: 'app' },
  'org-sign-in': {},
  'org-sign-out': {},
  'read-crm-photo': {},
  'send-crm-photo': { consent: true, crop: { x: 0, y: 0, size: 9 } },
  'restore-crm-photo': { bytes: new ArrayBuffer(9), seal: 'seal' },
  'remove-crm-photo': {},
  'follow-crm-photo': { before: null },
} satisfies Record<RequestKind, object>;
const ownPages: SenderName[] = ['the popup', 'the options page', 'the page My profile'];
const mayAsk: Record<keyof typeof asks, SenderName[]> = {
  hello: ['a content script'],
  'sign-in': ownPages,
  'sign-out': ownPages,
  'allow-site': ownPages,
  'stop-site': ownPages,
  'preset-offer': ownPages,
  'use-preset': ownPages,
  'set-up-site': ownPages,
  'write-settings': ownPages,
  'contacts-here': ['a content script'],
  'painting-script': ['a content script'],
  'card-script': ['a content script'],
  'open-card': ['a content script'],
  'colleague-photos': ['a content script'],
  'cancel-sign-in': ownPages,
  'keep-signed-in': ownPages,
  'keep-own-data': ownPages,
  'crm-user': ownPages,
  'test-token-service': ownPages,
  'erase-kept': ownPages,
  'export-kept': ownPages,
  'remembered-references': ownPages,
  'support-report': ownPages,
  'read-connections': ownPages,
  'stop-reading-connections': ownPages,
  'find-connections': ownPages,
  'set-org': ownPages,
  'org-sign-in': ownPages,
  'org-sign-out': ownPages,
  'read-crm-photo': ownPages,
  'send-crm-photo': ownPages,
  'restore-crm-photo': ownPages,
  'remove-crm-photo': ownPages,
  'follow-crm-photo': ownPages,
};

const answers = Object.fromEntries(
  Object.keys(asks).map((kind) => [kind, vi.fn(async () => `answer to ${kind}`)]),
) as unknown as { [K in keyof Answers]: ReturnType<typeof vi.fn> };

function send(message: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve) => void fake.runtime.onMessage.trigger(message, sender as never, resolve));
}

const called = () => Object.entries(answers).filter(([, answer]) => answer.mock.calls.length > 0);

beforeEach(() => {
  resetBrowser();
});

describe('requests', () => {
  beforeEach(() => serveRequests(answers as unknown as Answers));

  const pairs = Object.keys(asks).flatMap((kind) => Object.keys(senders).map((sender) => [kind, sender] as const));
  test.each(pairs)('%s from %s', async (kind, sender) => {
    const allowed = mayAsk[kind as keyof typeof asks].includes(sender as SenderName);
    const message = { kind, ask: asks[kind as keyof typeof asks] };
    const reply = await send(message, senders[sender as SenderName]);
    expect(reply).toEqual(allowed ? { ok: true, answer: `answer to ${kind}` } : { ok: false });
    expect(called().map(([name]) => name)).toEqual(allowed ? [kind] : []);
  });

  test('the asker’s address and tab are those the browser gives', async () => {
    await send({ kind: 'hello', ask: {} }, senders['a content script']);
    expect(answers.hello).toHaveBeenCalledWith({}, { address: 'https://crm.example.test/contacts', tabId: 3 });
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'pictures', 'Hello', '', ' hello'])(
    'nobody is answered to the kind %j',
    async (kind) => {
      for (const sender of Object.values(senders)) {
        for (const ask of [{}, { origin: 'https://crm.example.test' }]) {
          await expect(send({ kind, ask }, sender)).resolves.toEqual({ ok: false });
        }
      }
      expect(called()).toEqual([]);
    },
  );

  test.each([undefined, null, 'hello', 7, [], {}, { kind: 'sign-in' }, { ask: {} }, { kind: ['sign-in'], ask: {} }])(
    'the message %j gets no answer',
    async (message) => {
      await expect(send(message, senders['the popup'])).resolves.toEqual({ ok: false });
      expect(called()).toEqual([]);
    },
  );

  test.each([
    ['sign-in', { silently: true }],
    ['sign-in', null],
    ['sign-out', { everywhere: true }],
    ['export-kept', 'all'],
    ['set-up-site', { origin: 'https://crm.example.test' }],
    ['set-up-site', { tab: -1, origin: 'https://crm.example.test' }],
    ['stop-site', {}],
    ['stop-site', { origin: 'https://crm.example.test/' }],
    ['stop-site', { origin: 'https://crm.example.test/path' }],
    ['stop-site', { origin: 'javascript:alert(1)' }],
    ['stop-site', { origin: '*://*/*' }],
    ['stop-site', { origin: `https://${'x'.repeat(300)}` }],
    ['stop-site', { origin: 'https://crm.example.test', also: 'https://other.example.test' }],
    ['write-settings', { document: {}, force: true }],
  ])('%s with %j is malformed', async (kind, ask) => {
    await expect(send({ kind, ask }, senders['the popup'])).resolves.toEqual({ ok: false });
    expect(called()).toEqual([]);
  });

  test('more of them than a page ever sends get no answer, nor does one larger than any', async () => {
    vi.useFakeTimers();
    const large = { reference: { kind: 'person', personId: 'A' }, epoch: 1, crmUser: 'x'.repeat(200_000) };
    await expect(send({ kind: 'open-card', ask: large }, senders['a content script'])).resolves.toEqual({ ok: false });
    for (let sent = 1; sent < messageRate.atOnce; sent += 1) {
      await send({ kind: 'hello', ask: {} }, senders['a content script']);
    }
    expect(answers.hello).toHaveBeenCalledTimes(messageRate.atOnce - 1);
    await expect(send({ kind: 'hello', ask: {} }, senders['a content script'])).resolves.toEqual({ ok: false });
    await expect(send({ kind: 'sign-out', ask: {} }, senders['the popup'])).resolves.toMatchObject({ ok: true });
    vi.useRealTimers();
  });

  test('what goes wrong inside an answer is told without a word of what', async () => {
    answers['export-kept'].mockRejectedValueOnce(new Error('a token: abc'));
    await expect(send({ kind: 'export-kept', ask: {} }, senders['the popup'])).resolves.toEqual({ ok: false });
  });
});

describe('ports', () => {
  const taker = () => vi.fn<(port: Port) => void>();
  const takers = {
    visit: taker(),
    card: taker(),
    'set-up': taker(),
    popup: taker(),
    options: taker(),
    'my-profile': taker(),
    'profile-edits': taker(),
    'crm-photo': taker(),
  };
  const connect = (name: string, sender: object): FakePort => {
    const port = fakePort(name, sender);
    fake.runtime.onConnect.trigger(port);
    return port;
  };

  beforeEach(() => {
    for (const take of Object.values(takers)) take.mockReset();
    servePorts(takers);
  });

  const names = [
    'visit',
    'set-up',
    'popup',
    'options',
    'my-profile',
    'profile-edits',
    'page-report',
    'card',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '',
  ];
  const pairs = names.flatMap((name) => Object.keys(senders).map((sender) => [name, sender] as const));
  test.each(pairs)('a port named %j from %s', (name, sender) => {
    const allowed =
      (['visit', 'set-up'].includes(name) && sender === 'a content script') ||
      (name === 'card' && sender === 'the card') ||
      (['popup', 'options', 'my-profile', 'profile-edits'].includes(name) && ownPages.includes(sender as SenderName));
    const port = connect(name, senders[sender as SenderName]);
    expect(port.disconnected).toBe(!allowed);
    for (const [taken, take] of Object.entries(takers)) {
      expect(take).toHaveBeenCalledTimes(allowed && name === taken ? 1 : 0);
    }
  });

  test('a port without a sender is dropped', () => {
    const port = fakePort('visit');
    fake.runtime.onConnect.trigger(port);
    expect(port.disconnected).toBe(true);
  });

  test('a taken port carries messages both ways, with the address and the tab that the browser gives', () => {
    const heard: unknown[] = [];
    takers.visit.mockImplementation((port) => {
      expect(port.address).toBe('https://crm.example.test/contacts');
      expect(port.tabId).toBe(3);
      port.onMessage((message) => heard.push(message));
      port.send('hello');
    });
    const port = connect('visit', senders['a content script']);
    port.hear('good day');
    expect(port.sent).toEqual(['hello']);
    expect(heard).toEqual(['good day']);
  });

  test('one port too many of a tab is dropped, until another has gone', () => {
    const open = () => connect('visit', senders['a content script']);
    const ports = Array.from({ length: mostPorts }, open);
    expect(ports.filter(({ disconnected }) => disconnected)).toEqual([]);
    expect(open().disconnected).toBe(true);
    ports[0]?.leave();
    expect(open().disconnected).toBe(false);
  });

  test('a port over which too much comes is dropped, its taker is told, and nothing more of it is heard', () => {
    const heard = vi.fn();
    const gone = vi.fn();
    takers.card.mockImplementation((port) => {
      port.onMessage(heard);
      port.onGone(gone);
    });
    const port = connect('card', senders['the card']);
    port.hear({ kind: 'open' });
    port.hear({ kind: 'open', key: 'x'.repeat(1000) });
    port.hear({ kind: 'open' });
    expect(port.disconnected).toBe(true);
    expect(gone).toHaveBeenCalledTimes(1);
    expect(heard.mock.calls).toEqual([[{ kind: 'open' }]]);
  });

  test('nothing is sent to a port that is gone, and its going is told', () => {
    const gone = vi.fn();
    let taken: Port | undefined;
    takers.popup.mockImplementation((port) => {
      taken = port;
      port.onGone(gone);
    });
    const port = connect('popup', senders['the popup']);
    port.leave();
    expect(() => taken?.send('too late')).not.toThrow();
    expect(port.sent).toEqual([]);
    expect(gone).toHaveBeenCalledTimes(1);
  });
});
