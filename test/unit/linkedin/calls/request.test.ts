import { describe, expect, test } from 'vitest';
import { fetchArguments } from '../../../../src/linkedin/calls/request.ts';

const { signal } = new AbortController();
const argumentsFor = (address: string, protocol?: '1.0.0' | '2.0.0') =>
  fetchArguments(protocol === undefined ? { address } : { address, protocol }, 'a-token', signal);

describe('the protocol', () => {
  test.each([
    [undefined, undefined],
    ['1.0.0', undefined],
    ['2.0.0', '2.0.0'],
  ] as const)('%j is said by the header %j', (protocol, header) => {
    const [, { headers }] = argumentsFor('https://api.linkedin.com/v2/me', protocol);
    expect(new Headers(headers).get('X-RestLi-Protocol-Version')).toBe(header ?? null);
  });
});

describe('a query', () => {
  const path = 'https://api.linkedin.com/v2/people';

  test('of 4000 characters stands in the address of a GET, raw', () => {
    const query = `ids=List((id:${'x'.repeat(3986)}))`;
    expect(query).toHaveLength(4001);
    const [address, options] = argumentsFor(`${path}?${query.slice(1)}`);
    expect(address).toBe(`${path}?${query.slice(1)}`);
    expect(options).toMatchObject({ method: 'GET' });
    expect(options.body).toBeUndefined();
  });

  test('of more is tunnelled: the body of a POST that says it is a GET, as discreet as one', () => {
    const query = `ids=List((id:${'x'.repeat(3986)}))`;
    const [address, options] = argumentsFor(`${path}?${query}`, '2.0.0');
    expect(address).toBe(path);
    expect(options).toEqual({
      method: 'POST',
      body: query,
      headers: {
        Accept: 'application/json',
        Authorization: 'Bearer a-token',
        'X-RestLi-Protocol-Version': '2.0.0',
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-HTTP-Method-Override': 'GET',
      },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal,
    });
  });

  test('may hold question marks of its own', () => {
    const query = `a=?${'x'.repeat(4000)}`;
    expect(argumentsFor(`${path}?${query}`)[1].body).toBe(query);
  });
});
