import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { registerScripts, type ScriptOfSite } from '../../../src/browser/scripts.ts';
import { fake, registeredScripts, resetBrowser } from '../fakes/browser.ts';

const crm: ScriptOfSite = { id: 'crm', matches: ['https://crm.example.test/*'] };
const other: ScriptOfSite = { id: 'other', matches: ['https://a.example.test/*', 'https://b.example.test/*'] };
const { registerContentScripts, unregisterContentScripts } = fake.scripting;

beforeEach(resetBrowser);

test('what is wanted is registered: early, in the top frame, for good', async () => {
  await registerScripts([crm, other]);
  expect(registeredScripts()).toEqual({ 'site:crm': crm.matches, 'site:other': other.matches });
  expect(registerContentScripts.mock.calls[0]?.[0][0]).toEqual({
    id: 'site:crm',
    matches: ['https://crm.example.test/*'],
    js: ['src/content/contacts-script.js'],
    runAt: 'document_start',
    allFrames: false,
    persistAcrossSessions: true,
  });
});

test('the same wish again touches nothing', async () => {
  await registerScripts([crm, other]);
  vi.clearAllMocks();
  await registerScripts([other, crm]);
  expect(registerContentScripts).not.toHaveBeenCalled();
  expect(unregisterContentScripts).not.toHaveBeenCalled();
});

test('what is no longer wanted goes, and what is right stays untouched', async () => {
  await registerScripts([crm, other]);
  vi.clearAllMocks();
  await registerScripts([crm]);
  expect(registeredScripts()).toEqual({ 'site:crm': crm.matches });
  expect(unregisterContentScripts.mock.calls).toEqual([[{ ids: ['site:other'] }]]);
  expect(registerContentScripts).not.toHaveBeenCalled();
});

test.each([[['https://crm.example.test/*', 'https://new.example.test/*']], [['https://new.example.test/*']]])(
  'a site with other patterns is registered anew: %j',
  async (matches) => {
    await registerScripts([crm, other]);
    vi.clearAllMocks();
    await registerScripts([{ id: 'crm', matches }, other]);
    expect(registeredScripts()).toEqual({ 'site:crm': matches, 'site:other': other.matches });
    expect(unregisterContentScripts.mock.calls).toEqual([[{ ids: ['site:crm'] }]]);
    expect(registerContentScripts.mock.calls.flat(2).map(({ id }) => id)).toEqual(['site:crm']);
  },
);

test('a script that a former version left under another id goes', async () => {
  await fake.scripting.registerContentScripts([{ id: 'contacts', matches: crm.matches.slice() }]);
  await registerScripts([crm]);
  expect(registeredScripts()).toEqual({ 'site:crm': crm.matches });
});

test('where nothing is wanted, nothing is left', async () => {
  await registerScripts([crm, other]);
  await registerScripts([]);
  expect(registeredScripts()).toEqual({});
});
