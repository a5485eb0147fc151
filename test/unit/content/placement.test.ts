// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { attach, formOf, isAttached, offsetTo, standingOf } from '../../../src/content/placement.ts';
import type { Place } from '../../../src/contract/settings.ts';
import { lay, preparePage } from '../fakes/page.ts';

const html = '<div id="row"><b>Anna</b> <i id="avatar" class="avatar">A<!-- a comment --></i><u>Berg</u></div>';
const places: Place[] = ['cover', 'before', 'after', 'prepend', 'append'];

beforeEach(() => preparePage(html));

const target = () => document.getElementById('avatar') as HTMLElement;
const hostElement = () => document.createElement('vis-a-vis-picture');

/** Every node of the page, in order. */
function nodesIn(root: Node): Node[] {
  return [root, ...[...root.childNodes].flatMap(nodesIn)];
}

describe.each(places)('a host put at the place “%s”', (place) => {
  test('touches no node of the page, and taken away leaves it as it was', () => {
    const before = nodesIn(document.body);
    const host = hostElement();
    attach(host, target(), place);
    expect(nodesIn(document.body).filter((node) => node !== host)).toEqual(before);
    expect(nodesIn(document.body)).toContain(host);
    host.remove();
    expect(document.body.innerHTML).toBe(html);
    expect(nodesIn(document.body)).toEqual(before);
  });

  test('is known to stand there, and to be gone once the page took it away', () => {
    const host = hostElement();
    expect(isAttached(host, target(), place)).toBe(false);
    attach(host, target(), place);
    expect(isAttached(host, target(), place)).toBe(true);
    host.remove();
    expect(isAttached(host, target(), place)).toBe(false);
  });

  test('is known to stand elsewhere once the page moved its target', () => {
    const host = hostElement();
    attach(host, target(), place);
    document.getElementById('row')?.prepend(target());
    expect(isAttached(host, target(), place)).toBe(place === 'prepend' || place === 'append');
  });
});

test.each<[Place, string]>([
  ['cover', '<i id="avatar" class="avatar">A<!-- a comment --></i><vis-a-vis-picture></vis-a-vis-picture>'],
  ['after', '<i id="avatar" class="avatar">A<!-- a comment --></i><vis-a-vis-picture></vis-a-vis-picture>'],
  ['before', '<vis-a-vis-picture></vis-a-vis-picture><i id="avatar" class="avatar">A<!-- a comment --></i>'],
  ['prepend', '<i id="avatar" class="avatar"><vis-a-vis-picture></vis-a-vis-picture>A<!-- a comment --></i>'],
  ['append', '<i id="avatar" class="avatar">A<!-- a comment --><vis-a-vis-picture></vis-a-vis-picture></i>'],
])('“%s” means %s', (place, expected) => {
  attach(hostElement(), target(), place);
  expect(document.body.innerHTML).toContain(expected);
});

test('a form whose fields are called as the browser’s methods are gets its slot all the same', () => {
  document.body.innerHTML =
    '<form><input name="after"><input name="append"><input name="insertAdjacentElement"></form>';
  const form = document.querySelector('form') as HTMLFormElement;
  const host = hostElement();
  for (const place of places) {
    attach(host, form, place);
    expect(isAttached(host, form, place)).toBe(true);
  }
});

describe('the form', () => {
  const recipe = { select: '#avatar', place: 'cover' as Place };

  test('of a covering slot is its target’s', () => {
    lay(target(), { width: 48, height: 32 });
    target().style.borderRadius = '7px';
    expect(formOf(target(), recipe)).toEqual({ width: 48, height: 32, radius: '7px' });
  });

  test('of any other slot is forty pixels and a circle', () => {
    lay(target(), { width: 48, height: 32 });
    expect(formOf(target(), { ...recipe, place: 'before' })).toEqual({ width: 40, height: 40, radius: '50%' });
  });

  test('of a target that is not laid out is forty pixels, too', () => {
    expect(formOf(target(), recipe)).toMatchObject({ width: 40, height: 40 });
  });

  test.each([
    ['circle', '50%'],
    ['rounded', '15%'],
    ['square', '0'],
  ] as const)('is what the recipe says: %s', (shape, radius) => {
    lay(target(), { width: 48, height: 32 });
    target().style.borderRadius = '7px';
    expect(formOf(target(), { ...recipe, size: 24, shape })).toEqual({ width: 24, height: 24, radius });
  });
});

test.each([
  ['in the window', 100, true],
  ['above it', -200, false],
  ['below it', 5_000, false],
])('whether a slot is to be seen is read with its form: %s', (_where, y, inWindow) => {
  lay(target(), { y, width: 48, height: 48 });
  expect(standingOf(target(), { select: '#avatar', place: 'cover' }, new Map()).inWindow).toBe(inWindow);
});

test('a covering host lies as far from its target as both are from the screen’s corner', () => {
  const host = hostElement();
  lay(target(), { x: 30, y: 100, width: 48, height: 48 });
  lay(host, { x: 78, y: 120 });
  expect(offsetTo(target(), host)).toEqual({ x: -48, y: -20 });
});
