import { describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/words.ts', () => ({ message: (key: string) => key, language: () => 'en' }));

import { editedForm, withFormInto } from '../../../src/options/app-form.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';

const next = { ...defaultSettings, linkedin: { ...defaultSettings.linkedin, clientId: 'new' } };

describe('the form over a stored document that has faults', () => {
  test('leaves everything else as it is stored, faults included', () => {
    const stored = { version: 1, sites: [{ id: 7 }], linkedin: { clientId: 'old', extra: true } };
    expect(withFormInto(stored, next)).toEqual({ ...stored, linkedin: { extra: true, ...next.linkedin } });
  });

  test.each([null, [], 'text', 7])('takes the place of %j, which is no document', (stored) => {
    expect(withFormInto(stored, next)).toEqual(next);
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
