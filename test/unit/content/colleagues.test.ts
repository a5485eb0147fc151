// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { nativeBrowser, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { openColleagues } from '../../../src/content/colleagues.ts';
import type { ColleaguePhoto } from '../../../src/contract/colleagues.ts';
import type { Requests } from '../../../src/contract/messages.ts';
import type { ContactRecipe, Recipe } from '../../../src/contract/settings.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { bytesIn, decodeByHand, hosts, only, preparePage, scroll, showsPicture } from '../fakes/page.ts';

const vera = '005000000000001';
const theo = '005000000000002AAA';
const contact: ContactRecipe = {
  container: 'tr',
  reference: [{ select: 'a.linkedin', from: 'href' }],
  name: { select: '.name', from: 'text' },
  slot: { select: '.badge', place: 'cover' },
  crmUserId: { select: '.owner', from: 'href' },
  crmUserName: { select: '.owner', from: 'text' },
  crmUserSlot: { select: '.owner', place: 'before', size: 24 },
};
const row = (userId: string, name: string) =>
  `<tr><td><i class="badge"></i><a class="name">Ada</a></td><td><a class="owner" href="https://acme.lightning.force.com/lightning/r/User/${userId}/view">${name}</a></td></tr>`;
const table = (...rows: string[]) => `<b id="user">vera</b><table><tbody>${rows.join('')}</tbody></table>`;

let photos: Record<string, string | null>;
let withheld: boolean;
let asks: Requests['colleague-photos']['ask'][];
let close: () => void;
const onStale = vi.fn();

const photoOf = (userId: string): ColleaguePhoto => {
  const photo = photos[userId];
  if (photo === undefined) return { userId, state: 'not-now' };
  if (photo === null) return { userId, state: 'none' };
  const bytes = new TextEncoder().encode(photo).buffer;
  return { userId, state: 'shown', picture: { bytes, type: 'image/jpeg', from: 'org' } };
};

beforeEach(() => {
  resetNative();
  photos = { [vera]: 'Vera', [theo]: 'Theo' };
  withheld = false;
  asks = [];
  close = () => undefined;
  nativeBrowser.runtime.sendMessage.mockImplementation(async (message) => {
    const { ask } = message as { ask: Requests['colleague-photos']['ask'] };
    asks.push(ask);
    return { ok: true, answer: withheld ? null : ask.userIds.map(photoOf) };
  });
});
afterEach(() => close());

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
async function open(html: string, recipe: Recipe = { contacts: [contact] }) {
  preparePage(html);
  close = openColleagues(greetingFor(recipe), onStale);
  await near();
}
async function near() {
  await settled();
  scroll(true, ...document.querySelectorAll('tr'));
  await settled();
}
const owners = () => [...document.querySelectorAll<HTMLAnchorElement>('.owner')];
const shownPhotos = () => Promise.all(hosts().map(async (host) => (await bytesIn(host)?.text()) ?? ''));
const askedFor = () => asks.map(({ userIds }) => userIds);

describe('a colleague’s photo', () => {
  test('stands in the place for it, of each colleague asked about once, and the contact’s own place is left alone', async () => {
    await open(table(row(vera, 'Vera'), row(theo, 'Theo'), row(vera, 'Vera')));
    expect(await shownPhotos()).toEqual(['Vera', 'Theo', 'Vera']);
    expect(hosts().every((host) => host.nextElementSibling?.className === 'owner')).toBe(true);
    expect(askedFor()).toEqual([[vera, theo]]);
  });

  test('is not there before the org has answered, and initials stand where it has none', async () => {
    photos[vera] = null;
    let answer: () => void = () => undefined;
    nativeBrowser.runtime.sendMessage.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, answer: [photoOf(vera)] });
        }),
    );
    await open(table(row(vera, 'Vera')));
    expect(hosts()).toEqual([]);
    answer();
    await settled();
    expect(showsPicture(only(hosts()))).toBe(false);
  });

  test.each([
    ['whose ID the page does not give', { crmUserId: { select: '.nobody', from: 'text' } } as const],
    ['for whose photo there is no place', { crmUserSlot: { select: '.nowhere', place: 'cover' } } as const],
    ['whose ID is none of a user', { crmUserId: { select: '.name', from: 'text' } } as const],
  ])('is not asked for of somebody %s', async (_who, more) => {
    await open(table(row(vera, 'Vera')), { contacts: [{ ...contact, ...more }] });
    expect(askedFor()).toEqual([]);
    expect(hosts()).toEqual([]);
  });

  test('is gone before the page is painted when its row becomes another colleague’s', async () => {
    await open(table(row(vera, 'Vera')));
    const [owner] = owners();
    if (owner) {
      owner.href = owner.href.replace(vera, theo);
      owner.textContent = 'Theo';
    }
    await Promise.resolve();
    expect(await shownPhotos()).toEqual(['']);
    await settled();
    expect(await shownPhotos()).toEqual(['Theo']);
    expect(askedFor()).toEqual([[vera], [theo]]);
  });

  test('of the former one does not stay while that of the next, who is known already, is still being decoded', async () => {
    await open(table(row(vera, 'Vera'), row(theo, 'Theo')));
    decodeByHand();
    const [owner] = owners();
    if (owner) {
      owner.href = owner.href.replace(vera, theo);
      owner.textContent = 'Theo';
    }
    await Promise.resolve();
    expect(await shownPhotos()).toEqual(['', 'Theo']);
  });

  test('is not seen beside another name that came before its ID', async () => {
    await open(table(row(vera, 'Vera')));
    const [owner] = owners();
    if (owner) owner.textContent = 'Theo';
    await Promise.resolve();
    expect(await shownPhotos()).toEqual(['']);
    await settled();
    expect(await shownPhotos()).toEqual(['']);
  });

  test('goes with a row that names nobody any more', async () => {
    await open(table(row(vera, 'Vera')));
    owners()[0]?.remove();
    await settled();
    expect(hosts()).toEqual([]);
  });

  test('is put back where the page makes its row anew', async () => {
    await open(table(row(vera, 'Vera')));
    only(hosts()).remove();
    await settled();
    expect(await shownPhotos()).toEqual(['Vera']);
  });

  test('is asked for anew at a navigation, and stays until the answer is there', async () => {
    await open(table(row(vera, 'Vera')));
    photos[vera] = 'Vera today';
    location.hash = 'next';
    dispatchEvent(new Event('hashchange'));
    expect(await shownPhotos()).toEqual(['Vera']);
    await settled();
    expect(await shownPhotos()).toEqual(['Vera today']);
    expect(askedFor()).toEqual([[vera], [vera]]);
  });
});

describe('nothing is painted', () => {
  test('where the worker says that there is nothing to be had', async () => {
    withheld = true;
    await open(table(row(vera, 'Vera')));
    expect(hosts()).toEqual([]);
    document.querySelector('tbody')?.insertAdjacentHTML('beforeend', row(theo, 'Theo'));
    await near();
    expect(askedFor()).toEqual([[vera]]);
  });

  test('any more once it is closed', async () => {
    await open(table(row(vera, 'Vera')));
    close();
    expect(hosts()).toEqual([]);
  });

  test('for another user of the CRM than the photos were asked for', async () => {
    const me = { identity: { select: '#user', from: 'text' } } as const;
    await open(table(row(vera, 'Vera')), { contacts: [contact], me });
    expect(asks[0]?.crmUser).toBe('vera');
    const user = document.querySelector('#user');
    if (user) user.textContent = 'theo';
    withheld = true;
    await Promise.resolve();
    expect(hosts()).toEqual([]);
    await near();
    expect(asks.at(-1)?.crmUser).toBe('theo');
    expect(hosts()).toEqual([]);
  });

  test('for another user of the CRM, before they were asked for, of what the former one saw', async () => {
    const me = { identity: { select: '#user', from: 'text' } } as const;
    await open(table(row(vera, 'Vera')), { contacts: [contact], me });
    expect(await shownPhotos()).toEqual(['Vera']);
    nativeBrowser.runtime.sendMessage.mockImplementation(() => new Promise(() => undefined));
    const user = document.querySelector('#user');
    if (user) user.textContent = 'theo';
    await near();
    expect(hosts()).toEqual([]);
  });

  test('of an answer that was on its way to the CRM’s former user', async () => {
    const me = { identity: { select: '#user', from: 'text' } } as const;
    let answer: () => void = () => undefined;
    nativeBrowser.runtime.sendMessage.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ ok: true, answer: [photoOf(vera)] });
        }),
    );
    nativeBrowser.runtime.sendMessage.mockImplementation(() => new Promise(() => undefined));
    await open(table(row(vera, 'Vera')), { contacts: [contact], me });
    const user = document.querySelector('#user');
    if (user) user.textContent = 'theo';
    await near();
    answer();
    await settled();
    expect(hosts()).toEqual([]);
  });

  test('after the extension has gone', async () => {
    await open(table(row(vera, 'Vera')));
    orphan();
    owners()[0]?.append('.');
    await settled();
    expect(onStale).toHaveBeenCalled();
  });
});
