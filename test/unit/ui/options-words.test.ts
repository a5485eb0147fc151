import { describe, expect, it, vi } from 'vitest';
import { describeActivity } from '../../../src/ui/activity-words.ts';
import { describeKept } from '../../../src/ui/kept-words.ts';
import { explainSettingsFault } from '../../../src/ui/settings-words.ts';
import { explainVerdict } from '../../../src/ui/token-service-words.ts';
import { formatBytes } from '../../../src/ui/words.ts';
import { everyActivity, everyKept, everyVerdict } from './every.ts';

vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));

const sentence = /^[A-Z].*\.$/;
const origin = 'chrome-extension://abcdef';

describe('words for a test of the token service', () => {
  it.each(everyVerdict)('say what came of it and one way on: %s', (verdict) => {
    const { what, remedy } = explainVerdict(verdict, origin);
    expect(what).toMatch(sentence);
    expect(remedy).toMatch(sentence);
  });

  it('name the origin that the service has to be told', () => {
    expect(explainVerdict('origin-refused', origin).remedy).toContain(origin);
  });
});

describe('words for what is kept', () => {
  it.each(everyKept)('say what it is, why and until when: %s', (key) => {
    const { what, why, consequence } = describeKept(key);
    expect(what).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(sentence);
    if (consequence !== undefined) expect(consequence).toMatch(sentence);
  });

  it('say of what signs out that it does', () => {
    const signsOut = everyKept.filter((key) => describeKept(key).consequence?.includes('signs you out'));
    expect(signsOut).toEqual(['token', 'viewer']);
  });
});

describe('words for what was asked', () => {
  it.each(everyActivity)('name the host and the number: %s', (kind) => {
    const members = kind === 'members' ? { members: 25 } : {};
    const entry = { kind, host: 'any.example.test', at: 1, requests: 3, outcome: 'refused', ...members } as const;
    expect(describeActivity(entry).what).toContain('any.example.test');
    expect(describeActivity(entry).what).toContain(kind === 'members' ? '25' : '3');
    expect(describeActivity(entry).outcome).toBe('Refused');
  });

  it('do not claim that a picture was fetched which was not', () => {
    const entry = { kind: 'picture', host: 'media.licdn.com', at: 1, requests: 1 } as const;
    expect(describeActivity({ ...entry, outcome: 'answered' }).what).toBe('1 picture was fetched from media.licdn.com');
    expect(describeActivity({ ...entry, outcome: 'cancelled' }).what).toBe(
      '1 picture was asked for at media.licdn.com',
    );
  });
});

describe('words for what is wrong with a setting', () => {
  const path = 'any';

  it('name the limits', () => {
    const outOfRange = { path, code: 'out-of-range' } as const;
    expect(explainSettingsFault({ ...outOfRange, limits: { least: 1, most: 100 } })).toBe(
      'This is too small or too large. It has to be between 1 and 100.',
    );
    expect(explainSettingsFault({ ...outOfRange, limits: { most: 200, counted: 'characters' } })).toContain(
      'It can be 200 characters at most.',
    );
    expect(explainSettingsFault({ ...outOfRange, limits: { least: 1, counted: 'items' } })).toContain(
      'It has to be 1 entry at least.',
    );
    expect(explainSettingsFault({ ...outOfRange, limits: {} })).toBe('This is too small or too large.');
  });

  it('name what is possible', () => {
    const allowed = ['href', 'text', 'value'];
    expect(explainSettingsFault({ path, code: 'unknown-value', allowed })).toContain('It can be href, text or value.');
  });

  it('name the place in a text', () => {
    expect(explainSettingsFault({ path, code: 'not-json', line: 12, column: 7 })).toContain('line 12, character 7.');
    expect(explainSettingsFault({ path, code: 'not-json', line: 12 })).toMatch(/line 12\.$/);
  });
});

it('gives sizes in a unit that can be read', () => {
  expect(formatBytes(1)).toBe('1 byte');
  expect(formatBytes(999)).toBe('999 bytes');
  expect(formatBytes(12_345)).toBe('12.3 kB');
});
