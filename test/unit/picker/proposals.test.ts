// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ContactRecipe } from '../../../src/contract/settings.ts';
import { findContacts } from '../../../src/crm/contacts.ts';
import { guessContainer } from '../../../src/picker/container-guess.ts';
import { proposeName, proposeSlot } from '../../../src/picker/proposals.ts';
import { proposeReferences } from '../../../src/picker/references.ts';
import { containerSelector, matchesIn } from '../../../src/picker/selectors.ts';
import {
  at,
  dolibarrCard,
  dolibarrList,
  type Fixture,
  names,
  odooForm,
  odooList,
  salesforce,
  show,
  tailwind,
  tryton,
  twenty,
} from './fixtures.ts';

/** What the picker proposes to somebody who points at one contact and takes every proposal. */
function proposed(fixture: Fixture): ContactRecipe {
  show(fixture);
  const container = guessContainer(at(fixture.point));
  const selector = containerSelector(container);
  const containers = matchesIn(document, selector);
  const name = proposeName(container, containers) ?? { select: '', from: 'text' };
  return {
    container: selector,
    name,
    reference: proposeReferences(containers),
    slot: proposeSlot(container, containers, name),
  };
}

describe('pointing at one contact and taking what is proposed', () => {
  const lists: readonly [string, Fixture][] = [
    ['Dolibarr', dolibarrList],
    ['Twenty', twenty],
    ['utility classes', tailwind],
    ['shadow roots', salesforce],
  ];

  afterEach(() => vi.restoreAllMocks());

  it.each(lists)('finds everybody on a list of %s, with name and reference', (_what, fixture) => {
    const recipe = proposed(fixture);
    const found = findContacts(document, { contacts: [recipe] });
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(found.map(({ reference }) => reference && 'vanityName' in reference && reference.vanityName)).toEqual([
      'anna-lindqvist',
      'ben-okafor-12',
      'chiaradeluca',
      null,
    ]);
    expect(found.every(({ target }) => target !== null)).toBe(true);
  });

  const profile = { select: 'a[href*="linkedin.com/in/"]', from: 'href' };
  const text = (select: string) => ({ select, from: 'text' });
  const inFront = (select: string) => ({ select, place: 'before', size: 32, shape: 'circle' });
  const over = (select: string) => ({ select, place: 'cover' });

  it.each([
    {
      what: 'an Odoo list, whose cells have names',
      page: odooList,
      container: 'tr.o_data_row',
      name: text('[name="complete_name"]'),
      reference: [profile],
      // In the cell: beside it stands nothing but cells.
      slot: { ...inFront('[name="complete_name"]'), place: 'prepend' },
    },
    {
      what: 'an Odoo form, which is nothing but fields',
      page: odooForm,
      container: 'div.o_form_sheet',
      name: { select: 'input.o_input', from: 'value' },
      reference: [{ select: '[id^="website_"]', from: 'value' }],
      slot: over('img.img'),
    },
    {
      what: 'a Dolibarr list',
      page: dolibarrList,
      container: 'tr.oddeven',
      name: text('a.classfortooltip'),
      reference: [profile],
      slot: inFront('a.classfortooltip'),
    },
    {
      what: 'a Dolibarr card, of which there is one',
      page: dolibarrCard,
      container: 'div.tabBar',
      name: text('h2'),
      reference: [profile],
      slot: over('img.photoref'),
    },
    {
      what: 'a Tryton list, which has no reference',
      page: tryton,
      container: 'tbody tr',
      name: text('[data-title="Name"]'),
      reference: [],
      slot: over('img.column-affix'),
    },
    {
      what: 'a Twenty list, whose rows are numbered and whose classes are made up',
      page: twenty,
      container: '[id^="row-virtual-index-"]',
      name: text('[data-testid="chip"] > div:nth-of-type(2)'),
      reference: [profile],
      slot: over('[data-testid="chip"] div'),
    },
    {
      what: 'a list with utility classes alone',
      page: tailwind,
      container: 'main > div > div > div',
      name: text('p'),
      reference: [profile],
      slot: over('div'),
    },
    {
      what: 'rows that have a shadow root each',
      page: salesforce,
      container: 'div.slds-media',
      name: text('span.name'),
      reference: [profile],
      slot: inFront('span.name'),
    },
  ])('knows $what, by what a person chose', ({ page, what: _what, ...recipe }) => {
    expect(proposed(page)).toEqual(recipe);
  });
});

describe('what is taken for a reference', () => {
  it('is nothing that only might be one', () => {
    document.body.innerHTML =
      '<ul><li><b>Anna Berg</b> <i>Customer</i></li><li><b>Ben Ito</b> <i>Prospect</i></li></ul>';
    expect(proposeReferences([...document.querySelectorAll('li')])).toEqual([]);
  });

  it('is an id by itself only under a head that says LinkedIn', () => {
    const table = (head: string) =>
      `<table><thead><tr><th>Name</th><th>${head}</th></tr></thead><tbody><tr><td>Anna Berg</td><td>mvjccMRsy3</td></tr></tbody></table>`;
    document.body.innerHTML = table('LinkedIn');
    expect(proposeReferences([...document.querySelectorAll('tbody tr')])).toEqual([
      { select: 'td:nth-of-type(2)', from: 'text' },
    ]);
    document.body.innerHTML = table('Number');
    expect(proposeReferences([...document.querySelectorAll('tbody tr')])).toEqual([]);
  });

  it('is a person, not a company', () => {
    document.body.innerHTML =
      '<ul><li><b>Anna Berg</b> <a href="https://www.linkedin.com/company/acme">Acme</a></li></ul>';
    expect(proposeReferences([...document.querySelectorAll('li')])).toEqual([]);
  });
});
