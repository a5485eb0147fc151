// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { buttonNamed, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { field, hear, open, openWith, press, reportOf, settings, type, worker } from './opened-options.ts';

describe('the LinkedIn app', () => {
  it('is shown as it is set, with the address to register', async () => {
    await open();
    expect(pageText()).toContain('https://redirect.example.test/');
    expect(field('client-id').value).toBe('abc');
    expect(document.querySelector<HTMLInputElement>('input[name="scopes"]:checked')?.value).toBe('own');
  });

  it('is saved with all the rest, and says what was saved', async () => {
    await open();
    await type('client-id', ' xyz ');
    await acted(async () => document.querySelector<HTMLInputElement>('input[value="contacts"]')?.click());
    await press('Save the app');
    expect(worker.written).toEqual([
      {
        ...settings,
        linkedin: { ...settings.linkedin, clientId: 'xyz', scopes: ['openid', 'profile', 'r_basicprofile'] },
      },
    ]);
    expect(pageText()).toContain('Saved: Client ID and What the app may read.');
    expect(field('client-id').value).toBe('xyz');
  });

  it('asks for the connections only where it asks for contacts, and only when that is ticked', async () => {
    await open();
    expect(document.getElementById('scope-connections')).toBeNull();
    await acted(async () => document.querySelector<HTMLInputElement>('input[value="contacts"]')?.click());
    await acted(async () => field('scope-connections').click());
    await press('Save the app');
    const scopes = ['openid', 'profile', 'r_basicprofile', 'r_1st_connections'];
    expect(worker.written).toMatchObject([{ linkedin: { scopes } }]);
    expect(field('scope-connections').checked).toBe(true);
    await acted(async () => field('scope-connections').click());
    await press('Save the app');
    expect(worker.written[1]).toMatchObject({ linkedin: { scopes: scopes.slice(0, 3) } });
  });

  it('takes other permissions by name', async () => {
    await open();
    await acted(async () => document.querySelector<HTMLInputElement>('input[value="other"]')?.click());
    await type('scope-names', 'openid, profile  r_liteprofile');
    await press('Save the app');
    expect(worker.written).toMatchObject([{ linkedin: { scopes: ['openid', 'profile', 'r_liteprofile'] } }]);
    expect(document.querySelector<HTMLInputElement>('input[name="scopes"]:checked')?.value).toBe('other');
  });

  it('copies the redirect address, and says so for a while', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open();
    await press('Copy the address');
    expect(written).toHaveBeenCalledWith('https://redirect.example.test/');
    expect(pageText()).toContain('Copied.');
    await acted(() => vi.advanceTimersByTime(5000));
    expect(pageText()).not.toContain('Copied.');
  });

  it('names by its place a fault that belongs to none of its fields', async () => {
    worker.writeFaults = [{ path: 'version', code: 'newer-version' }];
    await open();
    await type('client-id', 'xyz');
    await press('Save the app');
    expect(pageText()).toContain('version: This was written by a newer version of Vis-à-vis.');
    expect(pageText()).toContain('Not saved: 1 thing has to be put right.');
  });

  it('says what was changed elsewhere under the typing, and can take that instead', async () => {
    await open();
    await type('client-id', 'mine');
    const theirs = { ...settings, linkedin: { ...settings.linkedin, clientId: 'theirs' } };
    await hear({ settings: reportOf({ settings: theirs }) });
    expect(field('client-id').value).toBe('mine');
    expect(pageText()).toContain('Changed elsewhere since you began to type: Client ID.');
    await press('Take what is set now');
    expect(field('client-id').value).toBe('theirs');
    expect(pageText()).not.toContain('Changed elsewhere');
  });

  it('says nothing where elsewhere something else was changed, or the same was set', async () => {
    await open();
    await type('client-id', 'mine');
    await hear({ settings: reportOf({ settings: { ...settings, sites: [] } }) });
    expect(pageText()).not.toContain('Changed elsewhere');
    const same = { ...settings, linkedin: { ...settings.linkedin, clientId: 'mine' } };
    await hear({ settings: reportOf({ settings: same }) });
    expect(pageText()).not.toContain('Changed elsewhere');
  });
});

describe('what the organisation sets', () => {
  const locked = ['linkedin.clientId', 'linkedin.scopes', 'linkedin.tokenService'];

  it('is shown as such, done, and cannot be edited', async () => {
    await openWith({}, { locked });
    const standing = [...document.querySelectorAll('.step-state')].map(({ textContent }) => textContent);
    expect(standing.slice(0, 2)).toEqual(['Done', 'Done']);
    expect(field('client-id').readOnly).toBe(true);
    expect(document.getElementById('client-id-hint')?.textContent).toBe('Set by your organisation.');
    expect(document.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
    expect(document.getElementById('scopes-locked')?.textContent).toBe('Set by your organisation.');
    expect(document.getElementById('token-service-hint')?.textContent).toBe('Set by your organisation.');
    expect(buttonNamed('Save the app').disabled).toBe(true);
    expect(buttonNamed('Save the address').disabled).toBe(true);
  });

  it('is not touched by saving the rest', async () => {
    const scopes = ['profile', 'openid'];
    const linkedin = { ...settings.linkedin, scopes };
    await openWith({ linkedin }, { locked: ['linkedin.clientId', 'linkedin.scopes'] });
    await type('client-id', 'typed all the same');
    expect(field('client-id').value).toBe('abc');
    const tokenService = 'https://other.example.test/token';
    await type('token-service', tokenService);
    await press('Save the address');
    expect(worker.written).toEqual([{ ...settings, linkedin: { ...linkedin, tokenService } }]);
    expect(pageText()).toContain('Saved: Token service address.');
  });
});
