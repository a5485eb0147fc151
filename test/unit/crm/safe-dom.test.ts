// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createElement, findAll, findFirst } from '../../../src/crm/safe-dom.ts';

/** What a page can put in the place of the document's own, with an image of that name. */
const names = ['querySelector', 'querySelectorAll', 'createElement'] as const;

beforeEach(() => {
  document.body.innerHTML = '<p>Anna</p><p>Ben</p>';
  const image = document.createElement('img');
  for (const name of names) Object.defineProperty(document, name, { value: image, configurable: true });
});
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(document, name);
});

it('finds and makes elements as the browser does, whatever a page has put in its place', () => {
  expect(findAll(document, 'p').map(({ textContent }) => textContent)).toEqual(['Anna', 'Ben']);
  expect(findFirst(document, 'p')?.textContent).toBe('Anna');
  expect(createElement('span')).toBeInstanceOf(HTMLSpanElement);
});

it('finds nothing by what is no selector', () => {
  expect(findAll(document, 'p[')).toEqual([]);
  expect(findFirst(document, 'p[')).toBeNull();
});
