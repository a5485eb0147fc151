import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import { connectionsOf } from '../../sandbox/world/connections.ts';
import { createConnectionIndex, readConnections } from '../../src/linkedin/connections.ts';
import { accessFor } from './linkedin-access.ts';
import { askApi, tokenFor } from './linkedin-client.ts';

const scopes = ['r_basicprofile', 'r_1st_connections'];

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

async function connections(query: string, granted = scopes) {
  const reply = await askApi(sandbox, await tokenFor(sandbox, anna, granted), `/v2/connections?${query}`);
  return { status: reply.status, body: JSON.parse(reply.text) };
}

describe('/v2/connections', () => {
  const all = connectionsOf(anna, 0);

  test('gives ten URNs where nothing else is asked for', async () => {
    const { body } = await connections('q=viewer');
    expect(body).toEqual({
      elements: all.slice(0, 10).map(({ personId }) => ({ to: `urn:li:person:${personId}` })),
      paging: { count: 10, start: 0, total: all.length, links: [] },
    });
  });

  test('gives the page asked for, with each member’s decoration', async () => {
    const { body } = await connections(
      'q=viewer&start=20&count=2&projection=(elements*(to,to~(id,vanityName)),paging)',
    );
    expect(body.elements).toEqual(
      all.slice(20, 22).map(({ personId, vanityName }) => ({
        to: `urn:li:person:${personId}`,
        'to~': { id: personId, vanityName },
      })),
    );
    expect(body.paging).toMatchObject({ start: 20, count: 2 });
  });

  test('ends with a short page, and is empty past it', async () => {
    expect((await connections(`q=viewer&start=${all.length - 3}&count=10`)).body.elements).toHaveLength(3);
    expect((await connections(`q=viewer&start=${all.length}`)).body.elements).toEqual([]);
  });

  test('gives what a projection names, and nothing else', async () => {
    expect(Object.keys((await connections('q=viewer&projection=(paging)')).body)).toEqual(['paging']);
  });

  test('refuses without the scope, another finder, and a page that begins nowhere', async () => {
    const refused = await connections('q=viewer', ['r_basicprofile']);
    expect([refused.status, refused.body.serviceErrorCode]).toEqual([403, 100]);
    expect((await connections('q=member')).status).toBe(400);
    expect((await connections('q=viewer&start=-1')).status).toBe(400);
  });

  test('is the account’s own', () => {
    const idsOf = (account: typeof anna) => new Set(connectionsOf(account, 0).map(({ personId }) => personId));
    expect(idsOf(anna)).not.toEqual(idsOf(ben));
  });
});

describe('the extension’s index', () => {
  test('matches the vanity names of an account’s connections, and of nobody else', async () => {
    const index = createConnectionIndex();
    const read = await readConnections(await accessFor(sandbox, anna, scopes), index, { pageSize: 50 });
    const mine = connectionsOf(anna, 0);
    expect(read).toEqual({ ok: true, value: { read: mine.length, total: mine.length } });
    for (const { personId, vanityName } of mine) expect(index.find(vanityName)).toBe(personId);
    const known = new Set(mine.map(({ vanityName }) => vanityName));
    for (const { vanityName } of connectionsOf(ben, 0))
      if (!known.has(vanityName)) expect(index.find(vanityName)).toBeUndefined();
  });

  test('holds five thousand, in ten calls and a few for those in the CRM', async () => {
    sandbox.control.setStrangers(5000);
    const index = createConnectionIndex();
    await readConnections(await accessFor(sandbox, anna, scopes), index);
    expect(index.size()).toBe(connectionsOf(anna, 5000).length);
    expect(sandbox.journal.of('connections')).toHaveLength(Math.ceil(index.size() / 500));
    expect(index.find('somebody-else-4999')).toBe('stranger4999');
  });

  test('is not filled where the scope is missing', async () => {
    const index = createConnectionIndex();
    const read = await readConnections(await accessFor(sandbox, anna, ['r_basicprofile']), index);
    expect(read).toEqual({ ok: false, fault: { code: 'no-capability' } });
    expect(index.size()).toBe(0);
  });
});
