// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const native = await vi.hoisted(async () => import('../fakes/native.ts'));

import { readVisitAsk } from '../../../src/browser/message-policy.ts';
import { createContacts } from '../../../src/content/contacts.ts';
import { createMembers } from '../../../src/content/members.ts';
import { openPage, type Page } from '../../../src/content/page.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { greetingFor } from '../fakes/greeting.ts';
import { blobOf, decodeByHand, decodings, hosts, lay, noNews, only, preparePage, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';
import { turns } from '../fakes/turns.ts';

/** The one element that a test has put there. */
function one(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
}

const recipeOf = (more = {}) => ({
  contacts: [
    {
      container: '.row',
      reference: [{ select: '', from: 'attribute:data-ref' as const }],
      name: { select: '.name', from: 'text' as const },
      slot: { select: '.avatar', place: 'cover' as const },
      ...more,
    },
  ],
});
const row = (name: string) =>
  `<div class="row" data-ref="${name}Id01"><i class="avatar"></i><b class="name">${name}</b></div>`;
const nearness = {
  follow: () => undefined,
  isNear: () => true,
  near: () => [],
  forget: () => undefined,
  close: () => undefined,
};
let page: Page | undefined;
beforeEach(() => {
  native.resetNative();
  preparePage();
});
afterEach(() => {
  page?.close();
  page = undefined;
  vi.useRealTimers();
});
function contactsOf(recipe: ReturnType<typeof recipeOf> | typeof builtInRecipe) {
  const members = createMembers();
  const contacts = createContacts(recipe, members, nearness, paintingAtHand, noNews);
  const look = () => {
    contacts.find();
    contacts.settle();
  };
  look();
  const show = async (key: `person:${string}`) => {
    Object.assign(members.get(key) ?? {}, { availability: { state: 'shown' }, picture: blobOf(key) });
    contacts.repaint(key);
    await turns();
  };
  return { members, contacts, look, show };
}
const open = (html: string, recipe: never, more = {}) => {
  document.body.innerHTML = html;
  page = openPage(greetingFor(recipe, more), paintingAtHand, { onChange: () => undefined, onStale: () => undefined });
  return page;
};
const sent = () => native.opened.flatMap((port) => port.sent) as { kind: string; wanted: unknown[] }[];

test('a slot is passed over by a recipe that reads any span', async () => {
  document.body.innerHTML = '<div class="row" data-ref="AnnaId01"><span>Anna Berg</span></div>';
  const { contacts, look } = contactsOf(
    recipeOf({ name: { select: 'span', from: 'text' }, slot: { select: '', place: 'prepend' } }) as never,
  );
  look();
  expect(contacts.report()[0]?.name).toBe('Anna Berg');
});
test('a slot is not taken for the target of the next one', async () => {
  document.body.innerHTML = '<div class="row" data-ref="AnnaId01"><span>Anna Berg</span></div>';
  const { look } = contactsOf(
    recipeOf({ name: { select: '', from: 'text' }, slot: { select: 'span', place: 'before' } }) as never,
  );
  const first = only(hosts());
  look();
  expect(only(hosts())).toBe(first);
});
test('the former face is gone at once though the next one is known already', async () => {
  document.body.innerHTML = row('Anna') + row('Ben');
  const { contacts, show } = contactsOf(recipeOf());
  await show('person:AnnaId01');
  await show('person:BenId01');
  decodeByHand();
  const first = one('.row');
  first.setAttribute('data-ref', 'BenId01');
  one('.name', first).textContent = 'Ben';
  contacts.rekeyAround([first]);
  expect(showsPicture(only(hosts(first)))).toBe(false);
});
test('a container that is none any more has lost its picture at once', async () => {
  document.body.innerHTML = '<p data-linkedin-person="AnnaId01">Anna</p>';
  const { contacts, show } = contactsOf(builtInRecipe);
  await show('person:AnnaId01');
  const p = one('p');
  expect(showsPicture(only(hosts()))).toBe(true);
  p.removeAttribute('data-linkedin-person');
  contacts.rekeyAround([p]);
  expect(hosts().map(showsPicture)).not.toContain(true);
});
test('a change inside an open shadow root is seen', async () => {
  document.body.innerHTML = '<div id="h"></div>';
  const root = one('#h').attachShadow({ mode: 'open' });
  root.innerHTML = row('Anna');
  page = openPage(greetingFor(recipeOf() as never), paintingAtHand, {
    onChange: () => undefined,
    onStale: () => undefined,
  });
  await new Promise((r) => setTimeout(r, 30));
  expect(hosts(root)).toHaveLength(1);
  const r0 = one('.row', root);
  r0.setAttribute('data-ref', 'EvaId01');
  one('.name', r0).textContent = 'Eva';
  await new Promise((r) => setTimeout(r, 300));
  expect(page.report().contacts[0]?.name).toBe('Eva');
});
test('no more pixels are asked for than the worker takes', async () => {
  document.body.innerHTML = row('Anna');
  lay(one('.avatar'), { width: 40, height: 3000 });
  page = openPage(greetingFor(recipeOf() as never), paintingAtHand, {
    onChange: () => undefined,
    onStale: () => undefined,
  });
  expect(readVisitAsk(sent()[0])).toBeDefined();
});
const meRecipe = {
  contacts: [],
  me: { identity: { select: '#user', from: 'text' as const }, slot: { select: '#chip', place: 'cover' as const } },
};
test('what is asked for during a pause is asked for once', async () => {
  vi.useFakeTimers();
  open(row('Anna'), recipeOf() as never);
  native.lastPort().leave();
  await vi.advanceTimersByTimeAsync(0); // first retry
  native.lastPort().leave(); // pause 500
  document.body.insertAdjacentHTML('beforeend', row('Ben'));
  await vi.advanceTimersByTimeAsync(3000);
  const ben = sent().filter((m) => JSON.stringify(m).includes('BenId01'));
  expect(ben).toHaveLength(1);
});
test('a picture that turns out to be none is told to the popup', async () => {
  document.body.innerHTML = row('Anna');
  const onChange = vi.fn();
  page = openPage(greetingFor(recipeOf() as never), paintingAtHand, { onChange, onStale: () => undefined });
  decodeByHand();
  native.lastPort().hear({
    kind: 'picture',
    visit: 1,
    epoch: 7,
    reference: 'person:AnnaId01',
    availability: { state: 'shown' },
    picture: { bytes: new ArrayBuffer(1), type: 'image/png' },
  });
  onChange.mockClear();
  only(decodings).fail();
  await turns();
  expect(onChange).toHaveBeenCalled();
});
test('a container that becomes another kind of contact gets a new slot', async () => {
  document.body.innerHTML = '<p data-linkedin-person="AnnaId01" aria-label="Anna">x</p>';
  const { look } = contactsOf(builtInRecipe);
  expect(only(hosts()).getAttribute('aria-label')).toBe('Anna');
  one('p').removeAttribute('aria-label');
  look();
  expect(only(hosts()).getAttribute('aria-hidden')).toBe('true');
});
test('a chip asked for when the worker stopped is asked for again', async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<span id="user">vera</span><img id="chip">';
  page = openPage(greetingFor(meRecipe as never), paintingAtHand, {
    onChange: () => undefined,
    onStale: () => undefined,
  });
  native.lastPort().leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent().filter(({ kind }) => kind === 'crm-user')).toHaveLength(2);
});
test('a hidden tab that is greeted anew lets go as well', async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p data-linkedin-person="AnnaB1">Anna</p>';
  native.nativeBrowser.runtime.sendMessage.mockResolvedValue({
    ok: true,
    answer: greetingFor(builtInRecipe, { epoch: 2 }),
  });
  const a = '../../../src/content/contacts-script.ts?zz=1';
  await import(/* @vite-ignore */ a);
  await vi.advanceTimersByTimeAsync(50);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  native.nativeBrowser.runtime.onMessage.trigger({ kind: 'site-changed' });
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(hosts()).toEqual([]);
});
