import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../src/contract/reference.ts';
import { parseReference, referenceKey } from '../../../src/crm/reference.ts';

const person = (personId: string): Reference => ({ kind: 'person', personId });
const vanity = (vanityName: string): Reference => ({ kind: 'vanity', vanityName });

describe('a person URN', () => {
  it.each([
    ['urn:li:person:yrZCpj2Z12', 'yrZCpj2Z12'],
    ['  urn:li:person:yrZCpj2Z12\n', 'yrZCpj2Z12'],
    ['<urn:li:person:a-_9>', 'a-_9'],
    ['Member urn:li:person:AbC123, since 2021', 'AbC123'],
    ['https://crm.example.test/go?to=urn:li:person:AbC123&x=1', 'AbC123'],
    ['urn%3Ali%3Aperson%3AAbC123', 'AbC123'],
    ['/people/urn%3ali%3aperson%3aAbC123/edit', 'AbC123'],
    ['urn%253Ali%253Aperson%253AAbC123', 'AbC123'],
    ['urn%3Ali%3Aperson%3AAb%5FC', 'Ab_C'],
    ['%E2%9C%93 urn:li:person:AbC123 %', 'AbC123'],
    ['URN:LI:PERSON:AbC', 'AbC'],
    [`urn:li:person:${'a'.repeat(64)}`, 'a'.repeat(64)],
    [`${'x '.repeat(5000)}urn:li:person:AbC123`, 'AbC123'],
  ])('%j', (text, id) => expect(parseReference(text)).toEqual(person(id)));

  it.each([
    'urn:li:person:',
    `urn:li:person:${'a'.repeat(65)}`,
    'xurn:li:person:AbC123',
    'urn:li:organization:12345',
    'urn:li:company:1035',
    'urn:li:fsd_profile:AbC123',
    'urn:li:persona:AbC123',
    'urn:li:person:(AbC)',
  ])('not %j', (text) => expect(parseReference(text)).toBeNull());
});

describe('a profile URL', () => {
  it.each([
    'https://www.linkedin.com/in/anna-berg',
    'https://www.linkedin.com/in/anna-berg/',
    'http://www.linkedin.com/in/anna-berg',
    'https://linkedin.com/in/anna-berg',
    'HTTPS://WWW.LinkedIn.COM/IN/Anna-Berg',
    'www.linkedin.com/in/anna-berg',
    'linkedin.com/in/anna-berg',
    '//www.linkedin.com/in/anna-berg',
    'https://de.linkedin.com/in/anna-berg',
    'uk.linkedin.com/in/anna-berg',
    'https://m.linkedin.com/in/anna-berg',
    'https://mobile.linkedin.com/in/anna-berg',
    'https://touch.linkedin.com/in/anna-berg',
    'https://www.linkedin.com/mwlite/in/anna-berg',
    'https://www.linkedin.com/mwlite/profile/in/anna-berg',
    'https://www.linkedin.com/comm/in/anna-berg?midToken=x',
    'https://www.linkedin.com:443/in/anna-berg',
    'https://www.linkedin.com//in//anna-berg//',
    'https://www.linkedin.com/in/anna-berg/de',
    'https://www.linkedin.com/in/anna-berg/?locale=de_DE',
    'https://www.linkedin.com/in/anna-berg?utm_source=share&utm_medium=member_ios',
    'https://www.linkedin.com/in/anna-berg#experience',
    'https://www.linkedin.com/in/anna-berg/details/experience/',
    'https://www.linkedin.com/in/anna%2Dberg',
    '  <https://www.linkedin.com/in/anna-berg>  ',
    '\u200ehttps://www.linkedin.com/in/anna-berg\u00a0\ufeff',
    'in/anna-berg',
    '/in/anna-berg',
    'in/Anna-Berg/',
    '/in/anna-berg?trk=x',
    'linkedin.com/anna-berg',
    'https://www.linkedin.com/anna-berg/',
    'anna-berg',
  ])('%j', (text) => expect(parseReference(text)).toEqual(vanity('anna-berg')));

  it.each([
    ['https://www.linkedin.com/in/j%C3%BCrgen-m%C3%BCller', 'jürgen-müller'],
    ['https://www.linkedin.com/in/JÜRGEN-MÜLLER', 'jürgen-müller'],
    ['https://www.linkedin.com/in/ju\u0308rgen', 'jürgen'],
    ['in/%E5%B1%B1%E7%94%B0-%E5%A4%AA%E9%83%8E-1b2', '山田-太郎-1b2'],
    ['https://www.linkedin.com/in/محمد-علي', 'محمد-علي'],
    ['https://www.linkedin.com/in/अनिल-कुमार', 'अनिल-कुमार'],
    ['https://www.linkedin.com/in/abc', 'abc'],
    [`https://www.linkedin.com/in/${'a'.repeat(100)}`, 'a'.repeat(100)],
    ['https://www.linkedin.com/in/jobs', 'jobs'],
    ['https://www.linkedin.com/in/123456', '123456'],
    ['j%C3%BCrgen', 'jürgen'],
  ])('%j has the vanity name %j', (text, name) => expect(parseReference(text)).toEqual(vanity(name)));

  it.each([
    'https://www.linkedin.com/',
    'linkedin.com',
    'LinkedIn',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/ab',
    `https://www.linkedin.com/in/${'a'.repeat(101)}`,
    `https://www.linkedin.com/in/${'𠮷'.repeat(51)}`,
    'https://www.linkedin.com/in/---',
    'https://www.linkedin.com/in/anna_berg',
    'https://www.linkedin.com/in/anna%20berg',
    'https://www.linkedin.com/in/anna%2Fberg',
    'https://www.linkedin.com/in/anna%E0%A4',
    'https://www.linkedin.com/in/UNAVAILABLE',
    'https://www.linkedin.com/in/undefined',
    'https://www.linkedin.com/null',
    'https://www.linkedin.com/in/ACoAAABxYz0Bq1234567890abcdefghijklmnop',
    'https://www.linkedin.com/in/../company/acme',
    'https://www.linkedin.com/company/acme',
    'https://www.linkedin.com/company',
    'linkedin.com/company/acme',
    'https://www.linkedin.com/school/acme',
    'https://www.linkedin.com/edu/school?id=1',
    'https://www.linkedin.com/showcase/acme',
    'https://www.linkedin.com/jobs/view/123',
    'https://www.linkedin.com/jobs',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/feed/update/urn:li:activity:123',
    'https://www.linkedin.com/posts/anna-berg_news-activity-1',
    'https://www.linkedin.com/pulse/title-anna-berg',
    'https://www.linkedin.com/groups/123',
    'https://www.linkedin.com/learning/x',
    'https://www.linkedin.com/sales/lead/ACwAAA,NAME_SEARCH,x',
    'https://www.linkedin.com/sales/people/ACwAAA',
    'https://www.linkedin.com/talent/profile/x',
    'https://www.linkedin.com/search/results/people/?keywords=anna',
    'https://www.linkedin.com/profile/view?id=123',
    'https://www.linkedin.com/pub/anna-berg/1/2/3',
    'https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fanna-berg',
    'https://www.linkedin.com/login',
    'https://www.linkedin.com/https://www.linkedin.com/in/anna-berg',
    'https://learning.linkedin.com/in/anna-berg',
    'https://api.linkedin.com/in/anna-berg',
    'https://www.linkedin.com:8443/in/anna-berg',
    'https://linkedin.com.evil.test/in/anna-berg',
    'https://notlinkedin.com/in/anna-berg',
    'https://linkedin.com@evil.test/in/anna-berg',
    'https://www.linkedin.com:x@evil.test/in/anna-berg',
    'https://anna@www.linkedin.com/in/anna-berg',
    'linkedin.com@evil.test/in/anna-berg',
    'https://evil.test/linkedin.com/in/anna-berg',
    'https://evil.test/?u=https://www.linkedin.com/in/anna-berg',
    'https://evil.test#linkedin.com/in/anna-berg',
    'https://evil.test\\.linkedin.com/in/anna-berg',
    'https://www.linkedın.com/in/anna-berg',
    'https://www-linkedin.com/in/anna-berg',
    'https://linkedin.co/in/anna-berg',
    'https://lnkd.in/abcdef',
    'ftp://www.linkedin.com/in/anna-berg',
    'javascript://www.linkedin.com/in/anna-berg',
    'mailto:anna@linkedin.com',
    'view-source:https://www.linkedin.com/in/anna-berg',
  ])('not %j', (text) => expect(parseReference(text)).toBeNull());
});

describe('a bare token', () => {
  it.each(['yrZCpj2Z12', 'A1b2c3', 'abc_DEF-9', `A${'b'.repeat(23)}`])('%j is a person ID', (text) =>
    expect(parseReference(` ${text} `)).toEqual(person(text)),
  );

  it.each([
    ['annaberg', 'annaberg'],
    ['anna-berg-1a2b3c', 'anna-berg-1a2b3c'],
    ['Ann', 'ann'],
    [`A${'b'.repeat(24)}`, `a${'b'.repeat(24)}`],
  ])('%j is the vanity name %j', (text, name) => expect(parseReference(text)).toEqual(vanity(name)));

  it.each([
    '',
    '   ',
    '-',
    '---',
    'ab',
    'none',
    'None',
    'N/A',
    'Company',
    'Profile',
    'unknown',
    'anna_berg',
    'Anna Berg',
    'anna berg',
    'anna@example.test',
    'Anna.Berg@linkedin.com',
    'example.test',
    'example.test/anna-berg',
    '+49 30 1234567',
    '@annaberg',
    'https://crm.example.test/contacts/12',
    'https://',
    'a'.repeat(3000),
  ])('%j is nothing', (text) => expect(parseReference(text)).toBeNull());
});

describe('whatever the text', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '%',
        '2',
        '5',
        'F',
        '/',
        ':',
        '@',
        '\\',
        'in/',
        'linkedin.com',
        'https://',
        '.',
        '?',
        '#',
        'urn:li:person:',
        'é',
        ' ',
      ),
    }),
  );

  it('never throws, and what comes back can be written down and read again', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const reference = parseReference(text);
        if (!reference) return;
        if (reference.kind === 'person') {
          expect(reference.personId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
          expect(parseReference(`urn:li:person:${reference.personId}`)).toEqual(reference);
        } else {
          expect(reference.vanityName).toMatch(/^[\p{L}\p{M}\p{N}-]{3,100}$/u);
          expect(reference.vanityName.length).toBeLessThanOrEqual(100);
          const address = `https://www.linkedin.com/in/${encodeURIComponent(reference.vanityName)}`;
          expect(parseReference(address)).toEqual(reference);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads every vanity name however it is written', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-éüñß山田太م한Ж'.split(''));
    const name = fc.string({ unit: letter, minLength: 3, maxLength: 40 }).map((text) => `x1${text.normalize('NFC')}`);
    const prefix = fc.constantFrom('', '/', 'linkedin.com/', 'https://www.linkedin.com/', 'http://fr.linkedin.com/');
    const suffix = fc.constantFrom('', '/', '?utm=1', '#top', '/en', '/?trk=a/b');
    fc.assert(
      fc.property(name, prefix, suffix, fc.boolean(), (written, before, after, escaped) => {
        const text = `${before}in/${escaped ? encodeURIComponent(written) : written}${after}`;
        expect(parseReference(text)).toEqual(vanity(written.toLowerCase()));
      }),
    );
  });

  it('accepts no address of another host', () => {
    const path = fc.constantFrom(
      '/in/anna-berg',
      '/anna-berg',
      '/linkedin.com/in/anna-berg',
      '/@linkedin.com/in/anna-berg',
      '',
    );
    const scheme = fc.constantFrom('https://', 'http://', '', '//', 'https:', 'https:\\\\');
    const before = fc.constantFrom(
      '',
      'linkedin.com@',
      'www.linkedin.com:in@',
      'linkedin.com.',
      'www.linkedin.com.',
      'not',
    );
    fc.assert(
      fc.property(scheme, before, fc.domain(), path, (start, lure, host, end) => {
        expect(parseReference(`${start}${lure}${host}${end}`)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts no address of LinkedIn that is not a person’s', () => {
    const kind = fc.constantFrom(
      'company',
      'school',
      'showcase',
      'jobs',
      'feed',
      'posts',
      'pulse',
      'groups',
      'learning',
      'sales',
      'events',
      'newsletters',
    );
    fc.assert(
      fc.property(kind, fc.webPath(), fc.boolean(), (first, rest, upper) => {
        const path = `${upper ? first.toUpperCase() : first}${rest}`;
        expect(parseReference(`https://www.linkedin.com/${path}`)).toBeNull();
        expect(parseReference(`linkedin.com/${path}`)).toBeNull();
      }),
    );
  });
});

it('takes no text without end for a reference', () => {
  const address = (more: number) => `https://www.linkedin.com/in/anna?trk=${'a'.repeat(more)}`;
  expect(parseReference(address(1_900))).toEqual(vanity('anna'));
  expect(parseReference(address(2_100))).toBeNull();
});

describe('references compared', () => {
  it('have one key a member', () => {
    expect(referenceKey(person('AbC'))).toBe('person:AbC');
    expect(referenceKey(vanity('anna'))).toBe('vanity:anna');
  });
});
