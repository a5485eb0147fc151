// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { findContacts } from '../../../src/crm/contacts.ts';

const found = (html: string) => {
  document.body.innerHTML = html;
  return findContacts(document, builtInRecipe);
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the built-in recipe', () => {
  it('covers the marked slot of a marked element', () => {
    const [contact] = found(
      '<li data-linkedin-person="urn:li:person:AnnaB1"><i data-linkedin-slot></i> Anna Berg</li>',
    );
    expect(contact).toMatchObject({
      name: 'Anna Berg',
      reference: { kind: 'person', personId: 'AnnaB1' },
      target: document.querySelector('i'),
      recipe: { slot: { place: 'cover' } },
    });
  });

  it('puts the picture in front of the content where no slot is marked', () => {
    const [contact] = found('<span data-linkedin-person="urn:li:person:AnnaB1">Anna Berg</span>');
    expect(contact).toMatchObject({
      name: 'Anna Berg',
      target: document.querySelector('span'),
      recipe: { slot: { place: 'prepend', size: 32 } },
    });
  });

  it('takes the name from the label first, with a slot and without', () => {
    const contacts = found(
      '<p data-linkedin-person="urn:li:person:AnnaB1" aria-label="Anna Berg">AB</p>' +
        '<p data-linkedin-person="urn:li:person:BenI22" aria-label="Ben Ito"><i data-linkedin-slot>BI</i></p>',
    );
    expect(contacts.map(({ name }) => name)).toEqual(['Anna Berg', 'Ben Ito']);
    expect(contacts.map(({ recipe }) => recipe.slot.place)).toEqual(['prepend', 'cover']);
  });

  it('lists one whose reference is none', () => {
    expect(found('<p data-linkedin-person="urn:li:organization:1">Acme</p>')).toMatchObject([
      { name: 'Acme', reference: null },
    ]);
  });

  it('never gives one person the slot of another inside', () => {
    const [outer, inner] = found(
      '<div data-linkedin-person="urn:li:person:Outer1">Team' +
        '<p data-linkedin-person="urn:li:person:Inner1"><i data-linkedin-slot></i>Ben</p></div>',
    );
    expect(outer).toMatchObject({ name: 'Team', reference: { personId: 'Outer1' }, target: null });
    expect(inner).toMatchObject({ reference: { personId: 'Inner1' }, target: document.querySelector('i') });
  });
});
