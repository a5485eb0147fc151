import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { portPolicy, requestPolicy } from '../../../src/browser/message-policy.ts';
import type { Sender, SenderClass } from '../../../src/browser/sender.ts';
import { type Answers, servePorts, serveRequests } from '../../../src/browser/serve.ts';
import { portTable, requestTable } from '../../scenario/messages/table.ts';
import { note, patience } from '../../scenario/thoroughness.ts';
import { classOf, everySender, extensions } from '../browser/senders.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { fakePort } from '../fakes/port.ts';

const asks: Partial<Record<string, object>> = {
  'colleague-photos': { userIds: ['005000000000001'], epoch: 1 },
  'open-card': { reference: { kind: 'person', personId: 'A' }, epoch: 1 },
  'keep-signed-in': { wanted: true },
  'keep-own-data': { wanted: true },
  'crm-user': { origin: 'https://crm.example.test', identity: 'vera', confirmed: true },
  'allow-site': { origin: 'https://crm.example.test' },
  'stop-site': { origin: 'https://crm.example.test' },
  'preset-offer': { origin: 'https://crm.example.test', tab: 7 },
  'use-preset': { site: 'crm', preset: 'odoo' },
  'set-up-site': { tab: 7, origin: 'https://crm.example.test' },
  'find-connections': { vanityNames: ['ada-lovelace'] },
  'write-settings': { document: { version: 1 } },
  'test-token-service': { address: 'https://token.example.test/token' },
  'erase-kept': { what: 'everything' },
  'remembered-references': { site: 'crm' },
  'set-org': { host: 'https://acme.my.salesforce.com', clientId: 'app' },
  'send-crm-photo': { consent: true },
  'restore-crm-photo': { bytes: new ArrayBuffer(9), seal: 'seal' },
  'follow-crm-photo': { before: null },
};
/** Kinds and ports that nobody serves, those included that every object seems to have. */
const unserved = ['pictures', 'Hello', 'hello ', '__proto__', 'constructor', 'toString', ''];
/** What else browsers say of a sender: Chromium much, Firefox little. */
const extras = {
  Chromium: [
    {},
    { documentId: '4D1B7F2C', documentLifecycle: 'active' },
    { documentId: '4D1B7F2C', documentLifecycle: 'prerender' },
  ],
  Firefox: [{}, { envType: 'addon_child', contextId: 3 }],
};

/** Of so many combinations one is tried: all in a proof, and in `npm test` some hundred of each kind. */
const step = () => {
  const thoroughness = inject('thoroughness');
  return thoroughness === undefined ? 61 : Math.max(1, Math.round(1 / thoroughness.share));
};

test('every kind and every port has its row, here as in the policy', () => {
  const rows = Object.entries(requestPolicy).map(([kind, { from }]) => [kind, from]);
  expect(Object.fromEntries(rows)).toEqual(requestTable);
  expect(portPolicy).toEqual(Object.fromEntries(Object.entries(portTable).map(([name, { from }]) => [name, from])));
});

describe('docs/security.md', () => {
  const columns: readonly SenderClass[] = ['site-content', 'own-page', 'card', 'untrusted'];
  const rowOf = (what: string, from: SenderClass) =>
    `| ${what} | ${columns.map((column) => (column === from ? 'yes' : 'no')).join(' | ')} |`;

  test('shows the table as it is, every kind × every class of sender', () => {
    const requests = Object.entries(requestTable).map(([kind, from]) => rowOf(`\`${kind}\``, from));
    const ports = Object.entries(portTable).flatMap(([name, { from, kinds }]) => [
      rowOf(`port \`${name}\``, from),
      ...Object.keys(kinds).map((kind) => rowOf(`port \`${name}\`: \`${kind}\``, from)),
    ]);
    const head = [
      '| what | content script of a site, top frame | popup, options, My profile, *My CRM photo* | card, in a frame | anybody else |',
      '|---|---|---|---|---|',
    ];
    const wanted = [...head, ...requests, ...ports];
    const lines = readFileSync('docs/security.md', 'utf8').split('\n');
    const begin = lines.indexOf(head[0] as string);
    expect(lines.slice(begin, begin + wanted.length)).toEqual(wanted);
    expect(lines[begin + wanted.length]).toBe('');
  });
});

test('nothing in the extension listens to other extensions or to web pages', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(100);
  const listening = sources.filter((path) =>
    /on(Message|Connect)External|onUserScript/.test(readFileSync(`src/${path}`, 'utf8')),
  );
  expect(listening).toEqual([]);
  expect(JSON.parse(readFileSync('manifest.json', 'utf8')).externally_connectable).toEqual({ ids: [] });
});

describe.each(['Chromium', 'Firefox'] as const)('among senders as %s names them', (browserName) => {
  const extension = extensions[browserName];
  let called: string[] = [];
  beforeEach(() => {
    resetBrowser();
    vi.useFakeTimers();
    fake.runtime.id = extension.id;
    fake.runtime.getURL = (path: string) => extension.baseAddress + path;
    called = [];
  });
  afterEach(() => {
    fake.runtime.id = extensions.Chromium.id;
    vi.useRealTimers();
  });

  function* combinations<What>(whats: readonly What[]): Generator<{ what: What; sender: Sender; from: SenderClass }> {
    const every = step();
    let count = 0;
    for (const bare of everySender(extension)) {
      const from = classOf(bare, extension);
      for (const extra of extras[browserName])
        for (const what of whats) {
          count += 1;
          // Those who may are few, and each is tried.
          if (from === 'untrusted' && count % every !== 0) continue;
          yield { what, sender: { ...bare, ...extra }, from };
        }
    }
  }

  test('a request is answered where the table says so, and nowhere else', { timeout: patience() }, async (context) => {
    const answers = Object.fromEntries(
      Object.keys(requestTable).map((kind) => [kind, async () => void called.push(kind)]),
    );
    serveRequests(answers as unknown as Answers);
    let tried = 0;
    let wronglyAccepted = 0;
    let wronglyRefused = 0;
    for (const { what: kind, sender, from } of combinations([...Object.keys(requestTable), ...unserved])) {
      tried += 1;
      called = [];
      // Time goes on, so that none of it is too much.
      vi.setSystemTime(Date.now() + 10);
      const reply = await new Promise<{ ok: boolean }>((resolve) => {
        void fake.runtime.onMessage.trigger({ kind, ask: asks[kind] ?? {} }, sender as never, resolve);
      });
      const may = from !== 'untrusted' && Object.hasOwn(requestTable, kind) && requestTable[kind as 'hello'] === from;
      if (!may && (reply.ok || called.length > 0)) wronglyAccepted += 1;
      if (may && (!reply.ok || called.join() !== kind)) wronglyRefused += 1;
    }
    note(
      context,
      { what: 'combinations of kind × sender × shape', value: tried },
      { what: 'accepted that should not be', value: wronglyAccepted, wanted: 0 },
      { what: 'refused that should not be', value: wronglyRefused, wanted: 0 },
    );
    expect({ wronglyAccepted, wronglyRefused }).toEqual({ wronglyAccepted: 0, wronglyRefused: 0 });
  });

  test('a port is taken where the table says so, and nowhere else', { timeout: patience() }, (context) => {
    const taker = (name: string) => () => void called.push(name);
    servePorts({
      visit: taker('visit'),
      card: taker('card'),
      'set-up': taker('set-up'),
      'crm-photo': taker('crm-photo'),
      popup: taker('popup'),
      options: taker('options'),
      'my-profile': taker('my-profile'),
      'profile-edits': taker('profile-edits'),
    });
    let tried = 0;
    let wronglyAccepted = 0;
    let wronglyRefused = 0;
    for (const { what: name, sender, from } of combinations([...Object.keys(portTable), 'page-report', ...unserved])) {
      tried += 1;
      called = [];
      const port = fakePort(name, sender);
      fake.runtime.onConnect.trigger(port);
      const may = from !== 'untrusted' && Object.hasOwn(portTable, name) && portTable[name as 'visit'].from === from;
      if (!may && (!port.disconnected || called.length > 0)) wronglyAccepted += 1;
      if (may && (port.disconnected || called.join() !== name)) wronglyRefused += 1;
      if (!port.disconnected) port.leave();
    }
    note(
      context,
      { what: 'combinations of kind × sender × shape', value: tried },
      { what: 'accepted that should not be', value: wronglyAccepted, wanted: 0 },
      { what: 'refused that should not be', value: wronglyRefused, wanted: 0 },
    );
    expect({ wronglyAccepted, wronglyRefused }).toEqual({ wronglyAccepted: 0, wronglyRefused: 0 });
  });
});
