// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { CrmUserOnPage } from '../../../src/contract/messages.ts';
import { mayBeSamePerson } from '../../../src/popup/same-person.ts';
import { buttonNamed, buttonNames, buttonsNamed, listNamed, pageText } from './accessible.ts';
import { acted } from './acted.ts';
import { ada, browser, crm, hear, open, press, report, unavailable } from './opened-popup.ts';

/** As the CRM writes the name of whoever is signed in with LinkedIn as Ada Lovelace. */
const lovelace = { identity: 'u42', name: 'Lovelace, Ada' };
const erik = { identity: 'u44', name: 'Erik Holm' };
const unconfirmed: CrmUserOnPage = { state: 'unconfirmed', ...lovelace };
const confirmed: CrmUserOnPage = { state: 'confirmed', ...lovelace };
const asking: CrmUserOnPage = { state: 'asking', ...lovelace };
const withheld = [unavailable('Grace Hopper', 'wrong-viewer'), unavailable('Radia Perlman', 'wrong-viewer')];
const shown = [{ name: 'Grace Hopper', availability: { state: 'shown' } }] as const;

async function openOver(contacts: Parameters<typeof report>[0], user: CrmUserOnPage): Promise<void> {
  await open();
  await hear(ada);
  await report(contacts, user);
}

describe('the CRM’s user', () => {
  it('is asked about by the name the CRM gives, beside that of the person signed in with LinkedIn', async () => {
    await openOver(withheld, unconfirmed);
    expect(pageText()).toContain('Are you Lovelace, Ada here?');
    expect(pageText()).toContain('only while Ada Lovelace, signed in with LinkedIn, is also the one using this CRM.');
    expect(pageText()).toContain('If not, “Not you?” above leads to signing in as yourself.');
    expect(listNamed('Unavailable')).toHaveLength(2);
  });

  it('is the viewer after one press', async () => {
    await openOver(withheld, unconfirmed);
    await press('Yes, that is me');
    expect(browser.ask).toHaveBeenCalledWith('crm-user', { origin: crm.origin, identity: 'u42', confirmed: true });
    await report(shown, confirmed);
    expect(pageText()).toContain('You are Lovelace, Ada here.');
    expect(pageText()).not.toContain('Are you Lovelace, Ada here?');
  });

  it('can be said not to be the viewer after all', async () => {
    await openOver(shown, confirmed);
    await press('That is not me');
    expect(browser.ask).toHaveBeenCalledWith('crm-user', { origin: crm.origin, identity: 'u42', confirmed: false });
  });

  it('stays as they were known while the worker is asked again', async () => {
    await openOver(withheld, asking);
    expect(buttonNames()).not.toContain('Yes, that is me');
    await report(withheld, unconfirmed);
    await report(withheld, asking);
    expect(buttonNames()).toContain('Yes, that is me');
  });

  it('is not taken for another user who is asked about', async () => {
    await openOver(shown, confirmed);
    await report(shown, { state: 'asking', identity: 'u43', name: 'Nils Berg' });
    expect(pageText()).not.toMatch(/Lovelace, Ada|Nils Berg/);
    await report(withheld, { state: 'unconfirmed', identity: 'u43', name: 'Nils Berg' });
    expect(pageText()).toContain('Are you Nils Berg here?');
  });

  it('is missed where the page does not show them', async () => {
    await openOver(withheld, { state: 'missing' });
    expect(pageText()).toContain('This page does not show who uses the CRM, so pictures are withheld.');
    expect(pageText()).toContain('whoever set up this site can mend its recipe.');
  });

  it('is asked about on a page without contacts too', async () => {
    await openOver([], unconfirmed);
    expect(buttonNames()).toContain('Yes, that is me');
  });

  it('is nobody’s concern while nobody is signed in', async () => {
    await open();
    await hear({ state: 'signed-out' });
    await report(withheld, unconfirmed);
    expect(pageText()).not.toContain('Lovelace, Ada');
  });

  it('is asked about again, with words, where the answer could not be kept', async () => {
    browser.ask.mockRejectedValue(new Error('gone'));
    await openOver(withheld, unconfirmed);
    await press('Yes, that is me');
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('That did not work. Please try again.');
    expect(buttonNames()).toContain('Yes, that is me');
  });
});

describe('a CRM’s user whom LinkedIn gives another name', () => {
  const other: CrmUserOnPage = { state: 'unconfirmed', ...erik };

  it('is named beside the person signed in with LinkedIn, before the question', async () => {
    await openOver(withheld, other);
    expect(pageText()).toContain('LinkedIn is signed in as Ada Lovelace, and this CRM shows Erik Holm.');
    expect(pageText()).toContain('Are you Erik Holm here? Say yes only if both names are yours');
    expect(pageText()).toContain('from then on this CRM shows what LinkedIn lets Ada Lovelace see.');
  });

  it('is led to sign in as themselves in the first place', async () => {
    await openOver(withheld, other);
    const [, notYou] = buttonsNamed('Not you?');
    expect(notYou?.className).toContain('button-primary');
    expect(buttonNamed('Yes, that is me').className).toContain('button-quiet');
    await acted(async () => notYou?.click());
    expect(browser.ask).not.toHaveBeenCalled();
    await press('Sign out here and at LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-out', {});
    expect(browser.openAddress).toHaveBeenCalledWith('https://www.linkedin.com/m/logout');
    await hear({ state: 'signed-out' });
    expect(pageText()).toContain('You are signed out here');
  });

  it('can be the viewer all the same', async () => {
    await openOver(withheld, other);
    await press('Yes, that is me');
    expect(browser.ask).toHaveBeenCalledWith('crm-user', { origin: crm.origin, identity: 'u44', confirmed: true });
  });

  it('is the reason for everybody on the page, said in the list once', async () => {
    await openOver(withheld, other);
    const rows = listNamed('Unavailable') ?? [];
    expect(rows.map((row) => row.includes("The CRM's user is not known"))).toEqual([true, false]);
    expect(rows[1]).toBe('Radia Perlman');
  });
});

describe('two names', () => {
  it.each([
    ['Anna Berg', 'Anna Berg'],
    ['Anna Berg', '  anna   BERG '],
    ['Anna Berg', 'Berg, Anna'],
    ['Anna Maria Berg', 'Anna Berg'],
    ['Anna', 'Anna Berg'],
    ['José Núñez', 'Jose Nunez'],
    ['Anna Berg', 'anna.berg@example.com'],
    ['Ｂｅｒｇ Anna', 'Anna Berg'],
    ['', 'Anna Berg'],
  ])('may be one person’s: “%s” and “%s”', (one, other) => {
    expect(mayBeSamePerson(one, other)).toBe(true);
    expect(mayBeSamePerson(other, one)).toBe(true);
  });

  it.each([
    ['Ben Okafor', 'Anna Lindqvist'],
    ['Anna Berg', 'Anna Lindqvist'],
    ['Anna Berg', 'Annabel Berg'],
    ['Anna Berg', 'user-1002'],
  ])('are two people’s, for all that can be told: “%s” and “%s”', (one, other) => {
    expect(mayBeSamePerson(one, other)).toBe(false);
    expect(mayBeSamePerson(other, one)).toBe(false);
  });
});

describe('the keyboard’s place', () => {
  it('goes to what was said, where a second press of the key undoes nothing', async () => {
    await openOver(withheld, unconfirmed);
    buttonNamed('Yes, that is me').focus();
    await press('Yes, that is me');
    await report(shown, confirmed);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('You in this CRM');
  });

  it('stays on a button while its action is under way, which can’t be pressed twice', async () => {
    browser.ask.mockReturnValue(new Promise(() => {}));
    await openOver(withheld, unconfirmed);
    buttonNamed('Yes, that is me').focus();
    await press('Yes, that is me');
    await press('Yes, that is me');
    expect(browser.ask).toHaveBeenCalledOnce();
    expect(buttonNamed('Yes, that is me').getAttribute('aria-disabled')).toBe('true');
    expect(buttonNamed('Yes, that is me').disabled).toBe(false);
    expect(document.activeElement).toBe(buttonNamed('Yes, that is me'));
  });
});
