import { afterEach, expect, it, vi } from 'vitest';
import { declareLanguage } from '../../../src/ui/language.ts';

const spoken = vi.hoisted(() => ({ tag: 'en' }));
vi.mock('../../../src/browser/words.ts', async () => {
  const { messageIn } = await import('../../scenario/catalogues.ts');
  return { message: (key: string) => messageIn(spoken.tag, key), language: () => 'he' };
});
afterEach(() => {
  vi.unstubAllGlobals();
  spoken.tag = 'en';
});

it.each([
  ['ar', 'rtl'],
  ['de', 'ltr'],
  ['en', 'ltr'],
])(
  'a page with words in %s says so, and that they are read %s, whatever the browser itself speaks',
  (tag, direction) => {
    spoken.tag = tag;
    const documentElement = { lang: '', dir: '' };
    vi.stubGlobal('document', { documentElement });
    declareLanguage();
    expect(documentElement).toEqual({ lang: tag, dir: direction });
  },
);
