import { describe, expect, it } from 'vitest';
import { meansSeveral, originOf } from '../../../src/options/site-address.ts';
import { tokenServiceMeant } from '../../../src/options/token-service-address.ts';

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

describe('an address of several sites', () => {
  it.each([
    'https://*/*',
    'https://%2A/*',
    '*.example.test',
    '*://crm.example.test/*',
    '<all_urls>',
    ' https://*.crm.test/',
  ])('is told, and means none of them: %s', (address) => {
    expect(meansSeveral(address)).toBe(true);
    expect(originOf(address)).toBeUndefined();
  });

  it.each(['https://crm.example.test/*', 'https://crm.example.test/?name=*', 'crm.example.test#*', 'crm'])(
    'is not one with a star anywhere else: %s',
    (address) => expect(meansSeveral(address)).toBe(false),
  );
});

describe('the address that is meant as the token service’s', () => {
  it.each([
    ['tokens.example.test', 'https://tokens.example.test/token'],
    [' Tokens.example.test/ ', 'https://tokens.example.test/token'],
    ['tokens.example.test:8443/exchange?app=1', 'https://tokens.example.test:8443/exchange?app=1'],
    ['localhost:8787', 'http://localhost:8787/token'],
    ['127.0.0.1:8787', 'http://127.0.0.1:8787/token'],
  ])('is completed where a host alone is typed: %s', (typed, address) => {
    expect(tokenServiceMeant(typed)).toBe(address);
    expect(tokenServiceMeant(address)).toBe(address);
  });

  it.each([
    '',
    'token',
    'https://tokens.example.test',
    'ftp://tokens.example.test',
    '*.example.test',
    'ada@tokens.test',
  ])('is left as it is otherwise: %j', (typed) => expect(tokenServiceMeant(` ${typed} `)).toBe(typed));
});
