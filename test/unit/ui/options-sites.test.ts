// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { RecordReference } from '../../../src/contract/messages.ts';
import type { OptionsNews } from '../../../src/contract/options.ts';
import type { ContactRecipe, Recipe, Site } from '../../../src/contract/settings.ts';
import { buttonNamed, buttonNames, listNamed, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { browser, faultOf, hear, open, openWith, press, reportOf, settings, type, worker } from './opened-options.ts';

const sitesWritten = () => (worker.written as { sites: readonly Site[] }[]).map(({ sites }) => sites);
const stored = { version: 1, sites: [{ id: 7 }] };
const faults = [{ path: 'sites[0].id', code: 'wrong-type' }] as const;

describe('the sites', () => {
  it('are listed with how they stand', async () => {
    await open();
    const [first, second, third] = listNamed('Sites') ?? [];
    expect(first).toMatch(/^Local CRM ?Allowed ?https:\/\/crm\.example\.test\/\*/);
    expect(second).toContain('Not allowed in this browser');
    expect(third).toContain('Switched off');
  });

  it('follow what the browser allows', async () => {
    await open();
    browser.held.add('https://other.example.test/*');
    await acted(() => browser.permissionsChanged());
    expect(listNamed('Sites')?.[1]).toMatch(/^Other ?Allowed/);
  });

  it('say how contacts are found there', async () => {
    const recipe = {
      contacts: [
        { container: 'tr', reference: [], name: { select: '', from: 'text' }, slot: { select: '', place: 'cover' } },
      ],
      me: { identity: { select: '#user', from: 'text' } },
    } as const;
    await openWith({ sites: settings.sites.map((site) => (site.id === 'crm' ? { ...site, recipe } : site)) });
    const [first, second] = listNamed('Sites') ?? [];
    expect(first).toContain("1 kind of contact is described. The CRM's own user is looked at");
    expect(second).toContain('Nobody has described yet where contacts stand here');
    expect(first).not.toContain('Nobody has described yet');
  });

  it('can be told to remember references, where the recipe says what tells records apart', async () => {
    const recipe = {
      contacts: [
        {
          container: 'tr',
          reference: [],
          name: { select: '', from: 'text' },
          slot: { select: '', place: 'cover' },
          recordKey: { select: 'a', from: 'href' },
        },
      ],
    } as const;
    await openWith({ sites: settings.sites.map((site) => (site.id === 'crm' ? { ...site, recipe } : site)) });
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[id^=remember-]')];
    expect(boxes.map(({ id, checked }) => [id, checked])).toEqual([['remember-crm', false]]);
    await acted(() => boxes[0]?.click());
    expect(sitesWritten()[0]?.map(({ id, rememberReferences }) => [id, rememberReferences])).toEqual([
      ['crm', true],
      ['other', false],
      ['off', false],
    ]);
  });

  it('are explained where there are none', async () => {
    await openWith({ sites: [] });
    expect(listNamed('Sites')).toBeUndefined();
    expect(pageText()).toContain('No sites yet.');
  });

  it('can each be allowed, in the click itself', async () => {
    await open();
    await press('Allow on Other');
    expect(browser.request).toHaveBeenCalledWith(['https://other.example.test/*']);
  });

  it('are asked for without their ports, which permissions do not know', async () => {
    const [site] = settings.sites;
    await openWith({ sites: site ? [{ ...site, matches: ['http://crm.internal:8069/*'] }] : [] });
    await press('Allow on Local CRM');
    expect(browser.request).toHaveBeenCalledWith(['http://crm.internal/*']);
  });

  it('are switched off and on in the settings', async () => {
    await open();
    await press('Switch off Local CRM');
    await press('Switch on Old');
    expect(sitesWritten().map((sites) => sites.map(({ enabled }) => enabled))).toEqual([
      [false, true, false],
      [false, true, true],
    ]);
  });

  it('are stopped at every one of their addresses', async () => {
    const matches = ['https://crm.example.test/*', 'https://*.crm.example.test:8443/*'];
    browser.held = new Set(['https://crm.example.test/*', 'https://*.crm.example.test/*']);
    await openWith({ sites: settings.sites.map((site) => ({ ...site, matches })) });
    await press('Stop on Local CRM');
    expect(browser.ask.mock.calls).toEqual([
      ['stop-site', { origin: 'https://crm.example.test' }],
      ['stop-site', { origin: 'https://*.crm.example.test:8443' }],
    ]);
    expect(worker.written).toEqual([]);
  });

  it('are removed after a question, with the permission that no other needs', async () => {
    await open();
    await press('Remove Other');
    expect(pageText()).toContain('Remove Other with the description of its contacts?');
    expect(worker.written).toEqual([]);
    await press('Remove it');
    expect(browser.ask).toHaveBeenCalledWith('stop-site', { origin: 'https://other.example.test' });
    expect(sitesWritten()[0]?.map(({ id }) => id)).toEqual(['crm', 'off']);
  });

  it('keep a permission that another site needs', async () => {
    await open();
    await press('Remove Old');
    await press('Remove it');
    expect(browser.ask).not.toHaveBeenCalledWith('stop-site', expect.anything());
    expect(sitesWritten()[0]?.map(({ id }) => id)).toEqual(['crm', 'other']);
  });

  it('can be stopped, and nothing else, where the organisation sets them', async () => {
    await openWith({}, { locked: ['sites[0]'] });
    expect(listNamed('Sites')?.[0]).toContain('Set by your organisation.');
    expect(listNamed('Sites')?.[1]).not.toContain('Set by your organisation.');
    const names = buttonNames();
    expect(names).toContain('Stop on Local CRM');
    expect(names).not.toContain('Remove Local CRM');
    expect(names).not.toContain('Switch off Local CRM');
  });

  it('are not written over what cannot be read', async () => {
    await openWith({}, { stored, faults });
    expect(buttonNamed('Switch off Local CRM').disabled).toBe(true);
    expect(buttonNamed('Remove Local CRM').disabled).toBe(true);
    expect(pageText()).toContain('Sites cannot be changed here while something in the stored settings is wrong.');
  });

  it('are all off where the settings say so, and can be switched on', async () => {
    await openWith({ enabled: false });
    expect(pageText()).toContain('Vis-à-vis is switched off on all sites.');
    await press('Switch on');
    expect(worker.written).toEqual([settings]);
  });
});

/** The settings with a site changed so. */
const withCrm = (changed: Partial<Site>) => ({
  sites: settings.sites.map((site) => (site.id === 'crm' ? { ...site, ...changed } : site)),
});
const kind = (container: string): ContactRecipe => ({
  container,
  reference: [],
  name: { select: '', from: 'text' },
  slot: { select: '', place: 'cover' },
});

describe('the kinds of contact of a site', () => {
  const recipe: Recipe = { contacts: [kind('tr.contact'), kind('.record')] };
  const listed = () => [...document.querySelectorAll('.site-kind code')].map(({ textContent }) => textContent);
  const removeKind = async (container: string) => {
    await press(`Remove ${container} from Local CRM`);
    await press('Remove it');
  };

  it('are listed by what they stand in', async () => {
    await openWith(withCrm({ recipe }));
    expect(listed()).toEqual(['tr.contact', '.record']);
    expect(document.querySelector('.site-kinds')?.getAttribute('aria-label')).toBe('Kinds of contact on Local CRM');
  });

  it('are removed one by one, after a question', async () => {
    await openWith(withCrm({ recipe }));
    await press('Remove tr.contact from Local CRM');
    expect(pageText()).toContain('Remove the description of the contacts in tr.contact on Local CRM?');
    expect(worker.written).toEqual([]);
    await press('Remove it');
    expect(sitesWritten()[0]?.[0]?.recipe).toEqual({ contacts: [kind('.record')] });
    expect(listed()).toEqual(['.record']);
  });

  it('leave the keyboard where they were', async () => {
    await openWith(withCrm({ recipe }));
    await removeKind('tr.contact');
    expect(document.activeElement?.firstElementChild?.textContent).toBe('1 kind of contact is described.');
  });

  it('take the recipe with the last of them', async () => {
    await openWith(withCrm({ recipe: { contacts: [kind('.record')] } }));
    await removeKind('.record');
    expect(sitesWritten()[0]?.[0]).toEqual(settings.sites[0]);
    expect(listNamed('Sites')?.[0]).toContain('Nobody has described yet');
  });

  it('leave the recipe where it says who the CRM’s own user is, so that pictures stay withheld from others', async () => {
    const me = { identity: { select: '#user', from: 'text' } } as const;
    await openWith(withCrm({ recipe: { contacts: [kind('.record')], me } }));
    await removeKind('.record');
    expect(sitesWritten()[0]?.[0]?.recipe).toEqual({ contacts: [], me });
  });

  it('are not removed where the organisation sets the site', async () => {
    await openWith(withCrm({ recipe }), { locked: ['sites[0]'] });
    expect(listed()).toEqual(['tr.contact', '.record']);
    expect(buttonNames().filter((name) => name.startsWith('Remove tr.contact'))).toEqual([]);
  });

  it('are not removed from what cannot be read', async () => {
    await openWith(withCrm({ recipe }), { stored, faults });
    expect(buttonNamed('Remove tr.contact from Local CRM').disabled).toBe(true);
  });
});

describe('colleagues’ photos', () => {
  const label = 'Show colleagues’ photos from Salesforce';
  const naming: ContactRecipe = {
    ...kind('tr.contact'),
    crmUserId: { select: '.owner', from: 'href' },
    crmUserSlot: { select: '.owner', place: 'before' },
  };

  const box = () => document.querySelector<HTMLInputElement>('#colleagues-crm');
  const tick = () => acted(() => box()?.click());

  it('are offered where the recipe says whom a page names, are off, and are shown from a tick on', async () => {
    await openWith(withCrm({ recipe: { contacts: [naming] } }));
    expect(box()?.checked).toBe(false);
    expect(pageText()).toContain(label);
    await tick();
    expect(sitesWritten()[0]?.map(({ id, colleaguePhotos }) => [id, colleaguePhotos])).toEqual([
      ['crm', true],
      ['other', undefined],
      ['off', undefined],
    ]);
  });

  it('are not offered where it does not', async () => {
    await openWith(withCrm({ recipe: { contacts: [kind('tr.contact')] } }));
    expect(pageText()).not.toContain(label);
  });

  it('can be switched off also where it no longer does', async () => {
    await openWith(withCrm({ colleaguePhotos: true }));
    await tick();
    expect(sitesWritten()[0]?.[0]?.colleaguePhotos).toBe(false);
  });

  it('are not changed where the organisation sets the site', async () => {
    await openWith(withCrm({ recipe: { contacts: [naming] } }), { locked: ['sites[0]'] });
    expect(box()?.disabled).toBe(true);
  });
});

describe('what is remembered of a site', () => {
  const remembering = { settings: reportOf({ settings: { ...settings, ...withCrm({ rememberReferences: true }) } }) };
  const keptRecords = (bytes: number): Partial<OptionsNews> => ({
    kept: [{ key: 'recordReferences', area: 'local', bytes, erasable: true }],
  });
  const answerWith = (total: number, ...pairs: readonly RecordReference[]) =>
    browser.ask.mockImplementation(async (asked) => (asked === 'remembered-references' ? { total, pairs } : null));
  const ada: RecordReference = { key: 'contact/7', reference: { kind: 'person', personId: 'AdaL1' } };
  const ben: RecordReference = { key: 'contact/8', reference: { kind: 'vanity', vanityName: 'ben-ito' } };
  const fold = () => document.querySelector<HTMLDetailsElement>('details.remembered');
  const unfold = () =>
    acted(async () => {
      const details = fold();
      if (!details) throw new Error('There is nothing to unfold.');
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
  const cells = () =>
    [...document.querySelectorAll('.remembered tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );

  it('is counted, and shown to whoever unfolds it', async () => {
    answerWith(2, ada, ben);
    await open(remembering);
    expect(fold()?.textContent).toBe('Show the 2 references remembered');
    await unfold();
    expect(browser.ask).toHaveBeenLastCalledWith('remembered-references', { site: 'crm' });
    expect(cells()).toEqual([
      ['Record', 'LinkedIn reference'],
      ['contact/7', 'urn:li:person:AdaL1'],
      ['contact/8', 'linkedin.com/in/ben-ito'],
    ]);
    expect(document.querySelector('.remembered table')?.getAttribute('aria-label')).toBe(
      'References remembered on Local CRM',
    );
    expect(pageText()).not.toMatch(/and \d+ more/);
  });

  it('is said to be more than is shown', async () => {
    answerWith(1_202, ada, ben);
    await open(remembering);
    await unfold();
    expect(fold()?.textContent).toContain('and 1,200 more');
  });

  it('is asked for anew when it is unfolded', async () => {
    answerWith(1, ada);
    await open(remembering);
    answerWith(1, { ...ada, reference: ben.reference });
    await unfold();
    expect(cells()[1]).toEqual(['contact/7', 'linkedin.com/in/ben-ito']);
  });

  it('goes from the page when it is erased', async () => {
    answerWith(1, ada);
    await open({ ...remembering, ...keptRecords(90) });
    await unfold();
    answerWith(0);
    await hear({ kept: [] });
    expect(fold()).toBeNull();
    expect(pageText()).toContain("None yet: open a contact's own page.");
  });

  it('is asked for of no site that does not remember', async () => {
    answerWith(1, ada);
    await open();
    expect(browser.ask).not.toHaveBeenCalledWith('remembered-references', expect.anything());
    expect(fold()).toBeNull();
  });

  it('is not shown where the worker does not answer, and that is said', async () => {
    browser.ask.mockRejectedValue(new Error('The worker did not answer.'));
    await open(remembering);
    expect(listNamed('Sites')?.[0]).toContain('What is remembered here could not be read. Reload this page.');
  });

  it('can be given up also where the recipe tells records apart no more', async () => {
    answerWith(1, ada);
    await open(remembering);
    expect(document.querySelector<HTMLInputElement>('#remember-crm')?.checked).toBe(true);
  });
});

describe('a site’s address', () => {
  it('may be any of its pages’', async () => {
    await open();
    await type('site-address', 'https://new.example.test/contacts?page=2');
    await press('Allow on new.example.test');
    expect(browser.request).toHaveBeenCalledWith(['https://new.example.test']);
    expect(sitesWritten()[0]?.at(-1)).toMatchObject({ matches: ['https://new.example.test/*'], enabled: true });
    expect(pageText()).toContain('Allowed: new.example.test.');
  });

  it('is not added twice where the worker was first', async () => {
    await open();
    let grant = (_granted: boolean) => {};
    browser.request.mockReturnValue(
      new Promise((resolve) => {
        grant = resolve;
      }),
    );
    await type('site-address', 'https://new.example.test/');
    await press('Allow on new.example.test');
    const made: Site = {
      id: 'new',
      name: 'new.example.test',
      matches: ['https://new.example.test/*'],
      enabled: true,
      rememberReferences: false,
    };
    await hear({ settings: reportOf({ settings: { ...settings, sites: [...settings.sites, made] } }) });
    await acted(() => grant(true));
    expect(worker.written).toEqual([]);
    expect(pageText()).toContain('Allowed: new.example.test.');
  });

  it('switches a site on again', async () => {
    await openWith({ sites: settings.sites.filter(({ id }) => id !== 'crm') });
    await type('site-address', 'crm.example.test');
    await press('Allow on crm.example.test');
    expect(sitesWritten()[0]?.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['other', true],
      ['off', true],
    ]);
  });

  it('stays in the field where the browser says no', async () => {
    browser.request.mockResolvedValue(false);
    await open();
    await type('site-address', 'new.example.test');
    await press('Allow on new.example.test');
    expect(pageText()).toContain('The browser did not allow it. Nothing has changed.');
    expect(worker.written).toEqual([]);
  });

  it.each(['', 'our crm', 'ftp://crm.example.test/', 'https://www.linkedin.com/in/ada'])(
    'is refused with words where it is none: %s',
    async (address) => {
      await open();
      await type('site-address', address);
      await press('Allow');
      expect(faultOf('site-address')).toMatch(/\.$/);
      expect(browser.request).not.toHaveBeenCalled();
    },
  );
});

describe('a preset', () => {
  const choose = (site: string, value: string) =>
    acted(async () => {
      const select = document.querySelector<HTMLSelectElement>(`select[aria-label="Use a preset for ${site}"]`);
      if (!select) throw new Error(`${site} can be given no preset.`);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });

  it('is told about when it is chosen, and used by a press', async () => {
    await open();
    await choose('Local CRM', 'odoo');
    expect(pageText()).toContain('It is written from documentation, not tried on Odoo itself.');
    expect(browser.ask).not.toHaveBeenCalled();
    browser.ask.mockResolvedValueOnce({ used: true });
    await press('Use the settings for Odoo');
    expect(browser.ask).toHaveBeenCalledWith('use-preset', { site: 'crm', preset: 'odoo' });
    expect(pageText()).toContain('Contacts are now looked for where Odoo shows them.');
    expect(buttonNames()).not.toContain('Use the settings for Odoo');
  });

  it('says that it takes the place of what the site has', async () => {
    await openWith({ sites: settings.sites.map((site) => ({ ...site, recipe: { contacts: [] } })) });
    expect(pageText()).not.toContain('It takes the place of');
    await choose('Other', 'tryton');
    expect(pageText()).toContain('It takes the place of how contacts are found on Other now.');
  });

  it('can turn out not to be usable', async () => {
    await open();
    await choose('Local CRM', 'odoo');
    browser.ask.mockResolvedValueOnce({ used: false });
    await press('Use the settings for Odoo');
    expect(pageText()).not.toContain('Contacts are now looked for');
    expect(buttonNames()).toContain('Use the settings for Odoo');
  });

  it('is not offered for a site that the policy sets', async () => {
    await openWith({}, { locked: ['sites[0]'] });
    const offered = [...document.querySelectorAll('select')].map((select) => select.getAttribute('aria-label'));
    expect(offered).toEqual(['Use a preset for Other', 'Use a preset for Old']);
  });
});
