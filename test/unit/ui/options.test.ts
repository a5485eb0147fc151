// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SettingsReport } from '../../../src/contract/messages.ts';
import type { Settings, SettingsFault } from '../../../src/contract/settings.ts';
import { Options } from '../../../src/options/options.tsx';
import { buttonNamed, listNamed, pageText } from './accessible.ts';
import { acted } from './acted.ts';

const settings: Settings = {
  version: 1,
  enabled: true,
  linkedin: {
    clientId: 'abc',
    scopes: ['openid', 'profile'],
    tokenService: 'https://token.example.test/token',
    batchSize: 50,
  },
  sites: [
    { id: 'crm', name: 'Local CRM', matches: ['https://crm.example.test/*'], enabled: true, rememberReferences: false },
    { id: 'other', name: 'Other', matches: ['https://other.example.test/*'], enabled: true, rememberReferences: false },
    { id: 'off', name: 'Old', matches: ['https://crm.example.test/*'], enabled: false, rememberReferences: false },
  ],
};

/** The worker as these tests set it up. */
const worker = vi.hoisted(() => ({
  stored: undefined as unknown,
  storedFaults: [] as SettingsFault[],
  writeFaults: [] as SettingsFault[],
  policyFaults: [] as SettingsFault[],
  locked: [] as string[],
  written: [] as unknown[],
  reachable: true,
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/open.ts', () => ({ openOptions: () => {}, openAddress: () => {} }));
vi.mock('../../../src/browser/permissions.ts', () => ({
  holds: async (origin: string) => origin.startsWith('https://crm.'),
  onChange: () => () => {},
}));
vi.mock('../../../src/browser/ask.ts', () => ({
  ask: async (kind: string, { document }: { document?: unknown }) => {
    if (!worker.reachable) throw new Error('gone');
    let faults = worker.storedFaults;
    if (kind === 'write-settings') {
      worker.written.push(document);
      faults = worker.writeFaults;
      if (faults.every(({ code }) => code === 'locked')) worker.stored = document;
    }
    const { policyFaults, locked } = worker;
    const redirectAddress = 'https://redirect.example.test/';
    return { settings: worker.stored, faults, policyFaults, locked, redirectAddress } as SettingsReport;
  },
}));

async function open(): Promise<void> {
  await acted(async () => render(createElement(Options, null), document.body));
}
const field = (id: string) => document.getElementById(id) as HTMLInputElement;
const type = (id: string, value: string) =>
  acted(async () => {
    field(id).value = value;
    field(id).dispatchEvent(new Event('input', { bubbles: true }));
  });
const press = (name: string) => acted(async () => buttonNamed(name).click());
const faultOf = (id: string) => document.getElementById(`${id}-fault`)?.textContent;
const documentText = () => field('document').value;

beforeEach(() => {
  worker.stored = settings;
  worker.storedFaults = [];
  worker.writeFaults = [];
  worker.policyFaults = [];
  worker.locked = [];
  worker.written = [];
  worker.reachable = true;
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.restoreAllMocks();
});

describe('the LinkedIn app', () => {
  it('shows what is set, and the address to register', async () => {
    await open();
    expect(field('redirect-address').value).toBe('https://redirect.example.test/');
    expect(field('client-id').value).toBe('abc');
    expect(document.querySelector<HTMLInputElement>('input[name="scopes"]:checked')?.value).toBe('own');
  });

  it('saves what was entered with all the rest, and says what was saved', async () => {
    await open();
    await type('client-id', ' xyz ');
    await acted(async () => document.querySelector<HTMLInputElement>('input[value="contacts"]')?.click());
    await press('Save');
    expect(worker.written).toEqual([
      {
        ...settings,
        linkedin: { ...settings.linkedin, clientId: 'xyz', scopes: ['openid', 'profile', 'r_basicprofile'] },
      },
    ]);
    expect(pageText()).toContain('Saved: Client ID and What the app may read.');
    expect(field('client-id').value).toBe('xyz');
  });

  it('takes other permissions by name', async () => {
    await open();
    await acted(async () => document.querySelector<HTMLInputElement>('input[value="other"]')?.click());
    await type('scope-names', 'openid, profile  r_liteprofile');
    await press('Save');
    expect((worker.stored as Settings).linkedin.scopes).toEqual(['openid', 'profile', 'r_liteprofile']);
    expect(document.querySelector<HTMLInputElement>('input[name="scopes"]:checked')?.value).toBe('other');
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    worker.writeFaults = [{ path: 'linkedin.tokenService', code: 'not-an-address' }];
    await open();
    await type('token-service', 'token');
    await type('client-id', 'xyz');
    await press('Save');
    expect(faultOf('token-service')).toBe(
      'This is not an address that can be used. It has to begin with https://, or with http:// where it is on this computer.',
    );
    expect(faultOf('client-id')).toBeUndefined();
    expect(field('token-service').getAttribute('aria-describedby')).toContain('token-service-fault');
    expect(document.activeElement).toBe(field('token-service'));
    expect(pageText()).toContain('Not saved: 1 thing has to be put right.');
    expect(field('token-service').value).toBe('token');
    expect(field('client-id').value).toBe('xyz');
  });

  it('copies the redirect address', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open();
    await press('Copy');
    expect(written).toHaveBeenCalledWith('https://redirect.example.test/');
    expect(pageText()).toContain('Copied.');
  });
});

describe('the sites', () => {
  it('are listed with how they stand', async () => {
    await open();
    const [first, second, third] = listNamed('Sites') ?? [];
    expect(first).toMatch(/^Local CRM ?Allowed ?https:\/\/crm\.example\.test\/\*/);
    expect(second).toContain('Not allowed in this browser');
    expect(third).toContain('Switched off in the settings');
  });

  it('are explained where there are none', async () => {
    worker.stored = { ...settings, sites: [] };
    await open();
    expect(listNamed('Sites')).toBeUndefined();
    expect(pageText()).toContain('No sites yet.');
  });
});

describe('the settings document', () => {
  it('is saved as it was written', async () => {
    await open();
    const changed = { ...settings, enabled: false };
    await type('document', JSON.stringify(changed));
    await press('Save the document');
    expect(worker.written).toEqual([changed]);
    expect(pageText()).toContain('Saved.');
    expect(JSON.parse(documentText())).toEqual(changed);
  });

  it('is not sent where it is no JSON, and nothing typed is lost', async () => {
    await open();
    await type('document', '{ "version": 1,');
    await press('Save the document');
    expect(worker.written).toEqual([]);
    expect(documentText()).toBe('{ "version": 1,');
    expect(pageText()).toContain('The document: This is not JSON.');
  });

  it('has its faults listed by path', async () => {
    await open();
    const text = JSON.stringify({ ...settings, enabled: 'yes' });
    await type('document', text);
    await press('Save the document');
    expect(pageText()).toContain('enabled: This is the wrong kind of value.');
    expect(documentText()).toBe(text);
  });

  it('warns where the settings changed under a draft', async () => {
    await open();
    await type('document', '{}');
    await type('client-id', 'xyz');
    await press('Save');
    expect(documentText()).toBe('{}');
    expect(pageText()).toContain('The settings have changed since you began to write.');
  });

  it('is taken from a file, which can be undone', async () => {
    await open();
    const before = documentText();
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const file = new File(['{"version":1}'], 'mine.json');
    Object.defineProperty(input, 'files', { value: [file] });
    await acted(async () => {
      input?.dispatchEvent(new Event('change'));
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(documentText()).toBe('{"version":1}');
    expect(pageText()).toContain('Read from mine.json. Nothing is saved until you save it.');
    expect(worker.written).toEqual([]);
    await press('Bring back the earlier text');
    expect(documentText()).toBe(before);
  });

  it('tells what of the stored settings is not used', async () => {
    worker.storedFaults = [{ path: 'sites[1].matches[0]', code: 'not-a-match-pattern' }];
    await open();
    expect(pageText()).toContain('sites[1].matches[0]: This is not a pattern for a site');
  });
});

describe('what the organisation sets', () => {
  beforeEach(() => {
    worker.locked = ['linkedin.clientId', 'linkedin.scopes', 'sites[1]'];
    worker.stored = { ...settings, linkedin: { ...settings.linkedin, scopes: ['profile', 'openid'] } };
  });

  it('is shown as such, and cannot be edited', async () => {
    await open();
    expect(field('client-id').readOnly).toBe(true);
    expect(document.getElementById('client-id-hint')?.textContent).toBe('Set by your organisation.');
    expect(document.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
    expect(document.getElementById('scopes-locked')?.textContent).toBe('Set by your organisation.');
    expect(field('token-service').readOnly).toBe(false);
    const [first, second] = listNamed('Sites') ?? [];
    expect(first).not.toContain('Set by your organisation.');
    expect(second).toContain('Set by your organisation.');
    expect(pageText()).toContain('not changed by saving:linkedin.clientIdlinkedin.scopessites[1]');
  });

  it('is not touched by saving the rest', async () => {
    await open();
    await type('client-id', 'typed all the same');
    expect(field('client-id').value).toBe('abc');
    await type('token-service', 'https://other.example.test/token');
    await press('Save');
    const tokenService = 'https://other.example.test/token';
    expect(worker.written).toEqual([
      { ...settings, linkedin: { ...settings.linkedin, scopes: ['profile', 'openid'], tokenService } },
    ]);
    expect(pageText()).toContain('Saved: Token service address.');
  });

  it('leaves nothing to save where it is everything', async () => {
    worker.locked = ['linkedin.clientId', 'linkedin.scopes', 'linkedin.tokenService'];
    await open();
    expect(buttonNamed('Save').disabled).toBe(true);
  });

  it('is told apart from what is not saved, where a document would have it otherwise', async () => {
    worker.writeFaults = [{ path: 'linkedin.clientId', code: 'locked' }];
    await open();
    await type('document', '{"version":1,"linkedin":{"clientId":"mine"}}');
    await press('Save the document');
    expect(worker.written).toEqual([{ version: 1, linkedin: { clientId: 'mine' } }]);
    expect(pageText()).toContain('Saved, except for what your organisation sets.');
    expect(pageText()).toContain(
      'These places stay as they are:linkedin.clientId: Your organisation sets this, so it stays as it is.',
    );
  });

  it('has its own faults named as the organisation’s', async () => {
    worker.policyFaults = [{ path: 'sites[1].name', code: 'missing' }];
    await open();
    expect(pageText()).toContain('Some of what your organisation sets is wrong and not used:sites[1].name');
    expect(pageText()).not.toContain('Some of what is stored is wrong');
  });
});

describe('a fault that belongs to no field of the form', () => {
  it('is named by its place', async () => {
    worker.writeFaults = [{ path: 'version', code: 'newer-version' }];
    await open();
    await type('client-id', 'xyz');
    await press('Save');
    expect(pageText()).toContain('version: This was written by a newer version of Vis-à-vis.');
    expect(pageText()).toContain('Not saved: 1 thing has to be put right.');
  });
});

describe('the options', () => {
  it('say so where the worker cannot be reached', async () => {
    worker.reachable = false;
    await open();
    expect(pageText()).toContain('Vis-à-vis does not answer.');
  });

  it('read the settings anew when they are looked at again', async () => {
    await open();
    worker.stored = { ...settings, linkedin: { ...settings.linkedin, clientId: 'from elsewhere' } };
    await acted(async () => {
      window.dispatchEvent(new Event('focus'));
    });
    expect(field('client-id').value).toBe('from elsewhere');
  });
});
