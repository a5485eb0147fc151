import { describe, expect, it } from 'vitest';
import type { ContactRecipe, Recipe } from '../../../src/contract/settings.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { watchedAttributes } from '../../../src/crm/watched.ts';

const plain: ContactRecipe = {
  container: 'tr',
  reference: [{ select: 'a', from: 'text' }],
  name: { select: 'td', from: 'text' },
  slot: { select: 'img', place: 'cover' },
};

const watched = (contact: Partial<ContactRecipe>, me?: Recipe['me']): string[] =>
  watchedAttributes({ contacts: [{ ...plain, ...contact }], ...(me && { me }) }).sort();

describe('the attributes a recipe depends on', () => {
  it('are none where it names none', () => expect(watched({})).toEqual([]));

  it('are those it reads', () => {
    expect(
      watched({
        reference: [
          { select: 'a', from: 'href' },
          { select: 'input', from: 'value' },
          { select: 'b', from: 'attribute:data-ref' },
        ],
        name: { select: 'a', from: 'attribute:title' },
        recordKey: { select: 'a', from: 'attribute:data-key' },
        crmUserId: { select: 'a', from: 'attribute:data-user' },
      }),
    ).toEqual(['data-key', 'data-ref', 'data-user', 'href', 'title', 'value']);
  });

  it.each([
    ['tr.contact', ['class']],
    ['#list > tr', ['id']],
    ['tr[data-id]', ['data-id']],
    ['tr[ data-id = "x" i ]:not([hidden]).row', ['class', 'data-id', 'hidden']],
    ['a[href*="linkedin.com/#in"]', ['href']],
    ["a[href^='https://[::1].x']", ['href']],
    ['td:nth-child(2)', []],
    ['svg[xlink|href], [*|lang]', ['href', 'lang']],
    [':is(tr.a, li#b)', ['class', 'id']],
    ['[data-open', ['data-open']],
  ])('are those that %j names', (container, expected) => expect(watched({ container })).toEqual(expected));

  it('are given in lower case too, as HTML keeps them', () =>
    expect(watched({ name: { select: '', from: 'attribute:dataName' } })).toEqual(['dataName', 'dataname']));

  it('are those of the CRM’s own user too', () => {
    expect(
      watched(
        {},
        { identity: { select: '#user', from: 'attribute:data-login' }, slot: { select: '.chip', place: 'cover' } },
      ),
    ).toEqual(['class', 'data-login', 'id']);
    expect(watched({}, { identity: { select: 'header b', from: 'text' } })).toEqual([]);
    expect(
      watched(
        {},
        { identity: { select: 'b', from: 'text' }, name: { select: '[data-user] b', from: 'attribute:title' } },
      ),
    ).toEqual(['data-user', 'title']);
  });

  it('are the marks of the built-in recipe', () =>
    expect(watchedAttributes(builtInRecipe).sort()).toEqual([
      'aria-label',
      'data-linkedin-person',
      'data-linkedin-slot',
    ]));
});
