import { vi } from 'vitest';
import type { OrgControl } from '../../../sandbox/salesforce/control.ts';
import { connectedApp } from '../../../sandbox/salesforce/org.ts';
import { type OrgUser, orgAnna } from '../../../sandbox/salesforce/users.ts';
import { anna } from '../../../sandbox/world/accounts.ts';
import { portrait } from '../../../sandbox/world/portraits.ts';
import { authorizationDuty } from '../../../src/background/authorization.ts';
import { crmPhotoDuty } from '../../../src/background/crm-photo.ts';
import { createHashing } from '../../../src/background/hashing.ts';
import { orgSessionDuty } from '../../../src/background/org-session.ts';
import { orgVersions } from '../../../src/background/org-version.ts';
import type { OwnPictureDuty } from '../../../src/background/own-picture.ts';
import { createSession } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, redirectAddress, resetBrowser } from '../fakes/browser.ts';
import { type SandboxedNetwork, sandboxedNetwork } from '../fakes/sandboxed.ts';

export const host = 'https://harbour.my.salesforce.com';

/** A session at LinkedIn that goes on for ever. */
export const token = {
  accessToken: 'a-token',
  issuedAt: 0,
  expiresAt: Number.MAX_SAFE_INTEGER,
  scopes: ['openid'],
};

/** The duties of *My CRM photo* over the sandbox's own org. */
export type AtOrg = {
  readonly network: SandboxedNetwork;
  readonly control: OrgControl;
  /** Each request as `METHOD /path`, and the bodies of those that have a form's. */
  readonly asked: string[];
  readonly forms: URLSearchParams[];
  /** The viewer's own LinkedIn picture. */
  picture: ArrayBuffer | undefined;
  /** Awaited before that picture is there. */
  fetched: Promise<void>;
  /** Who logs in at the org's window. */
  user: OrgUser;
  worker: Awaited<ReturnType<typeof wake>>;
  /** Another worker on what is kept, as after the browser stopped the one before. */
  restart(): Promise<void>;
  signIn(): Promise<void>;
};

async function wake(own: () => ArrayBuffer | undefined, fetched: () => Promise<void>) {
  const settings = settingsDuty();
  const session = createSession();
  await Promise.all([settings.ready, session.ready]);
  const activity = fakeActivity();
  const hashing = createHashing();
  const org = orgSessionDuty(settings, session, activity, authorizationDuty(activity));
  const current = () => {
    const bytes = own();
    return bytes && { bytes, type: 'image/jpeg' };
  };
  const settled = async () => {
    const ofViewer = current();
    await fetched();
    return ofViewer;
  };
  const ownPicture: OwnPictureDuty = { fetchFrom: () => undefined, current, settled };
  const signIn = { underWay: () => false } as never;
  const crmPhoto = crmPhotoDuty({
    settings,
    session,
    signIn,
    ownPicture,
    activity,
    hashing,
    org,
    versionOf: orgVersions(),
  });
  return { settings, session, org, crmPhoto };
}

/** Anna is signed in with LinkedIn and at the org, in whose window somebody has logged in and allowed it at once. */
export async function openAtOrg(): Promise<AtOrg> {
  resetBrowser();
  const network = sandboxedNetwork();
  const control = network.control.org;
  control.set({ processing: 0 });
  const asked: string[] = [];
  const forms: URLSearchParams[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${new URL(String(input)).pathname}`);
    if (init.body instanceof URLSearchParams) forms.push(init.body);
    return network.fetch(input, init);
  });
  await fake.storage.local.set({
    settings: { ...defaultSettings, salesforce: { host, clientId: connectedApp.clientId } },
  });
  const own = () => opened.picture;
  const opened: AtOrg = {
    network,
    control,
    asked,
    forms,
    picture: (await portrait(anna, 400)).buffer,
    user: orgAnna,
    fetched: Promise.resolve(),
    worker: await wake(own, () => opened.fetched),
    async restart() {
      opened.worker = await wake(own, () => opened.fetched);
    },
    async signIn() {
      opened.worker.org.signIn();
      await vi.waitUntil(() => opened.worker.org.state().state !== 'signing-in');
    },
  };
  fake.identity.launchWebAuthFlow.mockImplementation(async ({ url }) => {
    const state = new URL(url).searchParams.get('state');
    return `${redirectAddress}?code=${control.codeFor(opened.user, new URL(url).searchParams)}&state=${state}`;
  });
  await opened.worker.session.begin({ personId: anna.personId, name: anna.name }, token);
  await opened.signIn();
  return opened;
}
