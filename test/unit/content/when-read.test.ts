// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRead, whenRead } from '../../../src/content/when-read.ts';

const onRead = vi.fn();
let life: AbortController;
let arrived: Set<Element>;
let readiness: DocumentReadyState;

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useFakeTimers();
  onRead.mockReset();
  life = new AbortController();
  document.head.innerHTML = '';
  arrived = new Set();
  readiness = 'loading';
  const sheet = new CSSStyleSheet();
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => readiness);
  vi.spyOn(HTMLLinkElement.prototype, 'sheet', 'get').mockImplementation(function (this: HTMLLinkElement) {
    return arrived.has(this) ? sheet : null;
  });
  vi.stubGlobal('matchMedia', (media: string) => ({ matches: media !== 'print' }));
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A link of the page's, whose style sheet has not arrived yet. */
function link(attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElement('link');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.head.append(element);
  return element;
}
function arrive(element: Element): void {
  arrived.add(element);
  element.dispatchEvent(new Event('load'));
}
function become(state: DocumentReadyState): void {
  readiness = state;
  document.dispatchEvent(new Event('readystatechange'));
}

describe('a page counts as read', () => {
  test('with its last element, once', () => {
    whenRead(onRead, life.signal);
    expect(onRead).not.toHaveBeenCalled();
    become('interactive');
    expect(onRead).toHaveBeenCalledTimes(1);
    become('complete');
    vi.runAllTimers();
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  test('only with its style sheets, each of them', () => {
    const [one, other] = [link({ rel: 'stylesheet' }), link({ rel: 'preload stylesheet' })];
    whenRead(onRead, life.signal);
    arrive(one);
    become('interactive');
    expect(onRead).not.toHaveBeenCalled();
    arrive(other);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  test('only with its style sheets also where its last element was there before anybody asked', () => {
    const sheet = link({ rel: 'stylesheet' });
    readiness = 'interactive';
    expect(isRead()).toBe(false);
    whenRead(onRead, life.signal);
    expect(onRead).not.toHaveBeenCalled();
    arrive(sheet);
    expect(isRead()).toBe(true);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  test.each<Record<string, string>>([
    { rel: 'icon' },
    { rel: 'stylesheet', media: 'print' },
    { rel: 'alternate stylesheet' },
    { rel: 'stylesheet', disabled: '' },
  ])('without what %j stands for', (attributes) => {
    link(attributes);
    readiness = 'interactive';
    expect(isRead()).toBe(true);
  });

  test('without a style sheet that does not come', () => {
    link({ rel: 'stylesheet' });
    whenRead(onRead, life.signal);
    become('interactive');
    vi.advanceTimersByTime(499);
    expect(onRead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  test('as it is when it has loaded', () => {
    link({ rel: 'stylesheet' });
    whenRead(onRead, life.signal);
    become('interactive');
    become('complete');
    expect(isRead()).toBe(true);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  test('no more after the end', () => {
    const sheet = link({ rel: 'stylesheet' });
    whenRead(onRead, life.signal);
    become('interactive');
    life.abort();
    arrive(sheet);
    vi.runAllTimers();
    expect(onRead).not.toHaveBeenCalled();
  });
});
