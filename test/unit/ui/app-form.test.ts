import { describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/words.ts', () => ({ message: (key: string) => key, language: () => 'en' }));

import { editedForm, storedApp, withFormInto } from '../../../src/options/app-form.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';

const next = { ...defaultSettings, linkedin: { ...defaultSettings.linkedin, clientId: 'new' } };

describe('the form over a stored document that has faults', () => {
  test('leaves everything else as it is stored, faults included', () => {
    const stored = { version: 1, sites: [{ id: 7 }], linkedin: { clientId: 'old', extra: true, tokenService: 7 } };
    expect(withFormInto(stored, next, ['clientId'])).toEqual({
      ...stored,
      linkedin: { clientId: 'new', extra: true, tokenService: 7 },
    });
  });

  test.each([null, [], 'text', 7])('takes the place of %j, which is no document', (stored) => {
    expect(withFormInto(stored, next, ['clientId'])).toEqual(next);
  });
});

describe('what the form begins with', () => {
  const faulty = { tokenService: 'ftp://token.example.test', clientId: 7, scopes: ['openid', ''] };
  const report = {
    settings: defaultSettings,
    stored: { version: 1, linkedin: faulty },
    faults: [
      { path: 'linkedin.tokenService', code: 'not-an-address' },
      { path: 'linkedin.clientId', code: 'wrong-type' },
      { path: 'linkedin.scopes[1]', code: 'out-of-range' },
    ],
    policyFaults: [],
    locked: [],
    redirectAddress: 'https://redirect.example.test/',
  } as const;

  test('is what is stored where that is faulty and can be shown, so that it can be mended', () => {
    const { tokenService, scopes } = faulty;
    expect(storedApp(report)).toEqual({ ...defaultSettings.linkedin, tokenService, scopes });
  });

  test('is what is in force where nothing is faulty, or the policy decides', () => {
    expect(storedApp({ ...report, faults: [] })).toEqual(defaultSettings.linkedin);
    const locked = ['linkedin.tokenService', 'linkedin.scopes'];
    expect(storedApp({ ...report, locked })).toEqual(defaultSettings.linkedin);
    expect(storedApp({ ...report, stored: 'text' })).toEqual(defaultSettings.linkedin);
  });
});

describe('the form where the policy sets the scopes', () => {
  test('has what the policy says, whatever was chosen before', () => {
    const linkedin = { ...defaultSettings.linkedin, scopes: ['openid', 'profile', 'r_basicprofile'] };
    const edits = { choice: 'contacts', connections: true, names: 'email' } as const;
    expect(editedForm(linkedin, edits, [])).toMatchObject(edits);
    expect(editedForm(linkedin, edits, ['linkedin.scopes'])).toMatchObject({ choice: 'contacts', connections: false });
  });
});
