import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainReason } from '../../../src/ui/reason-words.ts';
import { explainSettingsFault } from '../../../src/ui/settings-words.ts';
import { explainEnd, explainSignInFault, viewerInWords } from '../../../src/ui/sign-in-words.ts';
import { counted, formatList, formatMoment, together, words, wordsAround } from '../../../src/ui/words.ts';
import { everyReason, everySessionEnd, everySettingsFault, everySignInFault } from './every.ts';

/** The browser's own language, and the one of its catalogues that it speaks. */
const browserWords = vi.hoisted(() => ({ language: 'en-GB', spoken: 'en' }));
vi.mock('../../../src/browser/words.ts', async () => {
  const { messageIn } = await import('../../scenario/catalogues.ts');
  return {
    message: (key: string, substitutions: string[]) => messageIn(browserWords.spoken, key, substitutions),
    language: () => browserWords.language,
  };
});
afterEach(() => {
  browserWords.language = 'en-GB';
  browserWords.spoken = 'en';
});

const sentence = /^[A-Z].*\.$/;

describe('words for what can go wrong', () => {
  it.each(everyReason)('say why a picture is not shown and what can be done: %s', (reason) => {
    const { what, remedy } = explainReason({ state: 'unavailable', reason });
    expect(what).toMatch(sentence);
    expect(remedy).toMatch(sentence);
  });

  it('tell one reason from another', () => {
    const said = everyReason.map((reason) => explainReason({ state: 'unavailable', reason }).what);
    expect(new Set(said).size).toBe(said.length);
  });

  it.each(everySignInFault)('say why signing in failed and what can be done: %s', (fault) => {
    const { what, remedy } = explainSignInFault(fault);
    expect(what).toMatch(sentence);
    expect(remedy).toMatch(sentence);
  });

  it.each(everySessionEnd)('say why a sign-in ended: %s', (ended) => {
    const { what, remedy } = explainEnd(ended);
    expect(what).toMatch(sentence);
    expect(remedy).toMatch(sentence);
  });

  it.each(everySettingsFault)('say what is wrong with a setting: %s', (code) => {
    expect(explainSettingsFault({ path: 'sites', code })).toMatch(sentence);
  });

  it('say until when LinkedIn is not asked', () => {
    const until = new Date(2026, 10, 21, 1, 5).getTime();
    expect(explainReason({ state: 'unavailable', reason: 'throttled', until }).remedy).toContain('01:05');
  });
});

describe('words with something put in', () => {
  it('call a viewer by their name, or say that LinkedIn gives none', () => {
    expect(viewerInWords('Ada Lovelace')).toBe('Ada Lovelace');
    expect(viewerInWords('')).toBe('somebody LinkedIn does not name');
  });

  it('put it in', () => {
    expect(words('viewer_signed_in', 'Ada Lovelace')).toBe('Signed in as Ada Lovelace');
    expect(words('button_allow_on', 'crm.example.test')).toBe('Allow on crm.example.test');
  });

  it('leave a gap for a link', () => {
    expect(wordsAround('signed_out_withdraw')).toEqual({
      before: 'To withdraw access at LinkedIn itself, open its ',
      after: '.',
    });
  });

  it('have the right number', () => {
    expect(counted(1, 'pending')).toBe('Looking up 1 contact');
    expect(counted(0, 'pending')).toBe('Looking up 0 contacts');
    expect(counted(1200, 'pending')).toBe('Looking up 1,200 contacts');
  });
});

describe('counts in another language', () => {
  it('have six forms in Arabic', () => {
    browserWords.spoken = 'ar';
    const said = [0, 1, 2, 3, 11, 100].map((count) => counted(count, 'characters'));
    expect(said).toEqual([
      'لا أحرف',
      'حرف واحد',
      'حرفان',
      '\u20683\u2069 أحرف',
      '\u206811\u2069 حرفًا',
      '\u2068100\u2069 حرف',
    ]);
  });

  it('have one form in Japanese', () => {
    browserWords.spoken = 'ja';
    expect([1, 2].map((count) => counted(count, 'characters'))).toEqual(['1 文字', '2 文字']);
  });

  it('count none as one does in French, and have the general form where a category has none of its own', () => {
    browserWords.spoken = 'fr';
    expect(counted(0, 'kept_entries')).toBe('0 entrée');
    expect(counted(1_000_000, 'kept_entries')).toMatch(/^1\s000\s000 entrées$/);
  });

  it('follow the words and not the browser, whose language may be one that has no words', () => {
    browserWords.language = 'ar';
    expect(counted(2, 'characters')).toBe('2 characters');
  });
});

describe('sentences one after the other', () => {
  it('have a space between them where the language has one', () => {
    expect(together(['One.', 'Two.'])).toBe('One. Two.');
    expect(together(['一。', '二。'])).toBe('一。二。');
  });
});

describe('moments and lists', () => {
  const now = new Date(2026, 10, 20, 22, 0).getTime();

  it('name the weekday of another day only', () => {
    expect(formatMoment(new Date(2026, 10, 20, 23, 5).getTime(), now)).toBe('23:05');
    expect(formatMoment(new Date(2026, 10, 21, 1, 0).getTime(), now)).toMatch(/^Saturday.*01:00$/);
  });

  it('follow the clock of the browser where it speaks the language of the words, and the words where it does not', () => {
    browserWords.language = 'en-US';
    expect(formatMoment(new Date(2026, 10, 20, 23, 5).getTime(), now)).toMatch(/^11:05\sPM$/);
    browserWords.language = 'de';
    expect(formatMoment(new Date(2026, 10, 21, 1, 0).getTime(), now)).toContain('Saturday');
  });

  it('join names as a sentence does', () => {
    expect(formatList(['Client ID', 'Token service address'])).toBe('Client ID and Token service address');
    browserWords.spoken = 'ja';
    expect(formatList(['A', 'B'])).toBe('A、B');
  });
});
