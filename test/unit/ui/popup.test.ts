// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { SignInFault } from '../../../src/contract/viewer.ts';
import { buttonNamed, buttonNames, pageText, statusText } from './accessible.ts';
import { acted } from './acted.ts';
import { ada, browser, goOnline, hear, newsOf, open, press, report, unavailable, wait } from './opened-popup.ts';

describe('the viewer', () => {
  it('has a place before anything is known, and words when the worker keeps silent', async () => {
    await open();
    expect(document.querySelector('header h1')?.textContent).toBe('Vis-à-vis');
    expect(document.querySelector('.skeleton-round')).not.toBeNull();
    await wait(3000);
    expect(statusText()).toBe('Vis-à-vis does not answer.');
    await hear(ada);
    expect(statusText()).toBe('Signed in as Ada Lovelace');
  });

  it('is told where the browser does not let the worker read what is kept, and nothing of a page of which nobody knows', async () => {
    await open();
    await hear(ada);
    await report([]);
    expect(pageText()).toContain('There are no contacts on this page.');
    await acted(() => browser.onNews({ kind: 'storage-refused' }));
    expect(statusText()).toBe('The browser does not let Vis-à-vis read what it has stored.');
    expect(pageText()).toContain('It tries again every few seconds.');
    expect(pageText()).not.toContain('There are no contacts');
    await hear(ada);
    expect(pageText()).toContain('Signed in as Ada Lovelace');
    expect(pageText()).toContain('There are no contacts on this page.');
  });

  it('is named, with initials until there is a picture', async () => {
    await open();
    await hear(ada);
    expect(statusText()).toBe('Signed in as Ada Lovelace');
    expect(document.querySelector('[role="status"]')?.getAttribute('aria-label')).toBe('Signed in as Ada Lovelace');
    expect(document.querySelector('.avatar')?.textContent).toBe('AL');
    expect(buttonNames()).toEqual(expect.arrayContaining(['Not you?', 'Sign out']));
    expect(buttonNames()).not.toContain('Sign in with LinkedIn');
    await hear({ ...ada, picture: { bytes: new ArrayBuffer(4), type: 'image/png' } });
    expect(document.querySelector<HTMLImageElement>('img.avatar')?.src).toMatch(/^blob:/);
  });

  it('keeps one status element from state to state, so that a change is heard', async () => {
    await open();
    await hear({ state: 'signed-out' });
    const status = document.querySelector('[role="status"]');
    expect(statusText()).toBe('Nobody is signed in');
    await hear({ state: 'signing-in', renewing: false });
    expect(statusText()).toBe('Waiting for LinkedIn');
    await hear(ada);
    expect(document.querySelector('[role="status"]')).toBe(status);
  });

  it('signs in with one press', async () => {
    await open();
    await hear({ state: 'signed-out' });
    await press('Sign in with LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-in', {});
  });

  it('is told the truth after signing out, with the way to LinkedIn’s permitted services', async () => {
    await open();
    await hear(ada);
    await press('Sign out');
    await hear({ state: 'signed-out' });
    expect(browser.ask).toHaveBeenCalledWith('sign-out', {});
    expect(pageText()).toContain('You are signed out here, and everything shown has been removed.');
    expect(pageText()).toContain('To withdraw access at LinkedIn itself, open its permitted services.');
    await acted(async () => document.querySelector<HTMLAnchorElement>('a[href]')?.click());
    expect(browser.openAddress).toHaveBeenCalledWith('https://www.linkedin.com/psettings/permitted-services');
    await press('Sign in with LinkedIn');
    await hear({ state: 'signed-out', fault: 'cancelled' });
    expect(pageText()).not.toContain('everything shown has been removed');
    expect(pageText()).toContain('Signing in was cancelled');
  });

  it('can be somebody else: signed out here first, then at LinkedIn', async () => {
    await open();
    await hear(ada);
    await press('Not you?');
    expect(browser.ask).not.toHaveBeenCalled();
    expect(buttonNamed('Not you?').getAttribute('aria-expanded')).toBe('true');
    await press('Sign out here and at LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-out', {});
    expect(browser.openAddress).toHaveBeenCalledWith('https://www.linkedin.com/m/logout');
  });

  it('is not sent to LinkedIn where signing out here failed, and is told so', async () => {
    browser.ask.mockRejectedValue(new Error('gone'));
    await open();
    await hear(ada);
    await press('Not you?');
    await press('Sign out here and at LinkedIn');
    expect(browser.openAddress).not.toHaveBeenCalled();
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('That did not work. Please try again.');
  });

  it('is led to the options where no LinkedIn app is set up', async () => {
    await open();
    await hear({ state: 'signed-out' }, { configured: false });
    expect(buttonNames()).not.toContain('Sign in with LinkedIn');
    await press('Open the options');
    expect(browser.openOptions).toHaveBeenCalledOnce();
  });

  it.each<[SignInFault, string | undefined]>([
    ['cancelled', undefined],
    ['token-service-unreachable', 'Open the options'],
    ['not-permitted', 'Allow access to LinkedIn'],
  ])('may try again after %s, and has this button besides: %s', async (fault, wayOn) => {
    if (fault === 'not-permitted') browser.held.delete('https://api.linkedin.com/*');
    await open();
    await hear({ state: 'signed-out', fault });
    expect(buttonNames()).toContain('Sign in with LinkedIn');
    const others = buttonNames().filter((name) => /^(Open the options|Allow access to LinkedIn)$/.test(name));
    expect(others).toEqual(wayOn ? [wayOn] : []);
  });

  it('is told of faults in the settings', async () => {
    await open();
    await hear(ada, { settingsFaults: 1 });
    expect(pageText()).toContain('1 thing in the settings is wrong and not used.');
  });

  it('is told once, after a sign-in, whom LinkedIn signs in', async () => {
    await open();
    await hear(ada, { justSignedIn: true });
    const told = 'LinkedIn signs in whoever is signed in at linkedin.com in this browser.';
    expect(pageText()).toContain(told);
    await hear({ ...ada, picture: { bytes: new ArrayBuffer(4), type: 'image/png' } });
    expect(pageText()).toContain(told);
    await press('Not you?');
    expect(pageText().split(told)).toHaveLength(2);
  });

  it('is told so however fast the news follow one another', async () => {
    await open();
    await acted(async () => {
      browser.onNews(newsOf(ada, { justSignedIn: true }));
      browser.onNews(newsOf(ada));
    });
    expect(pageText()).toContain('LinkedIn signs in whoever is signed in at linkedin.com in this browser.');
  });

  it('is not told so again, nor of a former sign-in', async () => {
    await open();
    await hear(ada);
    expect(pageText()).not.toContain('LinkedIn signs in whoever');
    await hear(ada, { justSignedIn: true });
    await hear({ state: 'signed-out' });
    await hear(ada);
    expect(pageText()).not.toContain('LinkedIn signs in whoever');
  });

  it.each<SignInFault>(['window-closed', 'page-error', 'token-service-refused'])(
    'is led to the client ID where it may be wrong: %s',
    async (fault) => {
      await open();
      await hear({ state: 'signed-out', fault });
      expect(pageText()).toContain('“Client ID” in the options');
      await press('Open the options');
      expect(browser.openOptionsAt).toHaveBeenCalledWith('client-id');
    },
  );

  it('waits for no window where the sign-in renews itself, and may give it up', async () => {
    await open();
    await hear({ state: 'signing-in', renewing: true });
    expect(statusText()).toBe('Signing you in again');
    expect(pageText()).not.toContain('window');
    await press('Cancel');
    expect(browser.ask).toHaveBeenCalledWith('cancel-sign-in', {});
  });

  it('moves the keyboard’s place on where a button goes away under it', async () => {
    await open();
    await hear(ada);
    buttonNamed('Sign out').focus();
    await hear({ state: 'signed-out' });
    expect(document.activeElement?.textContent).toBe('Sign in with LinkedIn');
  });
});

describe('keeping signed in', () => {
  const box = () => document.querySelector<HTMLInputElement>('input[type="checkbox"]');
  const tick = () => acted(async () => box()?.click());

  it('is offered under its name, with what it keeps, to whoever is signed in', async () => {
    await open();
    await hear({ state: 'signed-out' });
    expect(box()).toBeNull();
    await hear(ada);
    expect(box()?.labels?.[0]?.textContent).toBe('Keep me signed in');
    expect(box()?.checked).toBe(false);
    const hint = document.getElementById(box()?.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toContain('Keeps a fingerprint of your LinkedIn ID until you sign out.');
    await hear(ada, { keptSignedIn: true });
    expect(box()?.checked).toBe(true);
  });

  it.each([true, false])('is asked for and taken back: %s', async (wanted) => {
    await open();
    await hear(ada, { keptSignedIn: !wanted });
    await tick();
    expect(browser.ask).toHaveBeenCalledWith('keep-signed-in', { wanted });
    await hear(ada, { keptSignedIn: wanted });
    expect(box()?.checked).toBe(wanted);
  });

  it('stands ticked at once, and no longer where it could not be kept', async () => {
    let fail = (_error: Error) => {};
    browser.ask.mockReturnValue(
      new Promise((_done, reject) => {
        fail = reject;
      }),
    );
    await open();
    await hear(ada);
    await tick();
    expect(box()?.checked).toBe(true);
    await acted(async () => fail(new Error('gone')));
    expect(box()?.checked).toBe(false);
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('That did not work. Please try again.');
  });
});

describe('a computer without a network', () => {
  it('is why signing in failed, as long as it is', async () => {
    await open();
    await goOnline(false);
    await hear({ state: 'signed-out', fault: 'page-error' });
    expect(pageText()).toContain('This computer is offline.');
    expect(pageText()).toContain('Once it is back, sign in.');
    expect(pageText()).not.toContain('could not be loaded');
    await goOnline(true);
    expect(pageText()).toContain("LinkedIn's page could not be loaded.");
    expect(pageText()).not.toContain('offline');
  });

  it('is spoken of before anybody tries to sign in', async () => {
    await open();
    await hear({ state: 'signed-out' });
    expect(pageText()).not.toContain('offline');
    await report([unavailable('Radia Perlman', 'signed-out')]);
    await goOnline(false);
    expect(pageText().split('This computer is offline.')).toHaveLength(2);
    expect(buttonNames()).toContain('Sign in with LinkedIn');
  });

  it('is why pictures are missing, said once for all of them', async () => {
    await open();
    await hear(ada);
    await report([unavailable('Radia Perlman', 'failed'), unavailable('Mary Jackson', 'failed')]);
    expect(pageText()).not.toContain('offline');
    await goOnline(false);
    expect(pageText().split('This computer is offline.')).toHaveLength(2);
    expect(pageText()).toContain('Once it is back, Refresh fetches what is missing.');
    await goOnline(true);
    expect(pageText()).not.toContain('offline');
  });

  it('keeps what is shown: there is no refreshing until it is back', async () => {
    await open();
    await hear(ada);
    await report([{ name: 'Grace Hopper', availability: { state: 'shown' } }]);
    await goOnline(false);
    expect(pageText()).toContain('Until then, everything stays as it is.');
    await press('Refresh');
    expect(browser.refresh).not.toHaveBeenCalled();
    await goOnline(true);
    await press('Refresh');
    expect(browser.refresh).toHaveBeenCalledOnce();
  });
});
