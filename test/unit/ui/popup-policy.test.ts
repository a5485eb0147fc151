// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { ada, browser, crm, hear, open, press } from './opened-popup.ts';

const pattern = `${crm.origin}/*`;
const other = 'https://*.crm.example.org:8443/*';
const nobody = { state: 'signed-out' } as const;
const policyPatterns = [pattern, other];
const byOrganisation = (feature: string) => ({ switchedOff: { [feature]: 'organisation' } });

describe('signing in where the policy names sites', () => {
  it('says what the browser will ask, and asks it in the click itself, the worker first', async () => {
    await open();
    await hear(nobody, { policyPatterns });
    expect(pageText()).toContain(
      'Your browser first asks whether Vis-à-vis may run on crm.example.test and *.crm.example.org',
    );
    let answer: (allowed: boolean) => void = () => undefined;
    browser.request.mockReturnValueOnce(new Promise<boolean>((resolve) => (answer = resolve)));
    const order: string[] = [];
    browser.ask.mockImplementationOnce(async () => order.push('worker'));
    browser.request.mockImplementationOnce(() => {
      order.push('browser');
      return new Promise<boolean>((resolve) => (answer = resolve));
    });
    // Both before anything is awaited.
    await acted(async () => {
      buttonNamed('Sign in with LinkedIn').click();
      expect(order.length).toBeGreaterThan(0);
    });
    expect(browser.ask.mock.calls).toEqual([['sign-in', { onceAllowed: true }]]);
    expect(browser.request).toHaveBeenCalledWith(policyPatterns);
    await acted(async () => answer(true));
    // The worker goes on by itself.
    expect(browser.ask).toHaveBeenCalledTimes(1);
  });

  it('asks for those alone that are not allowed yet, and for none where all are', async () => {
    browser.held.add(pattern);
    await open();
    await hear(nobody, { policyPatterns });
    expect(pageText()).toContain('may run on *.crm.example.org');
    await press('Sign in with LinkedIn');
    expect(browser.request).toHaveBeenCalledWith([other]);
    browser.request.mockClear();
    browser.ask.mockClear();
    await hear(nobody, { policyPatterns: [pattern] });
    expect(pageText()).not.toContain('Your browser first asks');
    await press('Sign in with LinkedIn');
    expect(browser.request).not.toHaveBeenCalled();
    expect(browser.ask.mock.calls).toEqual([['sign-in', {}]]);
  });

  it('after a no says what to do next, and lets in without it', async () => {
    browser.request.mockResolvedValue(false);
    await open();
    await hear(nobody, { policyPatterns: [pattern] });
    await press('Sign in with LinkedIn');
    expect(pageText()).toContain('Vis-à-vis was not allowed on crm.example.test.');
    expect(browser.ask).toHaveBeenLastCalledWith('cancel-sign-in', {});
    await press('Sign in with LinkedIn');
    expect(browser.request).toHaveBeenCalledTimes(2);
    await press('Sign in without it');
    expect(browser.ask).toHaveBeenLastCalledWith('sign-in', {});
  });

  it('takes a browser that does not even ask for a no', async () => {
    browser.request.mockRejectedValue(new Error('blocked by policy'));
    await open();
    await hear(nobody, { policyPatterns: [pattern] });
    await press('Sign in with LinkedIn');
    expect(pageText()).toContain('Vis-à-vis was not allowed on crm.example.test.');
  });
});

describe('what the organisation has switched off', () => {
  it('is said of being kept signed in, which then can’t be asked for', async () => {
    await open();
    await hear(ada, byOrganisation('keepSignedIn'));
    expect(pageText()).toContain('Your organisation has switched this off.');
    expect(document.querySelector<HTMLInputElement>('#keep-signed-in')?.disabled).toBe(true);
    await hear(ada, { switchedOff: { keepSignedIn: 'settings' } });
    expect(pageText()).toContain('This is switched off in the settings.');
  });

  it('is said of sites of one’s own, which can be neither allowed nor set up', async () => {
    browser.held = new Set();
    await open();
    await hear(ada, byOrganisation('ownSites'));
    expect(pageText()).toContain('Your organisation allows Vis-à-vis only on the sites that it has set up.');
    expect(buttonNames().join()).not.toMatch(/Allow on|Set up|Stop on/);
  });

  it('leaves the way to take back what the browser allows', async () => {
    await open();
    await hear(ada, byOrganisation('ownSites'));
    await vi.waitFor(() => expect(buttonNames()).toContain('Stop on crm.example.test'));
  });
});
