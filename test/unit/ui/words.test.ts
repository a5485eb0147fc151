import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainReason } from '../../../src/ui/reason-words.ts';
import { explainSettingsFault } from '../../../src/ui/settings-words.ts';
import { explainEnd, explainSignInFault, viewerInWords } from '../../../src/ui/sign-in-words.ts';
import { counted, formatList, formatMoment, words, wordsAround } from '../../../src/ui/words.ts';
import { everyReason, everySessionEnd, everySettingsFault, everySignInFault } from './every.ts';

const browserWords = vi.hoisted(() => ({ language: 'en-GB' }));
vi.mock('../../../src/browser/words.ts', async () => {
  const { message } = await import('./catalogue.ts');
  return { message, language: () => browserWords.language };
});
afterEach(() => {
  browserWords.language = 'en-GB';
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
    const forms = { one: 'pending_one', other: 'pending_other' } as const;
    expect(counted(1, forms)).toBe('Looking up 1 contact');
    expect(counted(0, forms)).toBe('Looking up 0 contacts');
    expect(counted(1200, forms)).toBe('Looking up 1,200 contacts');
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
  });
});
