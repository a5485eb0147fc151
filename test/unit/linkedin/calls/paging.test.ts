import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLastPage, pageParameters, readPage } from '../../../../src/linkedin/calls/paging.ts';

test('a page is asked for by where it begins and how many it holds', () => {
  expect(pageParameters(50, 25)).toBe('start=50&count=25');
});

describe('a page', () => {
  test('has its elements and what LinkedIn says of the rest', () => {
    const links = [
      { rel: 'prev', href: '/' },
      { rel: 'next', href: 'https://example.com/' },
    ];
    expect(readPage({ elements: [1, 2], paging: { count: 2, start: 0, total: 9, links } }, 10)).toEqual({
      elements: [1, 2],
      count: 2,
      total: 9,
      next: true,
    });
    expect(readPage({ elements: [] }, 10)).toEqual({ elements: [], next: false });
  });

  test('takes floats for what they are, and nothing else for a number', () => {
    expect(readPage({ elements: [], paging: { count: 2.0, total: 9.5, links: {} } }, 10)).toEqual({
      elements: [],
      count: 2,
      next: false,
    });
    for (const total of ['9', -1, 0, Number.MAX_VALUE, null, [9]])
      expect(readPage({ elements: [], paging: { total } }, 10)).toEqual({ elements: [], next: false });
  });

  test('longer than was asked for is cut', () => {
    expect(readPage({ elements: Array.from({ length: 1000 }) }, 10)?.elements).toHaveLength(10);
  });

  test.each([undefined, null, [], 'x', {}, { elements: {} }])('%j is none', (body) => {
    expect(readPage(body, 10)).toBeUndefined();
  });
});

describe('the last page', () => {
  const page = (elements: number, more: { count?: number; total?: number; next?: boolean } = {}) => ({
    elements: Array.from({ length: elements }),
    next: false,
    ...more,
  });

  test.each([
    ['has fewer than were asked for', page(49), true],
    ['may yet follow one that is full', page(50), false],
    ['is an empty one', page(0, { total: 100, next: true }), true],
    ['is not one that is short because LinkedIn gives fewer', page(20, { count: 20 }), false],
    ['is one that is short even of what LinkedIn gives', page(19, { count: 20 }), true],
    ['is not one before the total is reached', page(20, { total: 121 }), false],
    ['is one that reaches the total, though it is full', page(50, { total: 150 }), true],
    ['is not one with a link to the next', page(20, { total: 1, next: true }), false],
  ])('%s', (_, one, last) => {
    expect(isLastPage(one, 100, 50)).toBe(last);
  });

  test('comes, whatever JSON holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (elements, paging) => {
        const read = readPage({ elements, paging }, 10);
        if (read !== undefined) expect(typeof isLastPage(read, 0, 10)).toBe('boolean');
      }),
    );
  });
});
