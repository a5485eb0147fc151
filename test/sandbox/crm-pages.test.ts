import { Window } from 'happy-dom';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, crmApp } from '../../sandbox/crm/app.ts';
import { crmReports } from '../../sandbox/crm/csp-reports.ts';
import { crmUsers } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';

const origin = 'https://crm.example.test';
const app = crmApp();

function ask(path: string, init?: RequestInit): Promise<Response> {
  return Promise.resolve(app.request(origin + path, init));
}

/** The page at `path` as a document, asked for with these headers. */
async function pageAt(path: string, headers: Record<string, string> = {}) {
  const response = await ask(path, { headers });
  const window = new Window({ url: origin + path });
  window.document.write(await response.text());
  return window.document;
}

const pages = ['/contacts', '/contacts?page=20', '/contacts?q=zzzz', '/contacts/1', '/companies', '/deals', '/nowhere'];

describe('every page', () => {
  test.each(pages)('%s is whole, strict and without inline script or style', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(path === '/nowhere' ? 404 : 200);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('cache-control')).not.toContain('no-store');

    const document = await pageAt(path);
    expect(document.querySelectorAll('main h1')).toHaveLength(1);
    expect(document.querySelectorAll('style, [style]')).toHaveLength(0);
    expect([...document.querySelectorAll('script')].filter((script) => !script.src)).toEqual([]);
    const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter((attribute) => attribute.name.startsWith('on')),
    );
    expect(handlers).toEqual([]);
  });

  test('a record is there a second time, on a page that lets in no frame of others', async () => {
    const [open, closed] = await Promise.all([ask('/contacts/1'), ask('/kiosk/1')]);
    expect(open.headers.has('cross-origin-embedder-policy')).toBe(false);
    expect(closed.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(await closed.text()).toBe(await open.text());
  });

  test.each(pages)('%s links to nothing that is missing', async (path) => {
    const document = await pageAt(path);
    const own = [...document.querySelectorAll('a[href], link[href], script[src], img[src]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
      .filter((address) => address.startsWith('/') && !address.startsWith('/login-as/'));
    expect(own).toContain('/companies');
    for (const address of new Set(own)) expect([address, (await ask(address)).status]).toEqual([address, 200]);
  });

  test('the policy allows what is served from here and nothing else', () => {
    for (const directive of contentSecurityPolicy.split('; '))
      expect(directive).toMatch(/^[a-z-]+ ('none'|'self'|\/csp-report)$/);
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'/);
  });

  test('the scripts listen to nothing that keeps a page out of the back/forward cache', async () => {
    for (const path of ['/harbour.js', '/watch.js'])
      expect(await (await ask(path)).text()).not.toMatch(/unload|BroadcastChannel|WebSocket|indexedDB/);
  });

  test('the start leads to the contacts', async () => {
    const response = await ask('/');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/contacts');
  });
});

describe('the list', () => {
  test.each([
    ['/contacts', 1, 25],
    ['/contacts?page=2', 26, 25],
    ['/contacts?page=20', 476, 25],
    ['/contacts?size=100&page=5', 401, 100],
    ['/contacts?size=500', 1, 500],
    ['/contacts?page=999', 476, 25],
    ['/contacts?page=-3&size=7', 1, 25],
    ['/contacts?page=x', 1, 25],
  ])('%s begins at contact %i and has %i rows', async (path, first, rows) => {
    const document = await pageAt(path);
    const addresses = [...document.querySelectorAll('tr.contact a.contact-name')].map((link) =>
      link.getAttribute('href'),
    );
    expect(addresses).toEqual(Array.from({ length: rows }, (_, index) => `/contacts/${first + index}`));
    const person = people[first - 1];
    expect(document.querySelector('tr.contact')?.textContent).toContain(`${person?.firstName} ${person?.lastName}`);
  });

  test('the pager leads one page on and back, and no further than the ends', async () => {
    const steps = async (path: string) =>
      [...(await pageAt(path)).querySelectorAll('.pager-steps a')].map((link) => link.getAttribute('href'));
    expect(await steps('/contacts')).toEqual(['/contacts?page=2']);
    expect(await steps('/contacts?page=2')).toEqual(['/contacts', '/contacts?page=3']);
    expect(await steps('/contacts?size=100&page=5')).toEqual(['/contacts?size=100&page=4']);
  });

  test('a search is met by name, title or company, whatever its capitals', async () => {
    const person = people[40];
    if (!person) throw new Error('There is no contact 41.');
    const document = await pageAt(
      `/contacts?q=${encodeURIComponent(`${person.firstName} ${person.lastName}`.toUpperCase())}`,
    );
    expect(document.querySelector('tr.contact a.contact-name')?.getAttribute('href')).toBe('/contacts/41');
  });

  test('what was searched for is shown as text, not taken as markup', async () => {
    const document = await pageAt(`/contacts?q=${encodeURIComponent('"><img src=x>')}`);
    expect(document.querySelector('input[name=q]')?.getAttribute('value')).toBe('"><img src=x>');
    expect(document.querySelector('img[src=x]')).toBeNull();
  });

  test('a company has the contacts that its row on the companies page counts', async () => {
    const rows = [...(await pageAt('/companies')).querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(new Set(people.map((person) => person.company)).size);
    for (const row of rows) {
      const found = await pageAt(row.querySelector('a')?.getAttribute('href') ?? '');
      expect(found.querySelectorAll('tr.contact')).toHaveLength(Number(row.querySelector('.cell-number')?.textContent));
    }
  });
});

describe('the record', () => {
  test('leads to its neighbours and back to its page of the list', async () => {
    const ways = async (number: number) =>
      [...(await pageAt(`/contacts/${number}`)).querySelectorAll('.record-way a')].map((link) =>
        link.getAttribute('href'),
      );
    expect(await ways(1)).toEqual(['/contacts', '/contacts/2']);
    expect(await ways(26)).toEqual(['/contacts?page=2', '/contacts/25', '/contacts/27']);
    expect(await ways(500)).toEqual(['/contacts?page=20', '/contacts/499']);
  });

  test.each(['0', '501', '01', '1.5', 'x', '99999999999'])('there is no record %s', async (number) => {
    expect((await ask(`/contacts/${number}`)).status).toBe(404);
  });
});

describe('the two users', () => {
  const chip = async (cookie?: string) =>
    (await pageAt('/contacts', cookie ? { cookie } : {})).querySelector('#crm-user');

  test.each([
    ['anna', 0],
    ['ben', 1],
  ])('/login-as/%s shows that user from then on', async (name, index) => {
    const user = crmUsers[index];
    const response = await ask(`/login-as/${name}`, { headers: { referer: `${origin}/contacts/7` } });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${origin}/contacts/7`);
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    const shown = await chip(cookie);
    expect(shown?.getAttribute('data-user-id')).toBe(user?.id);
    expect(shown?.textContent).toContain(user?.name);
  });

  test('without a cookie, or with one of nobody, it is the first user', async () => {
    expect((await chip())?.getAttribute('data-user-id')).toBe(crmUsers[0]?.id);
    expect((await chip('harbour_user=nobody'))?.getAttribute('data-user-id')).toBe(crmUsers[0]?.id);
  });

  test('nobody else can be switched to, and no other host is led to', async () => {
    const stranger = await ask('/login-as/stranger');
    expect(stranger.status).toBe(404);
    expect(stranger.headers.get('set-cookie')).toBeNull();
    const elsewhere = await ask('/login-as/ben', { headers: { referer: 'https://elsewhere.example/contacts' } });
    expect(elsewhere.headers.get('location')).toBe('/contacts');
  });
});

describe("the policy's reports", () => {
  const post = (body: string) => ask('/csp-report', { method: 'POST', body });

  beforeEach(() => {
    crmReports.length = 0;
  });

  test('are kept and can be read', async () => {
    const report = { 'blocked-uri': 'https://media.example/1.jpg', 'violated-directive': 'img-src' };
    expect((await post(JSON.stringify({ 'csp-report': report }))).status).toBe(204);
    expect(crmReports).toEqual([report]);
    expect(await (await ask('/csp-reports')).json()).toEqual([report]);
  });

  test.each(['', 'null', '[]', '{}', '{"csp-report":null}', '{"csp-report":"text"}', '<html>'])(
    'a body that is none is refused: %s',
    async (body) => {
      expect((await post(body)).status).toBe(400);
      expect(crmReports).toEqual([]);
    },
  );
});
