// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { contactQuery } from '../../../sandbox/crm/contacts.ts';
import { dealsPage } from '../../../sandbox/crm/deals-page.ts';
import { dolibarrApp } from '../../../sandbox/crm/dolibarr-app.ts';
import { layout } from '../../../sandbox/crm/layout.ts';
import { listPage } from '../../../sandbox/crm/list-page.ts';
import { odooApp } from '../../../sandbox/crm/odoo-app.ts';
import { firstUser } from '../../../sandbox/crm/users.ts';
import { firstRecognised } from '../../../src/browser/signs.ts';
import { presets } from '../../../src/crm/presets/presets.ts';
import { watchedAttributes } from '../../../src/crm/watched.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';

/** What Sao's one page is before its script has run, as Debian packages it: its scripts, and the places that it fills. */
const sao = `<head><title>Tryton</title><script type="text/plain" src="dist/tryton-sao.min.js"></script></head>
  <body><div class="body"><nav><ul><li id="user-preferences"></li><li id="user-logout"></li></ul><ul id="tablist"></ul></nav>
  <div id="main"><div id="menu"></div><div id="tabs"><div id="tabcontent" class="tab-content"></div></div></div></div></body>`;

async function pageOf(app: { request(path: string): Response | Promise<Response> }, path: string): Promise<string> {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return answer.text();
}

function recognise(html: string): string | undefined {
  document.documentElement.innerHTML = html.replace(/<!doctype html>/i, '');
  const body = /<body([^>]*)>/.exec(html)?.[1] ?? '';
  for (const [, name = '', value = ''] of body.matchAll(/(\w+)="([^"]*)"/g)) document.body.setAttribute(name, value);
  return firstRecognised(location.origin, presets);
}

describe('a page is recognised', () => {
  it('as Tryton’s', () => expect(recognise(sao)).toBe('tryton'));

  it('as Odoo’s', async () => expect(recognise(await pageOf(odooApp(), '/web'))).toBe('odoo'));

  it.each(['/contact/list.php', '/contact/card.php?id=1'])('as Dolibarr’s, %s', async (path) =>
    expect(recognise(await pageOf(dolibarrApp(), path))).toBe('dolibarr'),
  );

  it.each([
    ['list', listPage(contactQuery(new URLSearchParams()))],
    ['board', dealsPage()],
  ])('as none of these where it is another CRM’s %s', async (_what, page) =>
    // Its styles and scripts are no part of this, and can't be had here.
    expect(
      recognise(String(await layout(page, firstUser)).replace(/<link rel="stylesheet"[^>]*>|<script[^>]*>/g, '')),
    ).toBeUndefined(),
  );

  it.each([
    '<head><meta name="author" content="A friend of Dolibarr"></head><body id="page"></body>',
    '<head></head><body class="o_web_client"></body>',
    '<head></head><body><div id="tabcontent"></div><div id="user-preferences"></div></body>',
  ])('as none of these by one sign alone: %s', (html) => expect(recognise(html)).toBeUndefined());

  it('only where the tab still shows the origin that was asked about', () => {
    recognise(sao);
    expect(firstRecognised('https://elsewhere.example.test', presets)).toBeUndefined();
  });

  it('on a page that gave a form the name of what is called to look at it', () => {
    recognise(sao);
    document.body.append(Object.assign(document.createElement('form'), { name: 'querySelector' }));
    expect(firstRecognised(location.origin, presets)).toBe('tryton');
  });
});

describe.each(presets)('the preset for $name', ({ id, recipe }) => {
  it('is a recipe that the settings take as it is', () => {
    const site = {
      id,
      name: id,
      matches: ['https://crm.example.test/*'],
      enabled: true,
      rememberReferences: false,
      recipe,
    };
    const { settings, faults } = checkSettings({ ...defaultSettings, sites: [site] });
    expect(faults).toEqual([]);
    expect(settings.sites[0]?.recipe).toEqual(recipe);
  });

  it('says where the CRM shows its own user, without whom pictures would be shown to whoever sits there', () => {
    expect(recipe.me?.identity.select).toBeTruthy();
  });

  it('has selectors alone whose attributes can be watched', () => {
    for (const name of watchedAttributes(recipe)) expect(name).toMatch(/^[a-z][a-z-]*$/);
  });
});

it('the presets are listed by name', () => {
  const names = presets.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
});
