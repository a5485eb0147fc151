// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { buttonNamed, buttonNames, listNamed, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { ada, browser, crm, hear, open, press, report, unavailable, wait } from './opened-popup.ts';

describe('the page', () => {
  it('is asked for in the very click', async () => {
    browser.held.delete(crm.origin);
    await open();
    await hear(ada);
    await acted(async () => {
      buttonNamed('Allow on crm.example.test').click();
      expect(browser.request).toHaveBeenCalledWith(['https://crm.example.test']);
      // The worker hears of it first, since the browser's question may close the popup.
      expect(browser.ask).toHaveBeenCalledWith('allow-site', { origin: 'https://crm.example.test' });
    });
    expect(browser.pageCalls).toBe(0);
  });

  it('says so where the browser does not allow it', async () => {
    browser.held.delete(crm.origin);
    browser.request.mockResolvedValue(false);
    await open();
    await press('Allow on crm.example.test');
    expect(document.querySelector('[role="alert"]')?.textContent).toBe(
      'The browser did not allow it. Nothing has changed.',
    );
  });

  it.each([
    ['no tab', undefined],
    ['no website', { id: 1 }],
  ])('is nothing to speak of with %s', async (_what, tab) => {
    browser.tab = tab;
    await open();
    expect(pageText()).toContain('There is no page to speak of here.');
    expect(buttonNames().filter((name) => /Allow|Stop|Refresh/.test(name))).toEqual([]);
  });

  it('lists who is shown and who is not, each by name, with the reason and what can be done', async () => {
    await open();
    await report([
      { name: 'Grace Hopper', availability: { state: 'shown' } },
      unavailable('Radia Perlman', 'private'),
      { name: 'Mary Jackson', availability: { state: 'pending' } },
      unavailable('', 'private'),
      unavailable('Barbara Liskov', 'not-linked'),
    ]);
    expect(pageText()).toContain('Shown 1 · Unavailable 3');
    expect(pageText()).toContain('Looking up 1 contact');
    expect(document.querySelector('progress')?.value).toBe(4);
    expect(document.querySelector('progress')?.max).toBe(5);
    expect(listNamed('Shown')).toEqual(['Grace Hopper']);
    const rows = listNamed('Unavailable') ?? [];
    expect(rows.map((row) => row.split(/(?=The member|This page)/)[0])).toEqual([
      'Barbara Liskov',
      'Radia Perlman',
      'Contact without a name',
    ]);
    for (const row of rows.slice(1)) {
      expect(row).toContain('The member limits who sees this picture.');
      expect(row).toContain('That is their choice on LinkedIn; there is nothing to mend.');
    }
  });

  it('can be refreshed and stopped', async () => {
    await open();
    await report([]);
    expect(pageText()).toContain('There are no contacts on this page.');
    await press('Refresh');
    expect(browser.refresh).toHaveBeenCalledOnce();
    await press('Stop on crm.example.test');
    expect(browser.ask).toHaveBeenCalledWith('stop-site', { origin: 'https://crm.example.test' });
  });

  it('without contacts on a site without a recipe leads to where one is made', async () => {
    await open();
    await hear(ada);
    await report([], undefined, false);
    expect(pageText()).toContain('This site has no recipe yet');
    expect(buttonNames()).toContain('Set up this site');
  });

  it('has a long host whole in the title of the button that may cut it short', async () => {
    await open();
    await report([]);
    expect(buttonNamed('Stop on crm.example.test').title).toBe('Stop on crm.example.test');
  });

  it('is called a few times before it counts as gone, and heard when it comes back', async () => {
    await open();
    for (let call = 1; call < 5; call += 1) {
      await acted(async () => browser.onGone());
      expect(pageText()).toContain('Looking for contacts');
      await wait(250);
    }
    await acted(async () => browser.onGone());
    expect(pageText()).toContain('This page does not answer.');
    expect(buttonNames()).toContain('Stop on crm.example.test');
    await wait(250);
    expect(browser.pageCalls).toBe(6);
    await report([]);
    expect(pageText()).toContain('There are no contacts on this page.');
  });

  it('of a site that the settings lack says so, and leads to setting it up', async () => {
    await open();
    await hear(ada, { sites: [] });
    for (let call = 0; call < 5; call += 1) {
      await acted(async () => browser.onGone());
      await wait(250);
    }
    expect(pageText()).toContain('the settings have no such site');
    expect(buttonNames()).toEqual(expect.arrayContaining(['Set up this site', 'Stop on crm.example.test']));
  });

  it('offers the access to LinkedIn where it was withdrawn', async () => {
    browser.held.delete('https://api.linkedin.com/*');
    await open();
    await hear(ada);
    await report([unavailable('Radia Perlman', 'not-permitted')]);
    await press('Allow access to LinkedIn');
    expect(browser.request).toHaveBeenCalledWith(['https://api.linkedin.com/*']);
  });
});
