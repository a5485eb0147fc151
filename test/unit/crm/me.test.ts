// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { MeRecipe } from '../../../src/contract/settings.ts';
import { readIdentity, readMe } from '../../../src/crm/me.ts';

const me: MeRecipe = {
  identity: { select: '#user', from: 'attribute:data-id' },
  name: { select: '#user b', from: 'text' },
  slot: { select: '#user img', place: 'cover' },
};
const unnamed: MeRecipe = { identity: { select: '#user', from: 'text' } };

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the CRM’s own user', () => {
  it('is read with their name and the place of their picture', () => {
    document.body.innerHTML = '<div id="user" data-id="u-7"><img alt=""><b> Mona \n Sommer </b></div>';
    const target = document.querySelector('img');
    expect(readMe(document, me)).toEqual({ identity: 'u-7', name: 'Mona Sommer', target });
    expect(readIdentity(document, me)).toBe('u-7');
  });

  it('is read without a place for a picture', () => {
    document.body.innerHTML = '<div id="user" data-id="u-7"><b>Mona</b></div>';
    const found = { identity: 'u-7', name: 'Mona', target: null };
    expect(readMe(document, me)).toEqual(found);
    const { slot: _slot, ...placeless } = me;
    expect(readMe(document, placeless)).toEqual(found);
  });

  it.each([
    ['the recipe has no place for the name', '<div id="user">Mona</div>', unnamed],
    ['the name is not there', '<div id="user" data-id="Mona"></div>', me],
    ['the name is empty', '<div id="user" data-id="Mona"><b> </b></div>', me],
    ['the name is longer than one', `<div id="user" data-id="Mona"><b>${'x'.repeat(301)}</b></div>`, me],
  ])('is called by the identity where %s', (_, html, given) => {
    document.body.innerHTML = html;
    expect(readMe(document, given)).toEqual({ identity: 'Mona', name: 'Mona', target: null });
  });

  it('may have an identity and a name of 300 characters', () => {
    const longest = 'x'.repeat(300);
    document.body.innerHTML = `<div id="user" data-id="${longest}"><b>${longest}</b></div>`;
    expect(readMe(document, me)).toMatchObject({ identity: longest, name: longest });
  });

  it.each([
    ['a page that does not show one', '<p>Sign in</p>', me],
    ['a page that shows a name alone', '<div id="user"><b>Mona</b></div>', me],
    ['a place with nothing in it', '<div id="user"> <img alt=""></div>', unnamed],
    ['a text longer than a name', `<div id="user">${'x'.repeat(301)}</div>`, unnamed],
    [
      'a selector that is not valid',
      '<div id="user">Mona</div>',
      { identity: { select: '#user[', from: 'text' } } satisfies MeRecipe,
    ],
  ])('is nobody on %s', (_, html, given) => {
    document.body.innerHTML = html;
    expect(readMe(document, given)).toBeNull();
    expect(readIdentity(document, given)).toBe('');
  });
});
