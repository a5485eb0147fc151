import { expect, test } from 'vitest';
import { grants } from '../../../src/browser/match-grants.ts';

test.each([
  ['https://crm.example.test/*', 'https://crm.example.test/contacts?page=2'],
  ['https://crm.example.test/*', 'https://crm.example.test:8443/'],
  ['*://crm.example.test/*', 'http://crm.example.test/'],
  ['https://*.example.test/*', 'https://crm.example.test/'],
  ['https://*.example.test/*', 'https://example.test/'],
  ['https://*/*', 'https://crm.example.test/'],
  ['<all_urls>', 'http://crm.example.test/'],
])('%s grants %s', (pattern, address) => {
  expect(grants(pattern, address)).toBe(true);
});

test.each([
  ['https://crm.example.test/*', 'http://crm.example.test/'],
  ['http://crm.example.test/*', 'https://crm.example.test/'],
  ['https://crm.example.test/*', 'https://other.example.test/'],
  ['https://crm.example.test/*', 'https://a.crm.example.test/'],
  ['https://crm.example.test/*', 'https://crm.example.test.evil.example/'],
  ['https://*.example.test/*', 'https://evil-example.test/'],
  ['https://*.example.test/*', 'https://example.test.evil.example/'],
  ['https://*/*', 'file:///etc/hosts'],
  ['<all_urls>', 'chrome://settings/'],
  ['<all_urls>', 'no address'],
  ['nonsense', 'https://crm.example.test/'],
  ['', 'https://crm.example.test/'],
])('%s does not grant %s', (pattern, address) => {
  expect(grants(pattern, address)).toBe(false);
});
