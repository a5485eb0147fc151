import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { crowd, crowdPageLength } from '../../sandbox/world/crowd.ts';
import { everybody } from '../../sandbox/world/members.ts';
import { ask, askApi, codeFor, exchange, listOf, tokenFor } from './linkedin-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

const wordsOf = ({ firstName, lastName, jobTitle, company, vanityName }: (typeof crowd)[number]) => [
  firstName,
  lastName,
  jobTitle,
  company,
  vanityName,
];

describe('the crowd', () => {
  test('is a thousand members, whose every word is nobody else’s', () => {
    const words = crowd.flatMap(wordsOf);
    expect(new Set(words).size).toBe(5000);
    for (const word of words) expect(word).toMatch(/^[A-Za-z][a-z]{15}$/);
    expect(new Set(everybody.map(({ personId }) => personId)).size).toBe(everybody.length);
  });

  test('stands on pages of the CRM of which no word is LinkedIn’s', async () => {
    const page = await ask(sandbox, 'https://crm.example.test/crowd?page=2');
    const shown = crowd.slice(crowdPageLength, 2 * crowdPageLength);
    for (const member of shown) {
      expect(page.text).toContain(`urn:li:person:${member.personId}`);
      for (const word of wordsOf(member)) expect(page.text).not.toContain(word);
    }
    expect(new Set(shown.map(({ colour }) => colour)).size).toBe(crowdPageLength);
  });

  test('is known to LinkedIn’s stand-in under those words', async () => {
    const token = await tokenFor(sandbox, anna);
    const { text } = await askApi(
      sandbox,
      token,
      `/v2/people?ids=${listOf([crowd[6]?.personId ?? ''])}&projection=(results*(localizedFirstName,localizedLastName,localizedHeadline,headline,vanityName))`,
    );
    for (const word of wordsOf(crowd[6] ?? expect.fail('nobody'))) expect(text).toContain(word);
  });
});

describe('the multitude', () => {
  test('stands on pages of the CRM, nobody twice, and LinkedIn’s stand-in knows each with a picture', async () => {
    const page = await ask(sandbox, 'https://crm.example.test/multitude?first=9951&rows=50');
    const ids = [...page.text.matchAll(/urn:li:person:(\w+)/g)].map(([, id]) => id ?? '');
    expect(new Set(ids).size).toBe(50);
    const token = await tokenFor(sandbox, anna);
    const query = `ids=${listOf(ids)}&projection=(results*(id,profilePicture(displayImage~:playableStreams)))`;
    const { results } = JSON.parse((await askApi(sandbox, token, `/v2/people?${query}`)).text);
    expect(Object.keys(results)).toHaveLength(50);
    const [{ identifiers }] = results[`(id:${ids[0]})`].profilePicture['displayImage~'].elements;
    const picture = await ask(sandbox, identifiers[0].identifier);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
  });
});

describe('answers of the API', () => {
  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('travel packed by %s to whoever can unpack it, and as they are to others', async (packing, unpack) => {
    const token = await tokenFor(sandbox, anna);
    sandbox.control.setAnswerPacking(packing);
    const packed = await askApi(sandbox, token, '/v2/userinfo', { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(packed.headers['content-encoding']).toBe(packing);
    expect(unpack(packed.bytes).toString()).toContain(anna.personId);
    const plain = await askApi(sandbox, token, '/v2/userinfo', { 'accept-encoding': 'identity' });
    expect(plain.text).toContain(anna.personId);
  });
});

test('codes that were given out are known to tests, spent or not', async () => {
  const [spent, unspent] = [await codeFor(sandbox, anna), await codeFor(sandbox, anna)];
  await exchange(sandbox, spent);
  expect(sandbox.control.givenCodes.map(({ code }) => code)).toEqual([spent, unspent]);
});
