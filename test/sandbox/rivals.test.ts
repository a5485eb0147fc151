import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import { ask } from './linkedin-client.ts';

const origin = `https://${hosts.rivals}`;
const member = people[0]?.personId ?? '';
const peopleAddress = `https://${hosts.api}/v2/people?ids=List((id:${member}))`;
const asPage = (token: string, from = origin) => ({
  headers: { origin: from, authorization: `Bearer ${token}`, 'x-restli-protocol-version': '2.0.0' },
});

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

/** The token that a rival's list holds. */
async function tokenInPage(): Promise<string> {
  const { text } = await ask(sandbox, `${origin}/floor/contacts`);
  return /<meta name="access-token" content="([^"]+)">/.exec(text)?.[1] ?? '';
}

describe('without rivals', () => {
  test('there is nothing at their host', async () => {
    for (const path of ['/floor/contacts', '/floor/contacts/1', '/harbour.css'])
      expect((await ask(sandbox, origin + path)).status).toBe(404);
  });

  test('LinkedIn’s API lets no page read it', async () => {
    const preflight = await ask(sandbox, peopleAddress, { ...asPage('none'), method: 'OPTIONS' });
    expect(preflight.status).toBe(405);
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('with rivals', () => {
  beforeEach(() => sandbox.control.openRivals(anna, { floor: 'void 0;' }));

  test('their pages are the CRM’s with the script in each, without a policy and without a service worker', async () => {
    for (const path of ['/contacts', '/contacts/1', '/crowd?page=2']) {
      const { status, headers, text } = await ask(sandbox, `${origin}/floor${path}`);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toBeUndefined();
      expect(text).toContain('<script>void 0;</script>');
      const { text: original } = await ask(sandbox, `https://${hosts.crm}${path}`);
      expect(text.slice(text.indexOf('<meta charset'))).toBe(original.slice(original.indexOf('<meta charset')));
    }
    for (const path of ['/sw.js', '/another/contacts']) expect((await ask(sandbox, origin + path)).status).toBe(404);
  });

  test('the token reads members, and the answer may be read by their pages', async () => {
    const { status, headers, text } = await ask(sandbox, peopleAddress, asPage(await tokenInPage()));
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(text).toContain(member);
  });

  test('a preflight is good for two hours', async () => {
    const preflight = await ask(sandbox, peopleAddress, { ...asPage('none'), method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-max-age']).toBe('7200');
  });

  test('pages of other origins still may not read the API', async () => {
    const other = await ask(sandbox, peopleAddress, asPage(await tokenInPage(), `https://${hosts.crm}`));
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('they go with a reset', async () => {
    sandbox.control.reset();
    expect((await ask(sandbox, `${origin}/floor/contacts`)).status).toBe(404);
  });
});
