// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { buttonNamed, buttonNames, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { ada, browser, crm, hear, open, press, report } from './opened-popup.ts';

const asked = ['set-up-site', { tab: crm.id, origin: crm.origin }];
const site = { matches: ['https://crm.example.test/*'], locked: false, described: false, takenAway: false };

/** The popup over a page, with the worker answering a wish to set it up like this. */
async function over(answer: string, sites = [site]): Promise<void> {
  browser.ask.mockImplementation(async (kind: string) =>
    kind === 'set-up-site' ? answer : kind === 'find-connections' ? [] : null,
  );
  await open();
  await hear(ada, { sites });
}

describe('setting up a site', () => {
  it('is asked for in the very click, with the permission, and the popup goes', async () => {
    browser.held.delete(crm.origin);
    await over('begun', []);
    await acted(async () => {
      buttonNamed('Set up this site').click();
      expect(browser.request).toHaveBeenCalledWith([crm.origin]);
      expect(browser.ask.mock.calls).toContainEqual(asked);
    });
    expect(browser.closePopup).toHaveBeenCalledOnce();
  });

  it('is the thing to do on an allowed page without contacts', async () => {
    await over('begun');
    await report([]);
    expect(pageText()).toContain('point at one of them, and the others are found');
    await press('Set up this site');
    expect(browser.closePopup).toHaveBeenCalledOnce();
  });

  it('is done anew where the site has been set up', async () => {
    await over('begun', [{ ...site, described: true }]);
    await report([{ name: 'Grace Hopper', availability: { state: 'shown' } }]);
    expect(buttonNames()).toContain('Set up this site anew');
  });

  it('says where a page took the picker away the last time', async () => {
    await over('begun', [{ ...site, takenAway: true }]);
    await report([]);
    expect(pageText()).toContain('This page removed the picker again and again');
  });

  it('is not offered where the organisation did it, and that is said', async () => {
    await over('locked', [{ ...site, locked: true, described: true }]);
    await report([]);
    expect(buttonNames().filter((name) => name.startsWith('Set up'))).toEqual([]);
    expect(pageText()).toContain('Your organisation has set up this site');
  });

  it.each([
    ['locked', 'Your organisation has set up this site'],
    ['switched-off', 'Vis-à-vis is switched off here'],
    ['faulty', 'The settings have faults'],
    ['unreachable', 'Reload it and try again'],
  ])('that is %s says so, and the popup stays', async (answer, words) => {
    await over(answer);
    await report([]);
    await press('Set up this site');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain(words);
    expect(browser.closePopup).not.toHaveBeenCalled();
  });

  it('that the browser does not allow changes nothing', async () => {
    browser.held.delete(crm.origin);
    browser.request.mockResolvedValue(false);
    await over('begun', []);
    await press('Set up this site');
    expect(pageText()).toContain('The browser did not allow it. Nothing has changed.');
    expect(browser.closePopup).not.toHaveBeenCalled();
  });
});
