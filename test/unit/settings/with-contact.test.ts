import { expect, test } from 'vitest';
import type { ContactRecipe } from '../../../src/contract/settings.ts';
import { withContact } from '../../../src/settings/with-contact.ts';

const kind = (container: string, name = '.name'): ContactRecipe => ({
  container,
  reference: [{ select: 'a', from: 'href' }],
  name: { select: name, from: 'text' },
  slot: { select: name, place: 'before' },
});
const me = { identity: { select: '#user', from: 'text' } } as const;

test('a site without a recipe gets one', () => {
  expect(withContact(undefined, { contact: kind('tr'), replaces: [] })).toEqual({ contacts: [kind('tr')] });
});

test('a kind of contact comes before the others, which stay, as does the CRM’s own user', () => {
  const recipe = { contacts: [kind('article')], me };
  expect(withContact(recipe, { contact: kind('tr'), replaces: [] })).toEqual({
    contacts: [kind('tr'), kind('article')],
    me,
  });
});

test('it takes the place of the one with its container, and of those it replaces', () => {
  const recipe = { contacts: [kind('tr', '.old'), kind('tr.contact'), kind('article')] };
  expect(withContact(recipe, { contact: kind('tr'), replaces: ['tr.contact'] })).toEqual({
    contacts: [kind('tr'), kind('article')],
  });
});
