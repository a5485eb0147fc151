// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';
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
const works = { address: settings.linkedin.tokenService, clientId: 'abc', verdict: 'works' } as const;
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
    await open({ viewer: ada, activity: [pictures], testedService: works });
    expect(standing()).toEqual(['Done', 'Done', 'Done', 'Done', 'Done']);
    expect(pageText()).toContain('All steps are done.');
    const whole = document.querySelector<HTMLDetailsElement>('details.start');
    expect(whole?.open).toBe(false);
    const summary = whole?.querySelector('summary');
    expect(summary?.hidden).toBe(false);
    expect(summary?.textContent).toBe('Show the steps');
    await acted(() => {
      if (whole) whole.open = true;
      whole?.dispatchEvent(new Event('toggle'));
    });
    expect(summary?.textContent).toBe('Hide the steps');
  });

  it('says in the steps where nobody has described the contacts of an allowed site, and leads there', async () => {
    const [site] = settings.sites;
    if (!site) expect.fail('The settings have no site.');
    const undescribed = { ...settings, sites: [{ ...site, name: 'Plain CRM', recipe: undefined }] };
    await open({ viewer: ada, settings: reportOf({ settings: undescribed as never }) });
    for (const step of [2, 4]) {
      expect(steps()[step]?.textContent).toContain('Nobody has described yet where contacts stand on Plain CRM.');
      expect(steps()[step]?.querySelector('a[href="#document"]')).not.toBeNull();
    }
    await hear({ settings: reportOf({ settings: { ...settings, sites: [{ ...site, recipe: { contacts: [] } }] } }) });
    expect(pageText()).not.toContain('Nobody has described yet');
  });

  it('says in the last step which sites first ask who the viewer is there', async () => {
    const recipe = { contacts: [], me: { identity: { select: '#user', from: 'text' } } } as const;
    const sites = settings.sites.map((site) => (site.id === 'crm' ? { ...site, recipe } : site));
    await openWith({ sites });
    expect(steps()[4]?.textContent).toContain('On Local CRM, pictures wait for a yes');
    expect(steps()[4]?.textContent).toContain('“Are you … here?”');
    expect(steps()[4]?.textContent).toContain('press “Yes, that is me”');
    await hear({ settings: reportOf() });
    expect(steps()[4]?.textContent).not.toContain('wait for a yes');
  });

  it('leads from a step to the list of faults where something that it is about is faulty', async () => {
    const faults = [{ path: 'sites[0].matches[0]', code: 'not-a-match-pattern' }] as const;
    await openWith({}, { faults, stored: {} });
    const links = steps().map((step) => step.querySelector('a[href="#faults"]')?.textContent);
    expect(links).toEqual([undefined, undefined, 'See what, and where', undefined, undefined]);
    expect(document.getElementById('faults')?.textContent).toContain('sites[0].matches[0]');
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
    await type('token-service', 'https://new.example.test/token');
    await press('Test');
    expect(browser.ask).toHaveBeenCalledWith('test-token-service', { address: 'https://new.example.test/token' });
    expect(pageText()).toContain('The token service works.Save the address to use it.');
    expect(standing()[1]).toBe('Next');
  });

  it('is done once it worked', async () => {
    await open();
    await press('Test');
    expect(standing()[1]).toBe('Done');
    expect(pageText()).toContain('The token service works.Go on with the next step.');
  });

  it.each(everyVerdict.filter((verdict) => verdict !== 'works'))('needs attention: %s', async (verdict) => {
    await open();
    worker.verdict = verdict;
    await press('Test');
    expect(standing()[1]).toBe('Needs attention');
  });

  it('is no longer judged by a test of another address', async () => {
    await open();
    worker.verdict = 'nonsense';
    await press('Test');
    expect(pageText()).toContain('What answers there is not a token service.');
    await type('token-service', 'https://new.example.test/token');
    expect(pageText()).not.toContain('What answers there is not a token service.');
  });

  it('has worked for as long as its address and the client ID stay, whoever signs in and out', async () => {
    await open({ testedService: works });
    expect(standing()[1]).toBe('Done');
    await hear({ viewer: ada });
    await hear({ viewer: { state: 'signed-out' } });
    expect(standing()[1]).toBe('Done');
    const linkedin = { ...settings.linkedin, clientId: 'another-app' };
    await hear({ settings: reportOf({ settings: { ...settings, linkedin } }) });
    expect(standing()[1]).toBe('Next');
    expect(pageText()).not.toContain('The token service works.');
  });

  it('is tested and saved at the whole address where a host alone is typed', async () => {
    await open();
    await type('token-service', 'tokens.example.test');
    expect(pageText()).toContain('This means https://tokens.example.test/token.');
    await press('Test');
    expect(browser.ask).toHaveBeenCalledWith('test-token-service', { address: 'https://tokens.example.test/token' });
    expect(field('token-service').value).toBe('https://tokens.example.test/token');
    await type('token-service', 'tokens.example.test');
    await press('Save the address');
    expect(worker.written).toMatchObject([{ linkedin: { tokenService: 'https://tokens.example.test/token' } }]);
  });

  it('is not blamed while this computer is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    worker.verdict = 'unreachable';
    await open();
    await press('Test');
    expect(pageText()).toContain('This computer is offline.Once it is back, test again.');
    expect(pageText()).not.toContain('Nothing answers at this address.');
  });

  it('says what is missing where there is nothing to save', async () => {
    await openUntouched();
    await press('Save the address');
    expect(pageText()).toContain('Still to be entered: Token service address.');
    expect(pageText()).not.toContain('Nothing had changed.');
    await press('Save the app');
    expect(pageText()).toContain('Still to be entered: Client ID.');
  });

  it('shows an address that is stored and faulty, until another is typed', async () => {
    const linkedin = { ...settings.linkedin, tokenService: 'ftp://token.example.test' };
    const faults = [{ path: 'linkedin.tokenService', code: 'not-an-address' }] as const;
    await openWith({ linkedin: untouched.linkedin }, { faults, stored: { ...settings, linkedin, extra: 1 } });
    expect(field('token-service').value).toBe('ftp://token.example.test');
    expect(faultOf('token-service')).toMatch(/^This is not an address/);
    expect(steps()[1]?.querySelector('a[href="#faults"]')).not.toBeNull();
    await type('token-service', 'https://token.example.test/token');
    expect(faultOf('token-service')).toBeUndefined();
    await press('Save the address');
    const tokenService = 'https://token.example.test/token';
    expect(worker.written).toEqual([{ ...settings, linkedin: { ...linkedin, tokenService }, extra: 1 }]);
  });

  it('says at the field what is wrong until something else is typed, and keeps what was typed', async () => {
    worker.writeFaults = [{ path: 'linkedin.tokenService', code: 'not-an-address' }];
    await open();
    await type('token-service', 'token');
    await press('Save the address');
    expect(faultOf('token-service')).toMatch(/^This is not an address that can be used\./);
    expect(field('token-service').getAttribute('aria-describedby')).toContain('token-service-fault');
    expect(document.activeElement).toBe(field('token-service'));
    expect(field('token-service').value).toBe('token');
    await type('token-service', 'https://token.example.test/token');
    expect(faultOf('token-service')).toBeUndefined();
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
