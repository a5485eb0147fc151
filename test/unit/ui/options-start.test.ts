// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { everySignInFault, everyVerdict } from './every.ts';
import {
  browser,
  faultOf,
  field,
  hear,
  open,
  openWith,
  press,
  reportOf,
  settings,
  type,
  untouched,
  worker,
} from './opened-options.ts';

const steps = () => [...document.querySelectorAll<HTMLElement>('.steps > li')];
const standing = () => steps().map((step) => step.querySelector('.step-state')?.textContent);
const opened = () => steps().map((step) => step.querySelector('details')?.open);
const ada = { state: 'signed-in', viewer: { personId: 'a1', name: 'Ada Lovelace' } } as const;
const pictures = {
  kind: 'picture',
  host: 'media.licdn.com',
  at: 1,
  requests: 3,
  outcome: 'answered',
} as const;
const openUntouched = () => openWith(untouched);

describe('getting started', () => {
  it('begins with the LinkedIn app, and everything else waits', async () => {
    await openUntouched();
    expect(standing()).toEqual(['Next', 'Not yet', 'Not yet', 'Not yet', 'Not yet']);
    expect(opened()).toEqual([true, false, false, false, false]);
    expect(steps()[0]?.getAttribute('aria-current')).toBe('step');
    expect(pageText()).toContain('0 of 5 steps are done.');
  });

  it('goes on to the next step, and leaves the one open that somebody is in', async () => {
    await openUntouched();
    await type('client-id', 'abc');
    await press('Save the app');
    expect(standing().slice(0, 2)).toEqual(['Done', 'Next']);
    expect(opened()).toEqual([true, true, false, false, false]);
    expect(pageText()).toContain('Saved: Client ID.');
  });

  it('closes a step that got done elsewhere', async () => {
    await openUntouched();
    await hear({ settings: reportOf({ settings: { ...untouched, linkedin: settings.linkedin } }) });
    expect(opened()).toEqual([false, true, false, false, false]);
  });

  it('shrinks to one line when all is done, which can be opened', async () => {
    await open({ viewer: ada, activity: [pictures] });
    expect(standing()).toEqual(['Done', 'Done', 'Done', 'Done', 'Done']);
    expect(pageText()).toContain('All steps are done.');
    const whole = document.querySelector<HTMLDetailsElement>('details.start');
    expect(whole?.open).toBe(false);
    expect(whole?.querySelector('summary')?.hidden).toBe(false);
  });

  it('says in the last step where nobody has described the contacts of an allowed site, and leads there', async () => {
    const [site] = settings.sites;
    if (!site) expect.fail('The settings have no site.');
    const undescribed = { ...settings, sites: [{ ...site, name: 'Plain CRM', recipe: undefined }] };
    await open({ viewer: ada, settings: reportOf({ settings: undescribed as never }) });
    expect(pageText()).toContain('Nobody has described yet where contacts stand on Plain CRM.');
    expect(document.querySelector('.step:last-child a[href="#document"]')).not.toBeNull();
    await hear({ settings: reportOf({ settings: { ...settings, sites: [{ ...site, recipe: { contacts: [] } }] } }) });
    expect(pageText()).not.toContain('Nobody has described yet');
  });

  it('shows the way to sample data, and copies its command', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await openUntouched();
    await press('Copy the command');
    expect(written).toHaveBeenCalledWith('npm start');
  });
});

describe('the token service', () => {
  it('is tested at the address in the field, saved or not', async () => {
    await open();
    browser.ask.mockResolvedValue('works');
    await type('token-service', 'https://new.example.test/token');
    await press('Test');
    expect(browser.ask).toHaveBeenCalledWith('test-token-service', { address: 'https://new.example.test/token' });
    expect(pageText()).toContain('The token service works.Save the address to use it.');
    expect(standing()[1]).toBe('Next');
  });

  it('is done once it worked', async () => {
    await open();
    browser.ask.mockResolvedValue('works');
    await press('Test');
    expect(standing()[1]).toBe('Done');
    expect(pageText()).toContain('The token service works.Go on with the next step.');
  });

  it.each(everyVerdict.filter((verdict) => verdict !== 'works'))('needs attention: %s', async (verdict) => {
    await open();
    browser.ask.mockResolvedValue(verdict);
    await press('Test');
    expect(standing()[1]).toBe('Needs attention');
  });

  it('is no longer judged by a test of another address', async () => {
    await open();
    browser.ask.mockResolvedValue('nonsense');
    await press('Test');
    expect(pageText()).toContain('What answers there is not a token service.');
    await type('token-service', 'https://new.example.test/token');
    expect(pageText()).not.toContain('What answers there is not a token service.');
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    worker.writeFaults = [{ path: 'linkedin.tokenService', code: 'not-an-address' }];
    await open();
    await type('token-service', 'token');
    await press('Save the address');
    expect(faultOf('token-service')).toMatch(/^This is not an address that can be used\./);
    expect(field('token-service').getAttribute('aria-describedby')).toContain('token-service-fault');
    expect(document.activeElement).toBe(field('token-service'));
    expect(field('token-service').value).toBe('token');
  });
});

describe('signing in', () => {
  it('waits for the app and the token service', async () => {
    await openUntouched();
    expect(buttonNamed('Sign in with LinkedIn').disabled).toBe(true);
  });

  it('is begun here, can be called off, and ends with a name', async () => {
    await open();
    await press('Sign in with LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-in', {});
    await hear({ viewer: { state: 'signing-in', renewing: false } });
    await press('Cancel');
    expect(browser.ask).toHaveBeenCalledWith('cancel-sign-in', {});
    await hear({ viewer: ada });
    expect(pageText()).toContain('Signed in as Ada Lovelace');
    expect(standing()[3]).toBe('Done');
  });

  it.each(everySignInFault)('says why it failed: %s', async (fault) => {
    await open({ viewer: { state: 'signed-out', fault } });
    expect(standing()[3]).toBe('Needs attention');
    expect(steps()[3]?.querySelector('.notice-title')?.textContent).toMatch(/\.$/);
    expect(buttonNames().includes('Allow access to LinkedIn')).toBe(fault === 'not-permitted');
  });
});
