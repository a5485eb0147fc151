// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, opened, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { readVisitAsk } from '../../../src/browser/message-policy.ts';
import { openPage, type Page } from '../../../src/content/page.ts';
import type { VisitAnswer, VisitAsk } from '../../../src/contract/messages.ts';
import type { Recipe } from '../../../src/contract/settings.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { hosts, only, preparePage, scroll, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';

const recipe: Recipe = {
  contacts: [
    {
      container: '.row',
      reference: [{ select: '', from: 'attribute:data-ref' }],
      name: { select: '.name', from: 'text' },
      slot: { select: '.avatar', place: 'cover' },
    },
  ],
  me: {
    identity: { select: '#user', from: 'attribute:data-id' },
    name: { select: '#user', from: 'text' },
    slot: { select: '#chip', place: 'cover' },
  },
};
const header = '<header><span id="user" data-id="u7">Vera Lind</span><img id="chip" alt=""></header>';
const row = (name: string) =>
  `<div class="row" data-ref="${name}Id01"><i class="avatar"></i><b class="name">${name}</b></div>`;
const image = { bytes: new ArrayBuffer(4), type: 'image/jpeg' };

const onChange = vi.fn();
let page: Page | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  resetNative();
  onChange.mockReset();
  preparePage();
});
afterEach(() => {
  page?.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(50);
/** As far as a mutation's own callback, and before anything that waits for the page to settle. */
const mutated = () => Promise.resolve().then(() => undefined);

async function openOn(html: string, more: Partial<{ signedIn: boolean; recipe: Recipe; batchSize: number }> = {}) {
  document.body.innerHTML = html;
  page = openPage(greetingFor(recipe, more), paintingAtHand, { onChange, onStale: () => undefined });
  await settle();
  return page;
}
const sent = () => opened.flatMap((port) => port.sent) as VisitAsk[];
const asksOf = <Kind extends VisitAsk['kind']>(kind: Kind) =>
  sent().filter((asked): asked is Extract<VisitAsk, { kind: Kind }> => asked.kind === kind);
const pictureAsks = () => asksOf('pictures');
const visitNow = () => Math.max(...sent().map(({ visit }) => visit));

const tell = async (answer: VisitAnswer) => {
  lastPort().hear(answer);
  await settle();
};
const answerUser = (confirmed: boolean, identity = 'u7', visit = visitNow()) =>
  tell({ kind: 'crm-user', visit, epoch: 7, identity, confirmed, ...(confirmed && { picture: image }) });
const answerPicture = (name: string, visit = visitNow()) =>
  tell({
    kind: 'picture',
    visit,
    epoch: 7,
    reference: `person:${name}Id01`,
    availability: { state: 'shown' },
    picture: image,
  } as VisitAnswer);
const withhold = (name: string) =>
  tell({
    kind: 'picture',
    visit: visitNow(),
    epoch: 7,
    reference: `person:${name}Id01`,
    availability: { state: 'unavailable', reason: 'wrong-viewer' },
  });

const user = () => document.getElementById('user') as HTMLElement;
const rowOf = (name: string) =>
  only([...document.querySelectorAll<HTMLElement>('.row')].filter(({ textContent }) => textContent === name));
const shownNames = () =>
  [...document.querySelectorAll<HTMLElement>('.row')]
    .filter((one) => hosts(one).some(showsPicture))
    .map(({ textContent }) => textContent);
const chipShown = () => {
  const beside = document.getElementById('chip')?.nextElementSibling;
  return beside instanceof HTMLElement && showsPicture(beside);
};

async function openConfirmed() {
  const opening = await openOn(header + row('Anna') + row('Ben'));
  await answerUser(true);
  await answerPicture('Anna');
  await answerPicture('Ben');
  expect(shownNames()).toEqual(['Anna', 'Ben']);
  expect(chipShown()).toBe(true);
  return opening;
}
/** Everything is asked anew for this CRM user, under a new visit, and the former visit was cancelled. */
function expectAskedAnewFor(identity: string | undefined, formerVisit: number) {
  expect(asksOf('cancel').map(({ visit }) => visit)).toContain(formerVisit);
  const last = pictureAsks().at(-1);
  expect(last?.visit).toBeGreaterThan(formerVisit);
  expect(last?.crmUser).toBe(identity);
  expect(last?.wanted.map(({ reference }) => reference)).toEqual([
    { kind: 'person', personId: 'AnnaId01' },
    { kind: 'person', personId: 'BenId01' },
  ]);
}

describe('on a page that shows the CRM’s user', () => {
  test('every ask for pictures says who that is', async () => {
    await openOn(header + row('Anna') + row('Ben') + row('Cem'), { batchSize: 2 });
    scroll(true, ...document.querySelectorAll('.row'));
    expect(pictureAsks().map(({ crmUser }) => crmUser)).toEqual(['u7', 'u7']);
    for (const asked of sent()) expect(readVisitAsk(asked), JSON.stringify(asked)).toBeDefined();
  });

  test('the worker is asked once whether that is the viewer, and the chip is filled', async () => {
    await openOn(header + row('Anna'));
    document.body.insertAdjacentHTML('beforeend', row('Ben'));
    await settle();
    expect(asksOf('crm-user')).toEqual([{ kind: 'crm-user', visit: 1, epoch: 7, identity: 'u7', pixels: 80 }]);
    expect(opened).toHaveLength(1);
    await answerUser(true);
    expect(chipShown()).toBe(true);
  });

  test('the worker is asked also where there is no place for the viewer’s picture', async () => {
    const { slot: _slot, ...me } = recipe.me ?? { identity: { select: '#user', from: 'text' } };
    await openOn(header, { recipe: { ...recipe, me } });
    expect(asksOf('crm-user')).toMatchObject([{ identity: 'u7', pixels: 1 }]);
  });

  test('the popup is told who they are, and what the worker says of them', async () => {
    const { report } = await openOn(header);
    const vera = { identity: 'u7', name: 'Vera Lind' };
    expect(report()).toEqual({ ownRecipe: false, contacts: [], crmUser: { state: 'asking', ...vera } });
    onChange.mockClear();
    await answerUser(false);
    expect(report().crmUser).toEqual({ state: 'unconfirmed', ...vera });
    expect(onChange).toHaveBeenCalled();
    await answerUser(true);
    expect(report().crmUser).toEqual({ state: 'confirmed', ...vera });
  });

  test('who is not the viewer, contacts keep their initials, each with the reason', async () => {
    const { report } = await openOn(header + row('Anna'));
    await answerUser(false);
    await withhold('Anna');
    expect(report().contacts).toEqual([
      { name: 'Anna', availability: { state: 'unavailable', reason: 'wrong-viewer' } },
    ]);
    expect(shownNames()).toEqual([]);
    expect(chipShown()).toBe(false);
  });

  test('answers lost on the way are asked for again, with the user', async () => {
    await openOn(header + row('Anna'));
    lastPort().leave();
    await settle();
    expect(asksOf('crm-user')).toHaveLength(2);
    expect(pictureAsks().map(({ crmUser }) => crmUser)).toEqual(['u7', 'u7']);
    await answerUser(true);
    lastPort().leave();
    await settle();
    expect(asksOf('crm-user')).toHaveLength(2);
  });

  test('a new address asks about the user again only while there is no answer', async () => {
    await openOn(header + row('Anna'));
    history.pushState(null, '', '/shared-desk/2');
    dispatchEvent(new Event('popstate'));
    await settle();
    expect(asksOf('crm-user').map(({ visit }) => visit)).toEqual([1, 2]);
    await answerUser(true);
    history.pushState(null, '', '/shared-desk/3');
    dispatchEvent(new Event('popstate'));
    await settle();
    expect(asksOf('crm-user')).toHaveLength(2);
    expect(chipShown()).toBe(true);
    expect(pictureAsks().at(-1)).toMatchObject({ visit: 3, crmUser: 'u7' });
  });
});

describe('when the CRM shows another user without a page load', () => {
  test('every picture is gone before the browser paints, and everything is asked anew for that user', async () => {
    const { report } = await openConfirmed();
    const former = visitNow();
    const before = [...document.querySelectorAll('.row')].map((one) => only(hosts(one)));
    user().setAttribute('data-id', 'u8');
    user().textContent = 'Walter Roth';
    await mutated();
    expect(shownNames()).toEqual([]);
    expect(chipShown()).toBe(false);
    for (const slot of before) expect(showsPicture(slot)).toBe(false);
    expect(report()).toEqual({
      ownRecipe: false,
      contacts: [
        { name: 'Anna', availability: { state: 'pending' } },
        { name: 'Ben', availability: { state: 'pending' } },
      ],
      crmUser: { state: 'asking', identity: 'u8', name: 'Walter Roth' },
    });
    await settle();
    expectAskedAnewFor('u8', former);
    expect(asksOf('crm-user').map(({ identity }) => identity)).toEqual(['u7', 'u8']);
  });

  test('what was asked for the former one is not painted when it comes', async () => {
    await openOn(header + row('Anna') + row('Ben'));
    const former = visitNow();
    user().setAttribute('data-id', 'u8');
    await settle();
    await answerPicture('Anna', former);
    await answerUser(true, 'u7', former);
    await answerUser(true, 'u7');
    expect(shownNames()).toEqual([]);
    expect(chipShown()).toBe(false);
    expect(page?.report().crmUser).toMatchObject({ state: 'asking', identity: 'u8' });
  });

  test('the slots stay where they are, so that nothing jumps', async () => {
    await openConfirmed();
    const slots = [...document.querySelectorAll('.row')].map((one) => only(hosts(one)));
    user().setAttribute('data-id', 'u8');
    await mutated();
    expect([...document.querySelectorAll('.row')].map((one) => only(hosts(one)))).toEqual(slots);
  });

  test('a row that changes in the same moment shows nobody’s picture either', async () => {
    await openConfirmed();
    user().setAttribute('data-id', 'u8');
    rowOf('Anna').setAttribute('data-ref', 'BenId01');
    await mutated();
    expect(shownNames()).toEqual([]);
  });

  test('and back again, the first one is asked about anew', async () => {
    await openConfirmed();
    user().setAttribute('data-id', 'u8');
    await settle();
    user().setAttribute('data-id', 'u7');
    await settle();
    expect(asksOf('crm-user').map(({ identity }) => identity)).toEqual(['u7', 'u8', 'u7']);
    expect(shownNames()).toEqual([]);
  });

  test('a chip that is drawn anew for the same user changes nothing', async () => {
    await openConfirmed();
    const asked = sent().length;
    const same = user().cloneNode(true);
    user().replaceWith(same);
    await settle();
    expect(shownNames()).toEqual(['Anna', 'Ben']);
    expect(sent()).toHaveLength(asked);
  });

  test('a user read from an input is followed as somebody types', async () => {
    const me = { identity: { select: '#login', from: 'value' as const } };
    await openOn(`<input id="login" value="u7">${row('Anna')}`, { recipe: { ...recipe, me } });
    await answerPicture('Anna');
    expect(shownNames()).toEqual(['Anna']);
    const input = document.getElementById('login') as HTMLInputElement;
    input.value = 'u8';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(shownNames()).toEqual([]);
    await settle();
    expect(pictureAsks().at(-1)?.crmUser).toBe('u8');
  });
});

describe('when the CRM’s user', () => {
  test('appears late, what was withheld until then is asked for anew', async () => {
    const { report } = await openOn(row('Anna') + row('Ben'));
    expect(report().crmUser).toEqual({ state: 'missing' });
    expect(pictureAsks()[0]).not.toHaveProperty('crmUser');
    expect(asksOf('crm-user')).toEqual([]);
    await withhold('Anna');
    await withhold('Ben');
    const former = visitNow();
    document.body.insertAdjacentHTML('afterbegin', header);
    await settle();
    expectAskedAnewFor('u7', former);
    expect(report().crmUser).toMatchObject({ state: 'asking', identity: 'u7' });
    await answerUser(true);
    await answerPicture('Anna');
    expect(shownNames()).toEqual(['Anna']);
  });

  test('vanishes, every picture goes with them', async () => {
    const { report } = await openConfirmed();
    const former = visitNow();
    document.querySelector('header')?.remove();
    await mutated();
    expect(shownNames()).toEqual([]);
    expect(report().crmUser).toEqual({ state: 'missing' });
    await settle();
    expectAskedAnewFor(undefined, former);
  });
});

test('a refresh asks anew about the user as well, and keeps no picture meanwhile', async () => {
  const { refresh, report } = await openConfirmed();
  const former = visitNow();
  refresh();
  expect(shownNames()).toEqual([]);
  expect(chipShown()).toBe(false);
  expect(report().crmUser).toMatchObject({ state: 'asking', identity: 'u7' });
  expectAskedAnewFor('u7', former);
  expect(asksOf('crm-user')).toHaveLength(2);
});

test.each([
  ['nobody is signed in', { signedIn: false }],
  ['the recipe does not say where the user stands', { recipe: { contacts: recipe.contacts } }],
])('where %s, the CRM’s user is nobody’s business', async (_, more) => {
  const { report, followsCrmUser } = await openOn(header + row('Anna'), more);
  user().setAttribute('data-id', 'u8');
  await settle();
  expect(followsCrmUser).toBe(false);
  expect(report()).not.toHaveProperty('crmUser');
  expect(asksOf('crm-user')).toEqual([]);
  for (const asked of pictureAsks()) expect(asked).not.toHaveProperty('crmUser');
});

test('a mutation costs one look for the user, however long the list', async () => {
  await openOn(header + Array.from({ length: 200 }, (_, index) => row(`Person${index}`)).join(''));
  const look = vi.spyOn(Document.prototype, 'documentElement', 'get');
  const search = vi.spyOn(Element.prototype, 'querySelector');
  const searchAll = vi.spyOn(Element.prototype, 'querySelectorAll');
  rowOf('Person7').querySelector('.name')?.append('!');
  await mutated();
  expect(look).toHaveBeenCalledTimes(1);
  const forUser = [...search.mock.calls, ...searchAll.mock.calls].filter(([selector]) => selector === '#user');
  expect(forUser).toHaveLength(1);
});
