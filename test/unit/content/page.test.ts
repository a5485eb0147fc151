// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, opened, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { openPage, type Page } from '../../../src/content/page.ts';
import type { Greeting, VisitAnswer } from '../../../src/contract/messages.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { hosts, lay, only, preparePage, scroll, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';

const recipe: Recipe = {
  contacts: [
    {
      container: '.row',
      reference: [{ select: '', from: 'attribute:data-ref' }],
      name: { select: '.name', from: 'text' },
      slot: { select: '.avatar', place: 'cover' },
    },
    {
      container: '.form',
      reference: [{ select: '.reference', from: 'value' }],
      name: { select: '.name', from: 'text' },
      slot: { select: '.avatar', place: 'cover' },
    },
  ],
};
const row = (name: string, reference = `${name}Id01`) =>
  `<div class="row" data-ref="${reference}"><i class="avatar"></i><b class="name">${name}</b></div>`;
const rowsUpTo = (count: number) => Array.from({ length: count }, (_, index) => row(`Person${index}`)).join('');

const onChange = vi.fn();
const onStale = vi.fn();
let page: Page | undefined;
let navigation: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  resetNative();
  onChange.mockReset();
  onStale.mockReset();
  preparePage();
  history.replaceState(null, '', '/contacts');
  navigation = new EventTarget();
  vi.stubGlobal('navigation', navigation);
});
afterEach(() => {
  page?.close();
  vi.useRealTimers();
});

type Pictures = { kind: 'pictures'; visit: number; epoch: number; wanted: { reference: { personId: string } }[] };

async function openOn(html: string, more: Partial<Omit<Greeting, 'recipe'>> = {}) {
  document.body.innerHTML = html;
  const opening = openPage(greetingFor(recipe, more), paintingAtHand, { onChange, onStale });
  page = opening;
  await settle();
  return opening;
}
const settle = () => vi.advanceTimersByTimeAsync(50);
const sent = () => opened.flatMap((port) => port.sent) as { kind: string; visit: number }[];
const asks = () => sent().filter(({ kind }) => kind === 'pictures') as Pictures[];
const idsAsked = () => asks().map(({ wanted }) => wanted.map(({ reference }) => reference.personId));

async function answer(personId: string, more: Partial<VisitAnswer> = {}) {
  lastPort().hear({
    kind: 'picture',
    visit: asks().at(-1)?.visit,
    epoch: 7,
    reference: `person:${personId}`,
    availability: { state: 'shown' },
    picture: { bytes: new ArrayBuffer(4), type: 'image/jpeg' },
    ...more,
  });
  await settle();
}
const rowOf = (name: string) =>
  only([...document.querySelectorAll<HTMLElement>('.row')].filter(({ textContent }) => textContent === name));
const isShown = (name: string) => showsPicture(only(hosts(rowOf(name))));
const rename = (from: string, to: string, reference = `${to}Id01`) => {
  const one = rowOf(from);
  one.setAttribute('data-ref', reference);
  const name = one.querySelector('.name');
  if (name) name.textContent = to;
};
async function go(address: string) {
  history.pushState(null, '', address);
  navigation.dispatchEvent(new Event('currententrychange'));
  await settle();
}

describe('asking', () => {
  test('a page of 25 contacts asks once, for all of them, in page order', async () => {
    await openOn(rowsUpTo(25));
    expect(opened).toHaveLength(1);
    expect(idsAsked()).toEqual([Array.from({ length: 25 }, (_, index) => `Person${index}Id01`)]);
    expect(asks()[0]).toMatchObject({ visit: 1, epoch: 7 });
  });

  test('a worker that knows of another epoch is told on, whatever it had been asked', async () => {
    await openOn(row('Anna'));
    lastPort().hear({ kind: 'stale' });
    expect(onStale).toHaveBeenCalledExactlyOnceWith();
  });

  test('a member on the page twice is asked for once', async () => {
    await openOn(row('Anna') + row('Anna'));
    expect(idsAsked()).toEqual([['AnnaId01']]);
  });

  test('nothing is asked where nobody can be asked for', async () => {
    await openOn('<p>No contacts here</p>');
    expect(opened).toEqual([]);
  });

  test('what is asked for is not asked for again while the page moves on', async () => {
    await openOn(row('Anna'));
    document.body.insertAdjacentHTML('beforeend', row('Ben'));
    await settle();
    expect(idsAsked()).toEqual([['AnnaId01'], ['BenId01']]);
  });

  test('of a list longer than a batch, those near the screen come first, filled up in page order', async () => {
    await openOn(rowsUpTo(12), { batchSize: 5 });
    expect(asks()).toEqual([]);
    scroll(true, rowOf('Person6'), rowOf('Person7'));
    expect(idsAsked()).toEqual([['Person6Id01', 'Person7Id01', 'Person0Id01', 'Person1Id01', 'Person2Id01']]);
  });

  test('more than a batch near the screen are asked for at once, in batches', async () => {
    await openOn(rowsUpTo(12), { batchSize: 5 });
    scroll(true, ...document.querySelectorAll('.row'));
    expect(idsAsked().map((ids) => ids.length)).toEqual([5, 5, 2]);
  });
});

describe('answers', () => {
  test('are painted each as it arrives, and told', async () => {
    await openOn(row('Anna') + row('Ben'));
    onChange.mockClear();
    await answer('BenId01');
    expect([isShown('Anna'), isShown('Ben')]).toEqual([false, true]);
    expect(onChange).toHaveBeenCalled();
  });

  test.each([{ epoch: 6 }, { epoch: 8 }, { visit: 2 }, { visit: 0 }])('of another %j are dropped', async (more) => {
    const { report } = await openOn(row('Anna'));
    await answer('AnnaId01', more);
    expect(isShown('Anna')).toBe(false);
    expect(report().contacts).toEqual([{ name: 'Anna', availability: { state: 'pending' } }]);
  });

  test('about somebody who is not on the page are dropped', async () => {
    const { report } = await openOn(row('Anna'));
    await answer('EvaId01');
    expect(report().contacts).toHaveLength(1);
  });

  test('that come when the page is closed change nothing', async () => {
    await openOn(row('Anna'));
    const port = lastPort();
    page?.close();
    port.onMessage.trigger({
      kind: 'picture',
      visit: 1,
      epoch: 7,
      reference: 'person:AnnaId01',
      availability: { state: 'shown' },
    });
    await settle();
    expect(hosts()).toEqual([]);
  });

  test('about records that come when the page is closed bring nobody back', async () => {
    await openOn(row('Anna'), { remembers: true });
    const port = lastPort();
    page?.close();
    port.onMessage.trigger({
      kind: 'references',
      visit: 1,
      epoch: 7,
      found: [{ key: '7', reference: { kind: 'person', personId: 'AnnaId01' } }],
    });
    await settle();
    expect(hosts()).toEqual([]);
  });

  test('of a picture that shows up later take its reason’s place', async () => {
    const { report } = await openOn(row('Anna'));
    await answer('AnnaId01');
    lastPort().hear({
      kind: 'picture',
      visit: 1,
      epoch: 7,
      reference: 'person:AnnaId01',
      availability: { state: 'unavailable', reason: 'private' },
    });
    expect(isShown('Anna')).toBe(false);
    expect(report().contacts).toEqual([{ name: 'Anna', availability: { state: 'unavailable', reason: 'private' } }]);
  });
});

describe('moving within the page', () => {
  test('cancels what was asked for, and asks anew under a new visit for what is still pending', async () => {
    await openOn(row('Anna') + row('Ben'));
    await answer('AnnaId01');
    await go('/contacts/2');
    expect(sent().filter(({ kind }) => kind === 'cancel')).toEqual([{ kind: 'cancel', visit: 1 }]);
    expect(asks().map(({ visit }) => visit)).toEqual([1, 2]);
    expect(idsAsked()[1]).toEqual(['BenId01']);
    expect(isShown('Anna')).toBe(true);
  });

  test('drops answers to what was asked for before', async () => {
    await openOn(row('Anna'));
    await go('/contacts/2');
    await answer('AnnaId01', { visit: 1 });
    expect(isShown('Anna')).toBe(false);
    await answer('AnnaId01', { visit: 2 });
    expect(isShown('Anna')).toBe(true);
  });

  test('never shows the former person’s picture under another’s name', async () => {
    await openOn(row('Anna'));
    await answer('AnnaId01');
    rename('Anna', 'Eva');
    history.pushState(null, '', '/contacts/3');
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(isShown('Eva')).toBe(false);
    await settle();
    expect(idsAsked().at(-1)).toEqual(['EvaId01']);
  });

  test('clears a touched row without waiting for anything', async () => {
    await openOn(row('Anna'));
    await answer('AnnaId01');
    rename('Anna', 'Eva');
    await Promise.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(isShown('Eva')).toBe(false);
  });
});

test('whom an input’s value names is asked for and shown, where it changed after the name and without a sign', async () => {
  await openOn(
    '<div class="form"><input class="reference" value="AnnaId01"><i class="avatar"></i><b class="name">Anna</b></div>',
  );
  const form = only([...document.querySelectorAll<HTMLElement>('.form')]);
  await answer('AnnaId01');
  for (const [name, personId] of Object.entries({ Eva: 'EvaId01', Ben: 'BenId01' })) {
    form.querySelectorAll('.name')[0]?.replaceChildren(name);
    await vi.advanceTimersByTimeAsync(60);
    for (const input of form.querySelectorAll('input')) input.value = personId;
    onChange.mockClear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(idsAsked().at(-1)).toEqual([personId]);
    expect(onChange).toHaveBeenCalled();
    expect(showsPicture(only(hosts(form)))).toBe(false);
    await answer(personId);
    expect(showsPicture(only(hosts(form)))).toBe(true);
  }
});

describe('a worker that went away', () => {
  test('is asked again for what is still pending, and for nothing else', async () => {
    await openOn(row('Anna') + row('Ben'));
    await answer('AnnaId01');
    lastPort().leave();
    await settle();
    expect(idsAsked()).toEqual([['AnnaId01', 'BenId01'], ['BenId01']]);
  });

  test('and never comes back leaves nobody pending', async () => {
    const { report } = await openOn(row('Anna'));
    for (let losses = 0; losses < 5; losses += 1) {
      lastPort().leave();
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(report().contacts).toEqual([{ name: 'Anna', availability: { state: 'unavailable', reason: 'failed' } }]);
  });

  test('while nothing is pending is left in peace', async () => {
    await openOn(row('Anna'));
    await answer('AnnaId01');
    lastPort().leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(1);
    expect(isShown('Anna')).toBe(true);
  });
});

describe('out of sight', () => {
  test('for ten minutes, a picture is let go, and asked for anew only when it comes near', async () => {
    await openOn(row('Anna') + row('Ben'));
    scroll(true, ...document.querySelectorAll('.row'));
    await answer('AnnaId01');
    await answer('BenId01');
    scroll(false, rowOf('Anna'));
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(isShown('Anna')).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect([isShown('Anna'), isShown('Ben')]).toEqual([false, true]);
    document.body.insertAdjacentHTML('beforeend', '<p>news</p>');
    await settle();
    expect(idsAsked()).toEqual([['AnnaId01', 'BenId01']]);
    scroll(true, rowOf('Anna'));
    expect(idsAsked().at(-1)).toEqual(['AnnaId01']);
    // Nothing of it was kept to be painted meanwhile.
    await settle();
    expect(isShown('Anna')).toBe(false);
  });
});

describe('a limit of LinkedIn’s', () => {
  test('is waited out: as soon as it is over, those concerned are asked for again', async () => {
    const { report } = await openOn(row('Anna') + row('Ben'));
    await answer('BenId01');
    const until = Date.now() + 60_000;
    lastPort().hear({
      kind: 'picture',
      visit: 1,
      epoch: 7,
      reference: 'person:AnnaId01',
      availability: { state: 'unavailable', reason: 'throttled', until },
    });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(report().contacts[0]?.availability).toEqual({ state: 'unavailable', reason: 'throttled', until });
    expect(asks()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(idsAsked().at(-1)).toEqual(['AnnaId01']);
  });
});

describe('where nobody is signed in', () => {
  const html = `${row('Anna')}${row('Ben')}`;

  test('the page is left as it is, and nothing is asked', async () => {
    await openOn(html, { signedIn: false });
    scroll(true, ...document.querySelectorAll('.row'));
    await go('/contacts/4');
    expect(document.body.innerHTML).toBe(html);
    expect(opened).toEqual([]);
  });

  test('the popup is told who is on the page all the same', async () => {
    const { report } = await openOn(html, { signedIn: false });
    const availability = { state: 'unavailable', reason: 'signed-out' };
    expect(report().contacts).toEqual([
      { name: 'Anna', availability },
      { name: 'Ben', availability },
    ]);
  });
});

test('a refresh asks for everything anew', async () => {
  const { refresh } = await openOn(row('Anna') + row('Ben'));
  await answer('AnnaId01');
  refresh();
  expect(idsAsked()).toEqual([
    ['AnnaId01', 'BenId01'],
    ['AnnaId01', 'BenId01'],
  ]);
  expect(asks().map(({ visit }) => visit)).toEqual([1, 2]);
  expect(isShown('Anna')).toBe(false);
  await answer('AnnaId01');
  expect(isShown('Anna')).toBe(true);
});

test('a page that is still being read is looked at when that is done', async () => {
  const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  await openOn(row('Anna'));
  expect(hosts()).toEqual([]);
  reading.mockReturnValue('interactive');
  document.dispatchEvent(new Event('readystatechange'));
  expect(hosts()).toHaveLength(1);
  expect(asks()).toHaveLength(1);
});

test('is asked for whoever needs a larger picture once their slot has grown', async () => {
  await openOn(row('Anna') + row('Ben'));
  lay(rowOf('Anna').querySelector('.avatar') as Element, { width: 90, height: 90 });
  dispatchEvent(new Event('load'));
  expect(idsAsked()).toEqual([['AnnaId01', 'BenId01'], ['AnnaId01']]);
});

test('a closed page is as the CRM made it, and nothing is heard from it again', async () => {
  const html = row('Anna') + row('Ben');
  await openOn(html);
  await answer('AnnaId01');
  const slot = only(hosts(rowOf('Anna')));
  page?.close();
  expect(document.body.innerHTML).toBe(html);
  expect(showsPicture(slot)).toBe(false);
  expect(lastPort().disconnected).toBe(true);
  onChange.mockClear();
  document.body.insertAdjacentHTML('beforeend', row('Cem'));
  dispatchEvent(new Event('load'));
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(onChange).not.toHaveBeenCalled();
  expect(hosts()).toEqual([]);
  expect(opened).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

describe('once connections have been read', () => {
  const byAddress = (name: string) => row(name, `https://www.linkedin.com/in/${name.toLowerCase()}`);
  const vanityNamesAsked = () =>
    asks().map(({ wanted }) => wanted.map(({ reference }) => ('vanityName' in reference ? reference.vanityName : '')));
  const answerAddress = (name: string, more: object) =>
    answer(name, { reference: `vanity:${name}`, ...more } as Partial<VisitAnswer>);
  const notLinked = { availability: { state: 'unavailable', reason: 'not-linked' }, picture: undefined };
  const visibility = (state: DocumentVisibilityState) =>
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);

  test('whoever has only a profile’s address is asked for anew, and nobody else', async () => {
    const opening = await openOn(byAddress('Anna') + row('Ben'));
    await answerAddress('anna', notLinked);
    await answer('BenId01');
    opening.connectionsRead();
    expect(opening.report().contacts).toMatchObject([
      { name: 'Anna', availability: { state: 'pending' }, vanityName: 'anna' },
      { name: 'Ben', availability: { state: 'shown' } },
    ]);
    expect(vanityNamesAsked().at(-1)).toEqual(['anna']);
    await answerAddress('anna', {});
    expect(isShown('Anna')).toBe(true);
  });

  test('an answer still on its way does not stand for the new one', async () => {
    const opening = await openOn(byAddress('Anna'));
    opening.connectionsRead();
    expect(vanityNamesAsked()).toEqual([['anna'], ['anna']]);
  });

  test('whoever is shown, or throttled, is left alone', async () => {
    const opening = await openOn(byAddress('Anna') + byAddress('Ben'));
    await answerAddress('anna', {});
    const until = Date.now() + 60_000;
    await answerAddress('ben', {
      availability: { state: 'unavailable', reason: 'throttled', until },
      picture: undefined,
    });
    opening.connectionsRead();
    expect(isShown('Anna')).toBe(true);
    expect(asks()).toHaveLength(1);
  });

  test('a tab that nobody looks at asks when it is seen', async () => {
    const opening = await openOn(byAddress('Anna'));
    await answerAddress('anna', notLinked);
    visibility('hidden');
    opening.connectionsRead();
    expect(asks()).toHaveLength(1);
    visibility('visible');
    opening.ask();
    expect(vanityNamesAsked().at(-1)).toEqual(['anna']);
  });

  test('only who has no other reference is told by the address', async () => {
    const opening = await openOn(byAddress('Anna') + row('Ben'));
    expect(opening.report().contacts.map(({ vanityName }) => vanityName)).toEqual(['anna', undefined]);
  });
});

test('a page without contacts is left in peace: no clock runs, and the worker is told and asked nothing, whatever the page does', async () => {
  await openOn('<p id="clock">12:00</p>');
  document.getElementById('clock')?.append('!');
  document.body.append(document.createElement('section'));
  history.pushState(null, '', '/elsewhere');
  navigation.dispatchEvent(new Event('currententrychange'));
  await settle();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(vi.getTimerCount()).toBe(0);
  expect(opened).toEqual([]);
});
