import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../../token-service/configuration.ts';
import { chromiumOrigin, chromiumRedirect, firefoxRedirect } from './fixture.ts';

const good = {
  VIS_A_VIS_CLIENT_ID: 'app',
  VIS_A_VIS_CLIENT_SECRET: 'the-secret-itself',
  VIS_A_VIS_REDIRECT_ADDRESSES: `${chromiumRedirect}, ${firefoxRedirect}`,
  VIS_A_VIS_ALLOWED_ORIGINS: chromiumOrigin,
};

describe('a good configuration', () => {
  test('needs the app and the redirect addresses; the rest has defaults', () => {
    const { VIS_A_VIS_ALLOWED_ORIGINS: _, ...least } = good;
    expect(readConfiguration(least)).toEqual({
      ok: true,
      service: {
        clientId: 'app',
        clientSecret: 'the-secret-itself',
        redirectAddresses: [chromiumRedirect, firefoxRedirect],
        allowedOrigins: [],
      },
      addressHeader: undefined,
      listen: { host: '127.0.0.1', port: 8787 },
    });
  });

  test('may set everything', () => {
    expect(
      readConfiguration({
        ...good,
        VIS_A_VIS_TOKEN_ENDPOINT: 'http://127.0.0.1:9000/accessToken',
        VIS_A_VIS_REQUESTS_PER_MINUTE: '5',
        VIS_A_VIS_UPSTREAM_TIMEOUT: '2500',
        VIS_A_VIS_ADDRESS_HEADER: 'X-Forwarded-For',
        VIS_A_VIS_HOST: '0.0.0.0',
        VIS_A_VIS_PORT: '0',
      }),
    ).toEqual({
      ok: true,
      service: {
        clientId: 'app',
        clientSecret: 'the-secret-itself',
        redirectAddresses: [chromiumRedirect, firefoxRedirect],
        allowedOrigins: [chromiumOrigin],
        tokenEndpoint: 'http://127.0.0.1:9000/accessToken',
        requestsPerMinute: 5,
        upstreamTimeout: 2500,
      },
      addressHeader: 'X-Forwarded-For',
      listen: { host: '0.0.0.0', port: 0 },
    });
  });

  test('loses the white space around a value, such as the line break after a secret read from a file', () => {
    const read = readConfiguration({ ...good, VIS_A_VIS_CLIENT_SECRET: ' the-secret-itself\n' });
    expect(read.ok && read.service.clientSecret).toBe('the-secret-itself');
  });

  test('may have empty places in its lists', () => {
    const read = readConfiguration({ ...good, VIS_A_VIS_REDIRECT_ADDRESSES: `,${chromiumRedirect},,` });
    expect(read.ok && read.service.redirectAddresses).toEqual([chromiumRedirect]);
  });
});

describe('faults', () => {
  test('come all at once, by the name of the variable', () => {
    const read = readConfiguration({
      VIS_A_VIS_CLIENT_SECRET: '  ',
      VIS_A_VIS_REDIRECT_ADDRESSES: ' , ',
      VIS_A_VIS_PORT: 'eighty',
    });
    expect(read.ok ? [] : read.faults.map(({ variable }) => variable)).toEqual([
      'VIS_A_VIS_CLIENT_ID',
      'VIS_A_VIS_CLIENT_SECRET',
      'VIS_A_VIS_REDIRECT_ADDRESSES',
      'VIS_A_VIS_PORT',
    ]);
  });

  test.each([
    ['CLIENT_ID', ''],
    ['CLIENT_SECRET', 12],
    ['REDIRECT_ADDRESSES', 'not an address'],
    ['REDIRECT_ADDRESSES', 'http://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/'],
    ['REDIRECT_ADDRESSES', `${chromiumRedirect}#`],
    ['REDIRECT_ADDRESSES', chromiumRedirect.replace(/\/$/, '')],
    ['REDIRECT_ADDRESSES', `${chromiumRedirect},/relative`],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://crm.example.test'],
    ['ALLOWED_ORIGINS', `${chromiumOrigin}/`],
    ['ALLOWED_ORIGINS', 'chrome-extension://short'],
    ['TOKEN_ENDPOINT', 'http://www.linkedin.com/oauth/v2/accessToken'],
    ['TOKEN_ENDPOINT', 'http://127.0.0.1.evil.example/'],
    ['TOKEN_ENDPOINT', 'www.linkedin.com'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['REQUESTS_PER_MINUTE', '1.5'],
    ['UPSTREAM_TIMEOUT', '99'],
    ['UPSTREAM_TIMEOUT', '10s'],
    ['ADDRESS_HEADER', 'two words'],
    ['PORT', '65536'],
    ['PORT', '-1'],
  ])('%s=%j is one', (name, value) => {
    const read = readConfiguration({ ...good, [`VIS_A_VIS_${name}`]: value });
    expect(read.ok ? [] : read.faults.map(({ variable }) => variable)).toEqual([`VIS_A_VIS_${name}`]);
  });

  test('say which entry of a list is meant', () => {
    const read = readConfiguration({ ...good, VIS_A_VIS_REDIRECT_ADDRESSES: `${chromiumRedirect},nonsense` });
    expect(read.ok ? undefined : read.faults[0]?.problem).toMatch(/^entry 2 /);
  });

  test('never repeat a value', () => {
    const read = readConfiguration({
      VIS_A_VIS_CLIENT_ID: '',
      VIS_A_VIS_CLIENT_SECRET: 'value-to-hide',
      VIS_A_VIS_REDIRECT_ADDRESSES: 'value-to-hide',
      VIS_A_VIS_ALLOWED_ORIGINS: 'value-to-hide',
      VIS_A_VIS_TOKEN_ENDPOINT: 'value-to-hide',
      VIS_A_VIS_REQUESTS_PER_MINUTE: 'value-to-hide',
      VIS_A_VIS_UPSTREAM_TIMEOUT: 'value-to-hide',
      VIS_A_VIS_ADDRESS_HEADER: 'value to hide',
      VIS_A_VIS_PORT: 'value-to-hide',
    });
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toMatch(/value.to.hide/);
    expect(read.ok ? 0 : read.faults.length).toBe(8);
  });
});
