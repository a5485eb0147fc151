// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { PresetOffer } from '../../../src/contract/presets.ts';
import { buttonNames, pageText } from './accessible.ts';
import { ada, browser, crm, hear, open, press, report, unavailable } from './opened-popup.ts';

const tryton: PresetOffer = { id: 'tryton', name: 'Tryton', provenance: 'run', site: 'crm' };
const use = 'Use the settings for Tryton';

/** How the worker answers: what it has to offer, and whether using it changed anything. */
const worker = { offer: null as PresetOffer | null, used: true };

beforeEach(() => {
  worker.offer = tryton;
  worker.used = true;
  browser.ask.mockImplementation(async (kind: string) => {
    if (kind === 'preset-offer') return worker.offer;
    return kind === 'use-preset' ? { used: worker.used } : null;
  });
});

async function openOverEmptyPage(): Promise<void> {
  await open();
  await hear(ada);
  await report([]);
}

describe('the settings for a CRM', () => {
  it('are offered where its page is recognised, with what using them does', async () => {
    await openOverEmptyPage();
    expect(browser.ask).toHaveBeenCalledWith('preset-offer', { origin: crm.origin, tab: crm.id });
    expect(pageText()).toContain('This looks like Tryton.');
    expect(pageText()).toContain('changes how they are found on this site, and nothing else.');
    expect(pageText()).not.toContain('documentation');
    expect(buttonNames()).toContain(use);
  });

  it('are the one thing to do: picking contacts stands back', async () => {
    const primary = () => [...document.querySelectorAll('.button-primary')].map((one) => one.textContent);
    await openOverEmptyPage();
    await hear(ada, { sites: [{ matches: [`${crm.origin}/*`], locked: false, described: false, takenAway: false }] });
    expect(buttonNames()).toContain('Set up this site');
    expect(primary()).toEqual([use]);
  });

  it('are never used unasked', async () => {
    await openOverEmptyPage();
    expect(browser.ask.mock.calls.map(([kind]) => kind)).not.toContain('use-preset');
  });

  it('are said to be untried where they are', async () => {
    worker.offer = { ...tryton, provenance: 'documentation' };
    await openOverEmptyPage();
    expect(pageText()).toContain('It is written from documentation, not tried on Tryton itself.');
  });

  it('are used by one press, and are offered no more', async () => {
    await openOverEmptyPage();
    await press(use);
    expect(browser.ask).toHaveBeenCalledWith('use-preset', { site: 'crm', preset: 'tryton' });
    expect(pageText()).toContain('Contacts are now looked for where Tryton shows them.');
    expect(buttonNames()).not.toContain(use);
  });

  it('can turn out not to be usable', async () => {
    worker.used = false;
    await openOverEmptyPage();
    await press(use);
    expect(pageText()).toContain("The settings of this site can't be changed here.");
  });

  it('can be tried again where the worker did not answer', async () => {
    await openOverEmptyPage();
    browser.ask.mockRejectedValueOnce(new Error('gone'));
    await press(use);
    expect(pageText()).toContain('That did not work');
    expect(buttonNames()).toContain(use);
  });

  it('are not offered where nothing is recognised', async () => {
    worker.offer = null;
    await openOverEmptyPage();
    expect(pageText()).toContain('There are no contacts on this page.');
    expect(pageText()).not.toContain('This looks like');
  });

  it('are not looked for on a page whose contacts are found', async () => {
    await open();
    await hear(ada);
    await report([unavailable('Grace Hopper', 'private')]);
    expect(browser.ask.mock.calls.map(([kind]) => kind)).not.toContain('preset-offer');
  });
});
