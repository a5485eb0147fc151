// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Recipe } from '../../../src/contract/settings.ts';
import { readMe } from '../../../src/crm/me.ts';

const recipe: Recipe = {
  contacts: [],
  me: { identity: { select: '#user', from: 'text' }, slot: { select: '#user img', place: 'cover' } },
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the CRM’s own user', () => {
  it('is read with the place of their picture', () => {
    document.body.innerHTML = '<div id="user"><img alt=""> Mona \n Sommer </div>';
    expect(readMe(document, recipe)).toEqual({ identity: 'Mona Sommer', target: document.querySelector('img') });
  });

  it('is read without a place for a picture', () => {
    document.body.innerHTML = '<div id="user">Mona</div>';
    expect(readMe(document, recipe)).toEqual({ identity: 'Mona', target: null });
    const named: Recipe = { contacts: [], me: { identity: { select: '#user', from: 'text' } } };
    expect(readMe(document, named)).toEqual({ identity: 'Mona', target: null });
  });

  it.each([
    ['a page that does not show one', '<p>Sign in</p>', recipe],
    ['a place with nothing in it', '<div id="user"> <img alt=""></div>', recipe],
    ['a text longer than a name', `<div id="user">${'x'.repeat(301)}</div>`, recipe],
    ['a recipe that does not say', '<div id="user">Mona</div>', { contacts: [] }],
    [
      'a selector that is not valid',
      '<div id="user">Mona</div>',
      { contacts: [], me: { identity: { select: '#user[', from: 'text' } } },
    ],
  ] as [string, string, Recipe][])('is nobody on %s', (_, html, given) => {
    document.body.innerHTML = html;
    expect(readMe(document, given)).toBeNull();
  });
});
