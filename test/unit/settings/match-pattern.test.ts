import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMatchPattern, matchesPattern } from '../../../src/settings/match-pattern.ts';

describe('a match pattern', () => {
  it.each([
    'https://crm.example.test/*',
    'http://crm.example.test/*',
    'http://localhost/*',
    'http://localhost:8000/*',
    'https://crm.example.test:8443/*',
    'http://127.0.0.1:8069/*',
    'http://[::1]:8069/*',
    'https://*.example.test/*',
    'https://*.example.test:8443/*',
    'https://xn--mller-kva.example/*',
  ])('may be %j', (pattern) => expect(isMatchPattern(pattern)).toBe(true));

  it.each([
    '',
    '<all_urls>',
    '*://crm.example.test/*',
    '*://*/*',
    'https://*/*',
    'https://*:8443/*',
    'https://*./*',
    'https://*.test/*',
    'https://*.localhost/*',
    'http://*.0.0.1/*',
    'https://crm.*/*',
    'https://crm.*.test/*',
    'https://*crm.example.test/*',
    'https://crm.example.test',
    'https://crm.example.test/',
    'https://crm.example.test/contacts/*',
    'https://crm.example.test/*?x=1',
    'https:///*',
    'https://CRM.example.test/*',
    'https://müller.example/*',
    'https://anna@crm.example.test/*',
    'https://crm.example.test:/*',
    'https://crm.example.test:*/*',
    'https://crm.example.test:0/*',
    'https://crm.example.test:080/*',
    'https://crm.example.test:70000/*',
    'https://crm example.test/*',
    'https://[::1/*',
    'ftp://crm.example.test/*',
    'file:///*',
    'chrome://settings/*',
    ' https://crm.example.test/*',
    'https://crm.example.test/*\n',
  ])('may not be %j', (pattern) => {
    expect(isMatchPattern(pattern)).toBe(false);
    expect(matchesPattern(pattern, 'https://crm.example.test/')).toBe(false);
  });
});

describe('an address falls under a pattern', () => {
  it.each([
    ['https://crm.example.test/*', 'https://crm.example.test/'],
    ['https://crm.example.test/*', 'https://crm.example.test/contacts/1?x=1#top'],
    ['https://crm.example.test/*', 'https://CRM.example.test'],
    ['https://crm.example.test/*', 'https://crm.example.test:8443/'],
    ['https://crm.example.test:8443/*', 'https://crm.example.test:8443/'],
    ['https://crm.example.test:443/*', 'https://crm.example.test/'],
    ['http://crm.example.test:80/*', 'http://crm.example.test/'],
    ['https://*.example.test/*', 'https://example.test/'],
    ['https://*.example.test/*', 'https://a.b.example.test/'],
    ['http://[::1]:8069/*', 'http://[::1]:8069/web'],
  ])('%j: %j', (pattern, address) => expect(matchesPattern(pattern, address)).toBe(true));

  it.each([
    ['https://crm.example.test/*', 'http://crm.example.test/'],
    ['https://crm.example.test/*', 'https://example.test/'],
    ['https://crm.example.test/*', 'https://a.crm.example.test/'],
    ['https://crm.example.test/*', 'https://crm.example.test.evil.test/'],
    ['https://crm.example.test/*', 'https://crm.example.test@evil.test/'],
    ['https://crm.example.test/*', 'https://evil.test/https://crm.example.test/'],
    ['https://crm.example.test/*', 'wss://crm.example.test/'],
    ['https://crm.example.test:8443/*', 'https://crm.example.test/'],
    ['https://crm.example.test:8443/*', 'https://crm.example.test:8444/'],
    ['http://crm.example.test:443/*', 'http://crm.example.test/'],
    ['https://*.example.test/*', 'https://notexample.test/'],
    ['https://*.example.test/*', 'https://example.test.evil.test/'],
    ['https://crm.example.test/*', 'about:blank'],
    ['https://crm.example.test/*', 'chrome://extensions/'],
    ['https://crm.example.test/*', ''],
    ['https://crm.example.test/*', 'crm.example.test'],
  ])('not %j: %j', (pattern, address) => expect(matchesPattern(pattern, address)).toBe(false));

  it('if it is of the pattern’s origin, whatever the host', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), fc.option(fc.integer({ min: 1, max: 65_535 })), (host, other, port) => {
        const { origin } = new URL(`https://${host}${port === null ? '' : `:${port}`}`);
        expect(matchesPattern(`${origin}/*`, `${origin}/contacts`)).toBe(true);
        expect(matchesPattern(`${origin}/*`, `https://x-${other}/`)).toBe(false);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string(), fc.webUrl()), (pattern, address) => {
        expect(matchesPattern(pattern, address)).toBe(false);
      }),
    );
  });
});
