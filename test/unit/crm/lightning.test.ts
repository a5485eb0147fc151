// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { lightningApp } from '../../../sandbox/crm/lightning-app.ts';
import { people } from '../../../sandbox/world/people.ts';
import { firstRecognised } from '../../../src/browser/signs.ts';
import { readColleague } from '../../../src/crm/colleagues.ts';
import { contactRecipeOf, findContacts } from '../../../src/crm/contacts.ts';
import { readMe } from '../../../src/crm/me.ts';
import { presets } from '../../../src/crm/presets/presets.ts';
import { salesforce } from '../../../src/crm/presets/salesforce.ts';

const { recipe } = salesforce;
const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
const [first, second] = people;
const found = () => findContacts(document, recipe);
const pressed = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** A page in front with this in it. */
const showing = (html: string) => {
  document.body.innerHTML = `<div class="windowViewMode-maximized active lafPageHost">${html}</div>`;
};
const head = (inner = '') => `<records-lwc-highlights-panel><div class="slds-page-header">
  <force-record-avatar><span class="slds-icon-standard-contact"></span></force-record-avatar>
  <h1><slot name="primaryField"><lightning-formatted-name>Ada Lovelace</lightning-formatted-name></slot></h1>${inner}</div></records-lwc-highlights-panel>`;
const ada = { kind: 'vanity', vanityName: 'ada' };
const adaById = { kind: 'person', personId: 'Ada1' };

describe('pages that draw late, as Lightning does', () => {
  beforeAll(async () => {
    happyDOM.setURL('https://harbour.lightning.force.com/lightning/o/Contact/list');
    const page = await (await lightningApp().request('/lightning/o/Contact/list')).text();
    document.documentElement.innerHTML = page.replace(/<!doctype html>/i, '').replace(/<script src=[^>]*>/, '');
    await import('../../../sandbox/crm/public/lightning.js' as string);
  });

  it('are recognised by their host before anything is drawn, and nowhere else', () => {
    expect(firstRecognised(location.origin, presets)).toBe('salesforce');
    happyDOM.setURL('https://lightning.force.com.example.test/');
    expect(firstRecognised(location.origin, presets)).toBeUndefined();
    happyDOM.setURL('https://harbour.lightning.force.com/lightning/o/Contact/list');
  });

  it('have nobody while they load, and then each row’s contact by the link in its header', async () => {
    expect(found()).toEqual([]);
    await vi.waitFor(() => expect(found()).toHaveLength(25));
    expect(found()[0]).toMatchObject({
      name: `${first?.firstName} ${first?.lastName}`,
      reference: { kind: 'person', personId: first?.personId },
    });
    expect(found()[0]?.target?.localName).toBe('a');
  });

  it('have one contact on a record, and the rows of the list that was left no more', async () => {
    pressed('th a');
    await vi.waitFor(() =>
      expect(found().map(({ reference }) => reference)).toEqual([{ kind: 'person', personId: first?.personId }]),
    );
    expect(found()[0]?.target?.className).toContain('slds-icon-standard-contact');
    expect(document.querySelectorAll('tbody tr')).toHaveLength(25);
  });

  it('have the next contact in the same nodes', async () => {
    const target = found()[0]?.target;
    pressed('button[name=next]');
    await vi.waitFor(() => expect(found()[0]?.name).toBe(`${second?.firstName} ${second?.lastName}`));
    expect(found()[0]?.target).toBe(target);
  });
});

describe('the owner is found', () => {
  const owner = { userId: '005HB0000000002AAA', name: 'Ben Okafor' };
  const ownerIn = (container: Element | undefined) => {
    const contact = container && contactRecipeOf(container, recipe);
    return contact && readColleague(container, contact, recipe);
  };

  it('on a record', () => {
    showing(
      `${head()}<force-owner-lookup><a href="/lightning/r/005HB0000000002AAA/view">Ben Okafor</a></force-owner-lookup>`,
    );
    expect(ownerIn(found()[0]?.container)).toMatchObject(owner);
  });

  it('in a row', () => {
    showing(`<table><tr><th><a href="/lightning/r/003HB0000000001AAA/view">Ada Lovelace</a></th>
      <td><a href="/lightning/r/User/005HB0000000002AAA/view">Ben Okafor</a></td></tr></table>`);
    expect(ownerIn(found()[0]?.container)).toMatchObject(owner);
  });
});

describe('a field for LinkedIn is found', () => {
  afterEach(() => document.body.replaceChildren());

  it.each([
    [
      'by its API name, whatever its label',
      `<div data-target-selection-name="sfdc:RecordField.Contact.LinkedIn_Profil__c"><dt>Netzwerk</dt>
        <lightning-formatted-url><a href="https://www.linkedin.com/in/ada">Profil</a></lightning-formatted-url></div>`,
      ada,
    ],
    [
      'by its label, whatever its API name',
      `<records-record-layout-item field-label="LinkedIn URL"><lightning-formatted-url>
        <a href="https://www.linkedin.com/in/ada">Profile</a></lightning-formatted-url></records-record-layout-item>`,
      ada,
    ],
    [
      'with a person URN in a field of text',
      `<div data-target-selection-name="sfdc:RecordField.Contact.LinkedIn__c">
        <lightning-formatted-text>urn:li:person:Ada1</lightning-formatted-text></div>`,
      adaById,
    ],
    [
      'with a person URN in a field of addresses, which makes a link of it',
      `<div data-target-selection-name="sfdc:RecordField.Contact.LinkedIn__c"><lightning-formatted-url>
        <a href="http://urn:li:person:Ada1">urn:li:person:Ada1</a></lightning-formatted-url></div>`,
      adaById,
    ],
  ])('on a record, %s', (_what, field, reference) => {
    showing(head() + field);
    expect(found()).toMatchObject([{ name: 'Ada Lovelace', reference }]);
  });

  it('in the record’s head, also while its details were not opened', () => {
    showing(
      head(`<records-highlights-details-item><p title="LinkedIn">LinkedIn</p>
        <p class="fieldComponent"><lightning-formatted-text>urn:li:person:Ada1</lightning-formatted-text></p></records-highlights-details-item>`),
    );
    expect(found()).toMatchObject([{ reference: adaById }]);
  });

  it('not among those of another record that the page shows beside', () => {
    showing(
      `${head()}<div data-target-selection-name="sfdc:RecordField.Account.LinkedIn__c"><a href="https://www.linkedin.com/in/ada"></a></div>`,
    );
    expect(found()).toMatchObject([{ reference: null }]);
  });

  it('in a row of an older list, whose links say their record by an attribute', () => {
    showing(`<table><tr><th scope="row"><span><a href="/lightning/r/003HB0000000001AAA/view" data-recordid="003HB0000000001AAA">Ada Lovelace</a></span></th>
      <td><a class="uiOutputURL" href="https://www.linkedin.com/in/ada">…</a></td></tr></table>`);
    expect(found()).toMatchObject([{ name: 'Ada Lovelace', reference: ada }]);
  });
});

it('a page that is not in front shows nobody', () => {
  showing(head());
  document.querySelector('.lafPageHost')?.classList.remove('active');
  expect(found()).toEqual([]);
});

describe('the user', () => {
  const identityWith = (address: string) => {
    document.body.innerHTML = `<button class="bare branding-userProfile-button"><span class="uiImage"><img src="${address}"></span></button>`;
    return recipe.me && readMe(document, recipe.me)?.identity;
  };

  it('is known by the address of their photo', () => {
    expect(identityWith('https://harbour.file.force.com/profilephoto/729HB0000000001/T')).toBe(
      'https://harbour.file.force.com/profilephoto/729HB0000000001/T',
    );
  });

  it('is not known by the avatar that everybody without a photo has', () => {
    expect(identityWith('https://harbour.file.force.com/profilephoto/005/T')).toBeUndefined();
  });
});
