// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/contract/settings.ts';
import { elementFor, read } from '../../../src/crm/reading.ts';

const page = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as Element;
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('reading a value', () => {
  const record = `
    <div class="record" title=" Anna ">
      <a class="profile" href="/in/anna-berg">  Anna
        <b>Berg</b> </a>
      <a class="profile" href="/second">Second</a>
      <input class="typed" value="in the HTML">
      <i class="empty"></i>
    </div>`;

  it.each<[string, Source, string]>([
    ['.profile', 'text', 'Anna Berg'],
    ['.profile', 'attribute:href', '/in/anna-berg'],
    ['', 'attribute:title', 'Anna'],
    ['   ', 'attribute:title', 'Anna'],
    ['.empty', 'text', ''],
    ['.empty', 'href', ''],
    ['.empty', 'value', ''],
    ['.empty', 'attribute:data-none', ''],
    ['.absent', 'text', ''],
    ['a[', 'text', ''],
    ['::::', 'href', ''],
    [':scope > .profile', 'text', 'Anna Berg'],
  ])('%j from %s is %j', (select, from, expected) => expect(read(page(record), { select, from })).toBe(expected));

  it('takes the resolved address, not the one written', () => {
    const href = read(page(record), { select: '.profile', from: 'href' });
    expect(href).toBe((page(record).querySelector('a') as HTMLAnchorElement).href);
    expect(href).not.toBe('/in/anna-berg');
  });

  it('takes what stands in a field, not what the HTML says', () => {
    const container = page(record);
    (container.querySelector('.typed') as HTMLInputElement).value = ' in/anna-berg ';
    expect(read(container, { select: '.typed', from: 'value' })).toBe('in/anna-berg');
  });

  it('finds the container itself by an empty selector', () => {
    const container = page(record);
    expect(elementFor(container, '')).toBe(container);
  });
});

describe('a form with a field named after what is asked of it', () => {
  const names = ['querySelectorAll', 'textContent', 'childNodes', 'href', 'value'] as const;

  it.each(names)('%s: is read all the same', (name) => {
    const form = page(`<form title="Anna"><input name="${name}"><b>Anna Berg</b></form>`);
    const field = form.firstElementChild;
    Object.defineProperty(form, name, { value: field, configurable: true });
    try {
      expect(read(form, { select: 'b', from: 'text' })).toBe('Anna Berg');
      expect(read(form, { select: '', from: 'text' })).toBe('Anna Berg');
      expect(read(form, { select: '', from: 'text' }, () => true)).toBe('Anna Berg');
      expect(read(form, { select: '', from: 'attribute:title' })).toBe('Anna');
      expect(read(form, { select: '', from: 'href' })).toBe('');
      expect(read(form, { select: '', from: 'value' })).toBe('');
    } finally {
      Reflect.deleteProperty(form, name);
    }
  });

  it('getAttribute: is read all the same', () => {
    const form = page('<p title="Anna"></p>');
    Object.defineProperty(form, 'getAttribute', { value: document.createElement('input'), configurable: true });
    try {
      expect(read(form, { select: '', from: 'attribute:title' })).toBe('Anna');
    } finally {
      Reflect.deleteProperty(form, 'getAttribute');
    }
  });
});

describe('what is not the container’s own', () => {
  const nested = '<div><p><b>Inner</b></p><b>Outer</b><!-- remark --></div>';
  const isOwn = (element: Element) => element.closest('p') === null;

  it('is passed over', () => {
    expect(read(page(nested), { select: 'b', from: 'text' }, isOwn)).toBe('Outer');
    expect(read(page(nested), { select: '', from: 'text' }, isOwn)).toBe('Outer');
    expect(elementFor(page(nested), 'p b', isOwn)).toBeNull();
  });
});
