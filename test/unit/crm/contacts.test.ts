// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactRecipe, Recipe } from '../../../src/contract/settings.ts';
import { containerOf, findContacts, readContact } from '../../../src/crm/contacts.ts';

const contact = (container: string, more: Partial<ContactRecipe> = {}): ContactRecipe => ({
  container,
  reference: [
    { select: 'a', from: 'attribute:href' },
    { select: '', from: 'attribute:data-ref' },
  ],
  name: { select: '.name', from: 'text' },
  slot: { select: '.avatar', place: 'cover' },
  ...more,
});

const recipeOf = (...contacts: ContactRecipe[]): Recipe => ({ contacts });

const row = (name: string, reference: string, inside = '') =>
  `<div class="row" data-ref="${reference}"><i class="avatar"></i><span class="name">${name}</span>${inside}</div>`;

const names = (root: Document | ShadowRoot | Element, recipe: Recipe) =>
  findContacts(root, recipe).map(({ name }) => name);

const element = (selector: string): Element => document.querySelector(selector) as Element;

/** Gives an element an open shadow root with content. */
const shadow = (host: Element, html: string): ShadowRoot => {
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('finding contacts', () => {
  const recipe = recipeOf(contact('.row'));

  it('reads each container, in page order', () => {
    document.body.innerHTML = row('Anna', 'AnnaB1') + row('Ben', 'in/ben-ito') + row('Cem', '');
    const [anna, ben, cem] = findContacts(document, recipe);
    expect(anna).toEqual({
      container: element('.row'),
      recipe: recipe.contacts[0],
      name: 'Anna',
      reference: { kind: 'person', personId: 'AnnaB1' },
      target: element('.row .avatar'),
      recordKey: '',
    });
    expect(ben?.reference).toEqual({ kind: 'vanity', vanityName: 'ben-ito' });
    expect(cem).toMatchObject({ name: 'Cem', reference: null });
  });

  it('reads what tells the record from others, and no text that is too long for that', () => {
    const keyed = {
      contacts: [
        {
          ...(recipe.contacts[0] as ContactRecipe),
          recordKey: { select: '.name', from: 'attribute:data-id' as const },
        },
      ],
    };
    document.body.innerHTML = row('Anna', 'AnnaB1') + row('Ben', 'BenI22');
    const [anna, ben] = document.querySelectorAll('.name');
    anna?.setAttribute('data-id', ' 4711 ');
    ben?.setAttribute('data-id', 'x'.repeat(301));
    expect(findContacts(document, keyed).map(({ recordKey }) => recordKey)).toEqual(['4711', '']);
  });

  it('takes the first reference that parses', () => {
    const link = (href: string) => `<a href="${href}">LinkedIn</a>`;
    document.body.innerHTML =
      row('Anna', 'AnnaB1', link('https://www.linkedin.com/company/acme')) + row('Ben', 'BenI22', link('in/ben-ito'));
    expect(findContacts(document, recipe).map(({ reference }) => reference)).toEqual([
      { kind: 'person', personId: 'AnnaB1' },
      { kind: 'vanity', vanityName: 'ben-ito' },
    ]);
  });

  it('lists a contact without a slot, or with a slot whose selector is not valid', () => {
    document.body.innerHTML = '<div class="row"><b class="name">Anna</b></div>';
    expect(findContacts(document, recipe)).toMatchObject([{ name: 'Anna', target: null }]);
    const broken = recipeOf(contact('.row', { slot: { select: 'i[', place: 'cover' } }));
    expect(findContacts(document, broken)).toMatchObject([{ name: 'Anna', target: null }]);
  });

  it('finds nothing by a container that is not valid, and goes on with the others', () => {
    document.body.innerHTML = row('Anna', 'AnnaB1');
    expect(names(document, recipeOf(contact('div[['), contact('.row')))).toEqual(['Anna']);
    expect(names(document, recipeOf())).toEqual([]);
  });

  it('starts at an element too, itself included', () => {
    document.body.innerHTML = row('Anna', 'AnnaB1') + row('Ben', 'BenI22');
    expect(names(element('.row:last-child'), recipe)).toEqual(['Ben']);
  });

  it('gives a container that several recipes match to the first, all in page order', () => {
    document.body.innerHTML = `${row('Anna', 'AnnaB1')}<p class="card" title="Ben"></p>${row('Cem', 'CemA33')}`;
    const card = contact('.card', { name: { select: '', from: 'attribute:title' } });
    const every = contact('body > *', { name: { select: '', from: 'attribute:class' } });
    expect(names(document, recipeOf(card, contact('.row')))).toEqual(['Anna', 'Ben', 'Cem']);
    expect(names(document, recipeOf(card, every))).toEqual(['row', 'Ben', 'row']);
  });
});

describe('a container inside a container', () => {
  const recipe = recipeOf(contact('.company', { name: { select: '', from: 'text' } }), contact('.row'));

  it('owns what is inside it', () => {
    document.body.innerHTML = `<section class="company">Acme ${row('Anna', 'AnnaB1', '<a href="in/anna-berg"></a>')} Ltd</section>`;
    expect(findContacts(document, recipe)).toMatchObject([
      { name: 'Acme Ltd', reference: null, target: null },
      { name: 'Anna', reference: { vanityName: 'anna-berg' }, target: element('.row .avatar') },
    ]);
  });

  it('leaves the outer one what comes after it', () => {
    document.body.innerHTML = `<section class="company">${row('Anna', 'AnnaB1')}<i class="avatar" id="outer"></i><a href="in/acme-boss"></a></section>`;
    expect(findContacts(document, recipe)[0]).toMatchObject({
      reference: { vanityName: 'acme-boss' },
      target: element('#outer'),
    });
  });

  it('is known when one contact is read anew, of the same kind or of another', () => {
    document.body.innerHTML = row('Anna', '', row('Ben', 'BenI22', '<a href="in/ben-ito"></a>'));
    const outer = element('.row');
    expect(readContact(outer, contact('.row'))).toMatchObject({ name: 'Anna', reference: null });

    const [company] = recipe.contacts;
    document.body.innerHTML = `<section class="company">${row('Anna', 'AnnaB1', '<a href="in/anna-berg"></a>')}</section>`;
    expect(readContact(element('.company'), company as ContactRecipe, recipe).reference).toBeNull();
  });
});

describe('open shadow roots', () => {
  const recipe = recipeOf(contact('.row'));

  it('are searched, also one in another, in page order', () => {
    document.body.innerHTML = `${row('Anna', 'AnnaB1')}<crm-list></crm-list><div id="host"></div>${row('Zoe', 'ZoeA11')}`;
    const list = shadow(element('crm-list'), `${row('Ben', 'BenI22')}<crm-inner></crm-inner>${row('Dov', 'DovA44')}`);
    shadow(list.querySelector('crm-inner') as Element, row('Cem', 'CemA33'));
    shadow(element('#host'), row('Eva', 'EvaA55'));
    expect(names(document, recipe)).toEqual(['Anna', 'Ben', 'Cem', 'Dov', 'Eva', 'Zoe']);
    expect(names(list, recipe)).toEqual(['Ben', 'Cem', 'Dov']);
    expect(names(element('crm-list'), recipe)).toEqual(['Ben', 'Cem', 'Dov']);
  });

  it('are searched below a container too', () => {
    document.body.innerHTML = row('Anna', 'AnnaB1', '<crm-card></crm-card>');
    shadow(element('crm-card'), row('Ben', 'BenI22'));
    expect(names(document, recipe)).toEqual(['Anna', 'Ben']);
  });

  it('are left alone where they are closed', () => {
    document.body.innerHTML = '<crm-list></crm-list>';
    element('crm-list').attachShadow({ mode: 'closed' }).innerHTML = row('Ben', 'BenI22');
    expect(names(document, recipe)).toEqual([]);
  });
});

describe('the container a node belongs to', () => {
  const recipe = recipeOf(contact('.row'), contact('.company'));

  it('is the innermost one, from an element or a text', () => {
    document.body.innerHTML = `<section class="company"><h1>Acme</h1>${row('Anna', 'AnnaB1')}</section>`;
    const text = element('.name').firstChild as Text;
    expect(containerOf(text, recipe)).toBe(element('.row'));
    expect(containerOf(element('.row'), recipe)).toBe(element('.row'));
    expect(containerOf(element('h1'), recipe)).toBe(element('.company'));
  });

  it('is found through an open shadow root', () => {
    document.body.innerHTML = row('Anna', 'AnnaB1', '<crm-card></crm-card>');
    const root = shadow(element('crm-card'), '<b>Anna</b>');
    expect(containerOf(root.querySelector('b') as Element, recipe)).toBe(element('.row'));
    expect(containerOf(root, recipe)).toBe(element('.row'));
  });

  it('is none for what stands in none', () => {
    document.body.innerHTML = '<p>nobody</p>';
    expect(containerOf(element('p'), recipe)).toBeNull();
    expect(containerOf(document, recipe)).toBeNull();
    expect(containerOf(document.createElement('i'), recipe)).toBeNull();
    expect(containerOf(element('p'), recipeOf(contact('p[')))).toBeNull();
  });
});
