import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { type Person, people } from '../../sandbox/world/people.ts';
import { portrait } from '../../sandbox/world/portraits.ts';
import { ask, askApi, decorated, listOf, tokenFor } from './linkedin-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

/** The picture addresses of one contact, smallest first. */
async function addressesOf(person: Person | undefined): Promise<readonly string[]> {
  const ids = listOf([person?.personId ?? '']);
  const token = await tokenFor(sandbox, anna);
  const { text } = await askApi(sandbox, token, `/v2/people?ids=${ids}&projection=${decorated}`);
  return [...text.matchAll(/"identifier":"([^"]+)"/g)].map(([, address = '']) => address);
}

const open = people.find(({ kind, number }) => kind === 'open' && number % 9 !== 0) as Person;
const lasting = people.find(({ kind, number }) => kind === 'open' && number % 9 === 0) as Person;
const small = people.find(({ kind }) => kind === 'small-source') as Person;

test('a picture is the member’s portrait in the size of its class, and may be cached by anyone', async () => {
  const addresses = await addressesOf(open);
  expect(addresses).toHaveLength(4);
  for (const [index, pixels] of [100, 200, 400, 800].entries()) {
    const reply = await ask(sandbox, addresses[index] ?? '');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('image/jpeg');
    expect(reply.headers['cache-control']).toMatch(/^public, max-age=\d{6,}/);
    expect(reply.bytes.equals(await portrait(open, pixels))).toBe(true);
  }
});

test('an address looks as LinkedIn’s do', async () => {
  const [address] = await addressesOf(open);
  expect(address).toMatch(
    /^https:\/\/media\.licdn\.com\/dms\/image\/v2\/[\w-]{20}\/profile-displayphoto-shrink_100_100\/0\/\d{13}\?e=\d{10}&v=beta&t=[\w-]{43}$/,
  );
});

test('a small source is 96 pixels under every class', async () => {
  for (const address of await addressesOf(small)) {
    const { width, height } = await sharp((await ask(sandbox, address)).bytes).metadata();
    expect([width, height]).toEqual([96, 96]);
  }
});

test('some addresses never expire', async () => {
  for (const address of await addressesOf(lasting)) {
    expect(new URL(address).searchParams.get('e')).toBe('2147483647');
    expect((await ask(sandbox, address)).status).toBe(200);
  }
});

test('an address past its time is answered with 403', async () => {
  sandbox.control.setPictureLifetime(1);
  const [address = ''] = await addressesOf(open);
  const expires = Number(new URL(address).searchParams.get('e')) * 1000;
  await new Promise((resolve) => setTimeout(resolve, expires - Date.now() + 20));
  expect((await ask(sandbox, address)).status).toBe(403);
});

test('all addresses given out can be made to expire; new ones work', async () => {
  const [old = ''] = await addressesOf(lasting);
  sandbox.control.expirePictures();
  expect((await ask(sandbox, old)).status).toBe(403);
  const [fresh = ''] = await addressesOf(lasting);
  expect((await ask(sandbox, fresh)).status).toBe(200);
});

test.each([
  ['another expiry', (address: string) => address.replace(/e=\d+/, 'e=2147483647')],
  ['another token', (address: string) => address.replace(/t=.{4}/, 't=AAAA')],
  ['another size', (address: string) => address.replace('100_100', '200_200')],
  ['no token', (address: string) => address.replace(/\?.*/, '')],
])('an address with %s is answered with 403', async (_what, change) => {
  const [address = ''] = await addressesOf(open);
  expect((await ask(sandbox, change(address))).status).toBe(403);
});
