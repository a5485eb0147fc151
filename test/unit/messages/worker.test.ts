import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { toBase64 } from '../../../src/background/base64.ts';
import type { RequestKind } from '../../../src/contract/messages.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { portAsks, requestAsks } from '../../scenario/messages/asks.ts';
import { isKnownAtOrg, isKnownEdit, isKnownRequest, tricks } from '../../scenario/messages/known-addresses.ts';
import { portTable, requestTable } from '../../scenario/messages/table.ts';
import { carried, isPolluted, wrong } from '../../scenario/messages/wrong.ts';
import { casesOf, note, patience } from '../../scenario/thoroughness.ts';
import { extensionId, fake, grant, open, redirectAddress, resetBrowser, stopWorker } from '../fakes/browser.ts';
import { fakeLinkedIn, json, tokenAnswer } from '../fakes/linkedin.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';

const page = 'https://crm.example.test/contacts';
const base = `chrome-extension://${extensionId}/`;
const senders = {
  'site-content': { id: extensionId, url: page, frameId: 0, tab: { id: 1 } },
  'own-page': { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) },
  card: { id: extensionId, url: `${base}src/card/card.html`, origin: base.slice(0, -1), frameId: 5, tab: { id: 1 } },
  untrusted: { id: 'b'.repeat(32), url: page, frameId: 0, tab: { id: 1 } },
};
type From = keyof typeof senders;
/** As much of a PNG as says how large it is: 400 by 400. */
const smallestPng = [
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 1, 144, 0, 0, 1, 144],
];
/** In every token that there is, and nowhere else. */
const marker = 'MARKED-TOKEN';
const tokenService = 'https://token.example.test/token';
const org = 'https://acme.my.salesforce.com';
const settings = {
  ...defaultSettings,
  linkedin: {
    ...defaultSettings.linkedin,
    clientId: 'c',
    tokenService,
    scopes: ['openid', 'profile', 'r_liteprofile'],
  },
  salesforce: { host: org, clientId: 'c' },
  sites: [{ id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'], enabled: true, rememberReferences: true }],
};
const viewer = { personId: 'viewerA', name: 'Vera Viewer' };
const session = () => ({
  epoch: 2,
  viewer,
  ownPicture: { base64: toBase64(new Uint8Array(smallestPng).buffer), type: 'image/png' },
  orgSession: { origin: org, clientId: 'c', accessToken: marker, refreshToken: marker },
  token: {
    accessToken: marker,
    issuedAt: Date.now() - 60_000,
    expiresAt: Date.now() + 3_600_000,
    scopes: ['openid', 'profile', 'r_liteprofile', 'r_1st_connections'],
  },
});

const linkedIn = fakeLinkedIn();
/** What the viewer's own profile holds, and LinkedIn's answers to whoever edits one. */
const ownProfile = {
  id: viewer.personId,
  vanityName: 'vera',
  skills: { 11: { name: { localized: { en_US: 'Tides' } } } },
};
const place = {
  asset: 'urn:li:digitalmediaAsset:C56',
  uploadMechanism: {
    'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': {
      uploadUrl: 'https://api.linkedin.com/mediaUpload/1',
      headers: {},
    },
  },
};

function atLinkedIn(address: string, init: RequestInit): Response | undefined {
  const isUpload = init.method === 'PUT' && address === 'https://api.linkedin.com/mediaUpload/1';
  if (isUpload || isKnownEdit(address, init, viewer.personId)) {
    edits += 1;
    return address.includes('/v2/assets') ? json({ value: place }) : new Response(null, { status: 201 });
  }
  return isKnownRequest(address, init) && address.includes('/v2/me?') ? json(ownProfile) : undefined;
}

/** An org with one user. */
function atOrg(address: string, { method = 'GET' }: RequestInit): Response {
  const { pathname } = new URL(address);
  if (pathname.endsWith('/revoke') || method === 'DELETE') return new Response(null);
  if (pathname.endsWith('/token'))
    return json({ access_token: marker, refresh_token: marker, token_type: 'Bearer', instance_url: org });
  if (pathname === '/services/data/') return json([{ version: '67.0' }]);
  if (pathname.endsWith('/photo'))
    return json({ photoVersionId: '729HB0000000002AAA', largePhotoUrl: `${org}/profilephoto/1/F` });
  return new Response(new Uint8Array(smallestPng));
}

/** Requests that nobody documents, to whomever. */
const unknown: string[] = [];
let [asked, edits, atOrgAsked] = [0, 0, 0];
let workers = 0;
let ports = new Map<string, FakePort>();
const unhandled: unknown[] = [];
const hear = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  process.on('unhandledRejection', hear);
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    asked += 1;
    if (input.startsWith(`${org}/`)) {
      atOrgAsked += 1;
      if (!isKnownAtOrg(input, init, org)) unknown.push(input);
      return atOrg(input, init);
    }
    const answered = atLinkedIn(input, init);
    if (answered !== undefined) return answered;
    // The token service is asked where the options say, and told no token.
    const isService = init.method === 'POST' && !JSON.stringify([init.headers, String(init.body)]).includes(marker);
    const isTyped = isService && new URL(input).hostname !== 'api.linkedin.com';
    if (!isTyped && !isKnownRequest(String(input), init)) unknown.push(String(input));
    return isTyped && input !== tokenService ? json({ error: 'invalid_request' }, 400) : linkedIn.fetch(input, init);
  });
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0' });
  linkedIn.answerToken = () => json({ ...tokenAnswer, access_token: marker });
});
afterEach(() => {
  process.off('unhandledRejection', hear);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A worker with somebody signed in, whatever was before. */
async function startWorker() {
  stopWorker();
  resetBrowser();
  // LinkedIn's page asks for a person, and goes.
  fake.identity.launchWebAuthFlow.mockImplementation(
    async ({ url }) => `${redirectAddress}?code=c&state=${new URL(url).searchParams.get('state')}`,
  );
  open({ id: 1, url: page });
  grant('https://crm.example.test/*');
  await fake.storage.local.set({ settings: structuredClone(settings) });
  await fake.storage.session.set(session());
  workers += 1;
  const address = `../../../src/background/index.ts?fuzzed=${workers}`;
  await import(/* @vite-ignore */ address);
  await turns(10);
  ports = new Map(Object.entries(portTable).map(([name, { from }]) => [name, connect(name, from)]));
  await turns(5);
}

/** Whether there is still somebody signed in on an allowed site, so that there is something to leak. */
async function isWhole(): Promise<boolean> {
  const { token } = await fake.storage.session.get('token');
  const { settings: kept } = await fake.storage.local.get('settings');
  const isAllowed = await fake.permissions.contains({ origins: ['https://crm.example.test/*'] });
  return token !== undefined && isAllowed && (kept as typeof settings)?.sites?.[0]?.id === 'crm';
}

function connect(name: string, from: From): FakePort {
  const port = fakePort(name, senders[from]);
  fake.runtime.onConnect.trigger(port);
  return port;
}

const request = (kind: string, ask: unknown, from: From): Promise<{ ok: boolean; answer?: unknown }> =>
  new Promise((resolve) => void fake.runtime.onMessage.trigger({ kind, ask }, senders[from] as never, resolve));

/** As text, bytes included. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    return part instanceof ArrayBuffer ? Buffer.from(part).toString('latin1') : part;
  }) ?? '';
const encodedMarker = toBase64(new TextEncoder().encode(marker).buffer).slice(0, 12);
const holdsToken = (value: unknown): boolean => {
  const text = written(value);
  return text.includes(marker) || text.includes(encodedMarker);
};

/** Everything that the worker has told anybody since it was last asked. */
function told(): unknown[] {
  const said: unknown[] = [...ports.values()].flatMap((port) => port.sent.splice(0));
  for (const told of [fake.tabs.sendMessage, fake.scripting.executeScript, fake.tabs.create]) {
    said.push(...told.mock.calls);
    told.mockClear();
  }
  return said;
}

const oddId = fc.oneof(
  fc.constantFrom(...tricks),
  fc.constantFrom(...tricks).map((trick) => `AnnaB1${trick}`),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
);
const reference = fc.oneof(
  fc.record({ kind: fc.constant('person'), personId: oddId }, { noNullPrototype: true }),
  fc.record({ kind: fc.constant('vanity'), vanityName: oddId }, { noNullPrototype: true }),
);
const epoch = fc.oneof({ weight: 4, arbitrary: fc.constant(2) }, { weight: 1, arbitrary: fc.nat(5) });
const wanted = fc.array(fc.record({ reference, pixels: fc.constant(48) }, { noNullPrototype: true }), { maxLength: 4 });

/** Changes that may be sent, with whatever stands in them. */
const edit = fc.oneof(
  oddId.map((text) => ({ kind: 'create-entry', field: 'skills', value: { name: { localized: { en_US: text } } } })),
  oddId.map((value) => ({ kind: 'set', field: 'vanityName', value, seen: { state: 'read', value: 'vera' } })),
  oddId.map((id) => ({ kind: 'delete-entry', field: 'skills', id, seen: ownProfile.skills[11] })),
  fc.constant({ kind: 'delete-entry', field: 'skills', id: '11', seen: ownProfile.skills[11] }),
);

type Step = { readonly to: 'request' | 'port'; readonly name: string; readonly message: unknown; readonly from: From };

const anyone = fc.constantFrom<From>(...(Object.keys(senders) as From[]));
const kinds = Object.keys(requestTable) as RequestKind[];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...kinds).chain((name) =>
    fc.record({
      to: fc.constant('request' as const),
      name: fc.constant(name),
      message: fc.oneof(requestAsks[name].right, wrong(requestAsks[name].right)),
      from: fc.oneof(
        { weight: 4, arbitrary: fc.constant(requestTable[name] as From) },
        { weight: 1, arbitrary: anyone },
      ),
    }),
  ),
  fc.constantFrom('visit', 'card', 'set-up', 'profile-edits').chain((name) =>
    fc.record({
      to: fc.constant('port' as const),
      name: fc.constant(name),
      message: fc.oneof(portAsks[name as 'visit'].right, wrong(portAsks[name as 'visit'].right)),
      from: fc.constant(portTable[name as 'visit'].from as From),
    }),
  ),
  // What leads to LinkedIn.
  fc.record({
    to: fc.constant('port' as const),
    name: fc.constant('visit'),
    message: fc.record(
      { kind: fc.constant('pictures'), visit: fc.constant(1), epoch, wanted },
      { noNullPrototype: true },
    ),
    from: fc.constant<From>('site-content'),
  }),
  fc.record({
    to: fc.constant('port' as const),
    name: fc.constant('profile-edits'),
    message: fc.record(
      { kind: fc.constantFrom('review', 'apply'), changes: fc.array(edit, { maxLength: 3 }) },
      { noNullPrototype: true },
    ),
    from: fc.constant<From>('own-page'),
  }),
  fc.record({
    to: fc.constant('request' as const),
    name: fc.constant('open-card'),
    message: fc.record({ reference, epoch }, { noNullPrototype: true }),
    from: fc.constant<From>('site-content'),
  }),
);

/** Whatever the others come to, an edit is sent and the org is asked. */
const sure: readonly Step[] = [
  {
    to: 'port',
    name: 'profile-edits',
    message: {
      kind: 'apply',
      changes: [{ kind: 'delete-entry', field: 'skills', id: '11', seen: ownProfile.skills[11] }],
    },
    from: 'own-page',
  },
  { to: 'request', name: 'read-crm-photo', message: {}, from: 'own-page' },
];

test('a worker under random messages goes on, asks for nothing that nobody documents, and tells nobody a token', {
  timeout: patience(),
}, async (context) => {
  let [tried, tokens, answered] = [0, 0, 0];
  await startWorker();
  await fc.assert(
    fc.asyncProperty(step, async ({ to, name, message, from }) => {
      const sent = carried(message);
      if (sent === undefined) return;
      tried += 1;
      if (!(await isWhole())) await startWorker();
      let reply: { ok: boolean; answer?: unknown } | undefined;
      if (to === 'request') {
        reply = await request(name, sent.message, from);
        if (reply.ok) answered += 1;
        // A card goes on with its key, as its frame would.
        const key = name === 'open-card' && (reply.answer as { key?: string } | null)?.key;
        if (key) {
          const port = connect('card', 'card');
          port.hear({ kind: 'open', key, pixels: 96, withPicture: true });
          await turns(3);
          if (holdsToken(port.sent)) tokens += 1;
          port.leave();
        }
      } else {
        if (ports.get(name)?.disconnected) ports.set(name, connect(name, from));
        ports.get(name)?.hear(sent.message);
      }
      await turns(2);
      if (holdsToken(reply) || holdsToken(told())) tokens += 1;
      const { ...onDisk } = await fake.storage.local.get(null);
      expect(holdsToken(onDisk)).toBe(false);
      expect({ unknown, tokens, unhandled, polluted: isPolluted() }).toEqual({
        unknown: [],
        tokens: 0,
        unhandled: [],
        polluted: false,
      });
    }),
    { ...casesOf(10_000, 150), examples: sure.map((one) => [one]) },
  );
  await startWorker();
  await expect(request('hello', {}, 'site-content')).resolves.toMatchObject({ ok: true, answer: { signedIn: true } });
  note(
    context,
    { what: 'random messages to a whole worker', value: tried },
    { what: 'requests that it answered', value: answered },
    { what: 'addresses asked for', value: asked },
    { what: 'of them edits of the viewer’s own profile', value: edits },
    { what: 'of them at the viewer’s own Salesforce org', value: atOrgAsked },
    { what: 'of them of a form that nobody documents', value: unknown.length, wanted: 0 },
    { what: 'tokens in replies', value: tokens, wanted: 0 },
    { what: 'thrown', value: unhandled.length, wanted: 0 },
  );
  expect(answered).toBeGreaterThan(tried / 10);
  expect(edits).toBeGreaterThan(0);
  expect(atOrgAsked).toBeGreaterThan(0);
});

test('no answer to any kind holds a token, as long as somebody is signed in', async () => {
  for (const kind of kinds) {
    for (const ask of fc.sample(requestAsks[kind].right, 2)) {
      await startWorker();
      const reply = await request(kind, ask, requestTable[kind] as From);
      expect(reply.ok, kind).toBe(true);
      await turns(5);
      expect(holdsToken([reply, told()]), kind).toBe(false);
    }
  }
});
