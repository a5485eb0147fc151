import { describe, expect, it } from 'vitest';
import { isLinkedIn, originOf } from '../../../src/options/site-address.ts';

describe('the origin that an address means', () => {
  it.each([
    ['https://crm.example.test/contacts?page=2#top', 'https://crm.example.test'],
    [' crm.example.test ', 'https://crm.example.test'],
    ['CRM.Example.test/list', 'https://crm.example.test'],
    ['http://crm', 'http://crm'],
    ['http://crm.example.test:8069/web', 'http://crm.example.test:8069'],
    ['localhost:8080', 'https://localhost:8080'],
    ['https://[::1]:8080/', 'https://[::1]:8080'],
  ])('is found: %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });

  it.each([
    '',
    '  ',
    'crm',
    'our crm.example.test',
    'ftp://crm.example.test',
    'https://ada:secret@crm.example.test',
    '*.example.test',
    'https://',
  ])('is none: %s', (address) => {
    expect(originOf(address)).toBeUndefined();
  });
});

it('tells LinkedIn’s own pages from those that only sound like them', () => {
  expect(isLinkedIn('https://www.linkedin.com')).toBe(true);
  expect(isLinkedIn('https://linkedin.com')).toBe(true);
  expect(isLinkedIn('https://notlinkedin.com')).toBe(false);
  expect(isLinkedIn('https://linkedin.com.example.test')).toBe(false);
});
