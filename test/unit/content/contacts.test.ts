// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createContacts } from '../../../src/content/contacts.ts';
import { createMembers } from '../../../src/content/members.ts';
import type { Availability } from '../../../src/contract/availability.ts';
import type { Live } from '../../../src/contract/custody.ts';
import type { ReferenceKey } from '../../../src/contract/reference.ts';
import type { ContactRecipe, Recipe } from '../../../src/contract/settings.ts';
import { elementsOf, type Run } from '../../../src/crm/runs.ts';
import {
  blobOf,
  decodeByHand,
  decodings,
  hosts,
  lay,
  noNews,
  only,
  partsOf,
  preparePage,
  resize,
  scroll,
  showsPicture,
} from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';
import { turns } from '../fakes/turns.ts';

const contact = (more: Partial<ContactRecipe> = {}): ContactRecipe => ({
  container: '.row',
  reference: [{ select: '', from: 'attribute:data-ref' }],
  name: { select: '.name', from: 'text' },
  slot: { select: '.avatar', place: 'cover' },
  ...more,
});
const row = (name: string, reference: string) =>
  `<div class="row" data-ref="${reference}"><i class="avatar"></i><b class="name">${name}</b></div>`;

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => row(`Person ${index}`, `Person${index}`)).join('');

beforeEach(() => preparePage(row('Anna', 'AnnaB1') + row('Ben', 'BenI22') + row('Cem', '')));

function contactsOf(recipe: Recipe = { contacts: [contact()] }, paints = true) {
  const members = createMembers();
  const near = new Set<Element>();
  const isNear = (element: Element) => near.has(element);
  let followed: readonly Run[] = [];
  const nearness = {
    follow(runs: readonly Run[]) {
      followed = runs;
    },
    followed: () => elementsOf(followed),
    isNear,
    near: () => followed.filter((run) => run.elements().some(isNear)),
    forget: vi.fn<(element: Element) => void>(),
    close: () => undefined,
  };
  const contacts = createContacts(recipe, members, nearness, paints ? paintingAtHand : undefined, noNews);
  const look = (onFound?: () => void) => {
    contacts.find();
    contacts.settle(onFound);
  };
  look();
  /** What the worker answered of a member. */
  const answer = async (key: ReferenceKey, availability: Availability, picture?: string) => {
    const member = members.get(key);
    if (member === undefined) throw new Error(`${key} is not on the page`);
    member.availability = availability;
    if (picture === undefined) delete member.picture;
    else member.picture = blobOf(picture) as Live<Blob>;
    contacts.repaint(key);
    await turns();
  };
  return { contacts, look, members, near, nearness, answer };
}

const rows = () => [...document.querySelectorAll<HTMLElement>('.row')];
const rowOf = (name: string) => only(rows().filter((one) => one.textContent === name));
const slotOf = (name: string) => only(hosts(rowOf(name)));
const rename = (one: HTMLElement, name: string, reference: string) => {
  one.setAttribute('data-ref', reference);
  const [text] = [...(one.querySelector('.name')?.childNodes ?? [])] as Text[];
  if (text) text.data = name;
};
const shown: Availability = { state: 'shown' };
const pending: Availability = { state: 'pending' };
const notLinked: Availability = { state: 'unavailable', reason: 'not-linked' };
const keysOf = (contacts: { members(): { key: string }[] }) => contacts.members().map(({ key }) => key);

describe('reconciling', () => {
  test('gives everyone on the page a slot, and wants those who can be asked for', () => {
    const { contacts, members } = contactsOf();
    expect(hosts()).toHaveLength(3);
    expect(keysOf(contacts)).toEqual(['person:AnnaB1', 'person:BenI22']);
    expect(members.get('person:AnnaB1')).toMatchObject({ pixels: 80, availability: pending });
  });

  test('says whom it found, and how large, before it touches the page', () => {
    const { contacts, members, look } = contactsOf();
    const html = document.body.innerHTML;
    rows()[0]?.insertAdjacentHTML('afterend', row('Dora', 'DoraX9'));
    lay(rowOf('Dora').querySelector('.avatar') as Element, { width: 24, height: 24 });
    const found = vi.fn(() => {
      expect(keysOf(contacts)).toEqual(['person:AnnaB1', 'person:DoraX9', 'person:BenI22']);
      expect(members.get('person:DoraX9')).toMatchObject({ pixels: 48 });
      expect(hosts(rowOf('Dora'))).toEqual([]);
    });
    look(found);
    expect(found).toHaveBeenCalledTimes(1);
    expect(hosts(rowOf('Dora'))).toHaveLength(1);
    expect(document.body.innerHTML).not.toBe(html);
  });

  test('changes nothing where nothing changed', () => {
    const { nearness, look } = contactsOf();
    const before = hosts();
    const html = document.body.innerHTML;
    look();
    look();
    expect(hosts()).toEqual(before);
    expect(document.body.innerHTML).toBe(html);
    expect(nearness.followed()).toEqual(rows());
  });

  test('adds who came, in page order', () => {
    const { contacts, look } = contactsOf();
    rows()[0]?.insertAdjacentHTML('afterend', row('Dora', 'DoraX9'));
    look();
    expect(keysOf(contacts)).toEqual(['person:AnnaB1', 'person:DoraX9', 'person:BenI22']);
    expect(hosts(rowOf('Dora'))).toHaveLength(1);
  });

  test('reads nobody of a long list before they are near the screen', () => {
    preparePage(people(600));
    const { contacts, look, near } = contactsOf();
    expect([contacts.report(), contacts.further(), hosts()]).toEqual([[], 600, []]);
    near.add(rowOf('Person 20'));
    look();
    expect(keysOf(contacts)).toEqual(
      rows()
        .slice(16, 32)
        .map((one) => `person:${one.dataset['ref']}`),
    );
    expect(contacts.further()).toBe(584);
    expect(hosts()).toContain(slotOf('Person 20'));
  });

  test('searches a shadow root in a long list’s contact when that one is near', () => {
    preparePage(people(600));
    for (const one of rows().slice(0, 32)) {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = row(`${one.textContent} junior`, 'DoraX9');
      one.append(host);
    }
    const { contacts, look, near, nearness } = contactsOf();
    expect(nearness.followed()).toEqual(rows());
    near.add(rowOf('Person 0'));
    look();
    const inner = rows()
      .slice(0, 16)
      .map((one) => one.lastElementChild?.shadowRoot?.firstElementChild);
    expect(nearness.followed()).toEqual([...rows().slice(0, 16), ...inner, ...rows().slice(16)]);
    near.add(inner[15] as Element);
    look();
    expect(contacts.report().at(-1)?.name).toBe('Person 15 junior');
  });

  test('searches a shadow root between two contacts of a long list when they are near', () => {
    preparePage(people(600));
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = row('Dora', 'DoraX9');
    rows()[20]?.after(host);
    const { look, near, nearness } = contactsOf();
    expect(nearness.followed()).toHaveLength(600);
    near.add(rows()[24] as Element);
    look();
    expect(nearness.followed()).toContain(host.shadowRoot?.firstElementChild);
  });

  test('draws whoever is out of sight when they come into sight', () => {
    lay(document.querySelectorAll('.avatar')[1] as Element, { y: 5_000, width: 40, height: 40 });
    contactsOf();
    const { canvas } = partsOf(slotOf('Ben'));
    canvas.width = 7;
    scroll(true, rowOf('Ben').querySelector('.avatar') as Element);
    expect(canvas.width).toBe(40 * devicePixelRatio);
  });

  test('lets go of who left: their slot, their picture and the look-out for them', async () => {
    const { contacts, members, nearness, answer, look } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    const gone = rowOf('Anna');
    const slot = slotOf('Anna');
    gone.remove();
    look();
    expect(keysOf(contacts)).toEqual(['person:BenI22']);
    expect(members.get('person:AnnaB1')).toBeUndefined();
    expect(hosts(gone)).toEqual([]);
    expect(showsPicture(slot)).toBe(false);
    expect(nearness.followed()).toEqual(rows());
    expect(nearness.forget.mock.calls).toEqual([[gone]]);
  });

  test('re-keys an element that shows somebody else now', async () => {
    const { contacts, answer, look } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    rename(rowOf('Anna'), 'Eva', 'EvaE55');
    look();
    expect(keysOf(contacts)).toEqual(['person:EvaE55', 'person:BenI22']);
    expect(showsPicture(slotOf('Eva'))).toBe(false);
  });

  test('follows the page’s own order when it sorts its rows', () => {
    const { contacts, look } = contactsOf();
    document.body.prepend(rowOf('Ben'));
    look();
    expect(contacts.report().map(({ name }) => name)).toEqual(['Ben', 'Anna', 'Cem']);
    expect(keysOf(contacts)).toEqual(['person:BenI22', 'person:AnnaB1']);
  });

  test('gives a contact a new slot where the page replaced the element to be covered', async () => {
    const { answer, look } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    const former = slotOf('Anna');
    rowOf('Anna')
      .querySelector('.avatar')
      ?.replaceWith(Object.assign(document.createElement('i'), { className: 'avatar' }));
    look();
    await turns();
    expect(slotOf('Anna')).not.toBe(former);
    expect(showsPicture(slotOf('Anna'))).toBe(true);
  });

  test('asks for a member once, in the size of the largest slot, and paints all of theirs', async () => {
    preparePage(row('Anna', 'AnnaB1') + row('Anna again', 'AnnaB1'));
    lay(document.querySelectorAll('.avatar')[1] as Element, { width: 100, height: 100 });
    const { contacts, members, answer } = contactsOf();
    expect(keysOf(contacts)).toEqual(['person:AnnaB1']);
    expect(members.get('person:AnnaB1')?.pixels).toBe(200);
    await answer('person:AnnaB1', shown, 'anna');
    expect(hosts().map(showsPicture)).toEqual([true, true]);
  });

  test('lists a contact whose slot is not found, and asks for nobody', () => {
    preparePage('<div class="row" data-ref="AnnaB1"><b class="name">Anna</b></div>');
    const { contacts } = contactsOf();
    expect(hosts()).toEqual([]);
    const noPlace = { state: 'unavailable', reason: 'no-place' };
    expect(contacts.report()).toEqual([{ name: 'Anna', availability: noPlace }]);
    expect(keysOf(contacts)).toEqual([]);
  });

  test('only lists, and leaves the page as it is, where nothing is to be painted', () => {
    const before = document.body.innerHTML;
    const { contacts } = contactsOf(undefined, false);
    expect(document.body.innerHTML).toBe(before);
    expect(contacts.report().map(({ name }) => name)).toEqual(['Anna', 'Ben', 'Cem']);
  });
});

describe('a slot that the page takes away', () => {
  test('is put back five times, and then the page is left alone', () => {
    const { look } = contactsOf();
    const slot = slotOf('Anna');
    for (let times = 1; times <= 5; times += 1) {
      slot.remove();
      look();
      expect(slot.isConnected).toBe(true);
    }
    slot.remove();
    look();
    look();
    expect(slot.isConnected).toBe(false);
    expect(slotOf('Ben').isConnected).toBe(true);
  });
});

describe('a touched container', () => {
  test('that shows somebody else has lost the former one’s picture before the page is painted', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    const slot = slotOf('Anna');
    const one = rowOf('Anna');
    expect(showsPicture(slot)).toBe(true);
    rename(one, 'Eva', 'EvaE55');
    contacts.rekeyAround([one]);
    expect(showsPicture(slot)).toBe(false);
    expect(showsPicture(slot)).toBe(false);
  });

  test('is found from any node in it', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    const slot = slotOf('Anna');
    const one = rowOf('Anna');
    rename(one, 'Eva', '');
    contacts.rekeyAround([one.querySelector('.name')?.firstChild as Node]);
    expect(showsPicture(slot)).toBe(false);
    expect(contacts.report()[0]).toEqual({ name: 'Eva', availability: notLinked });
  });

  test('that shows the same person keeps the picture', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    contacts.rekeyAround([rowOf('Anna')]);
    expect(showsPicture(slotOf('Anna'))).toBe(true);
  });

  test('touches nobody else', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:BenI22', shown, 'ben');
    rename(rowOf('Anna'), 'Eva', 'EvaE55');
    contacts.rekeyAround([rowOf('Eva'), document.body, document.createElement('p')]);
    expect(showsPicture(slotOf('Ben'))).toBe(true);
  });

  test('in which two changed places shows each their own in the end', async () => {
    const { contacts, answer, look } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    await answer('person:BenI22', shown, 'ben');
    const [first, second] = rows() as [HTMLElement, HTMLElement];
    rename(first, 'Ben', 'BenI22');
    rename(second, 'Anna', 'AnnaB1');
    contacts.rekeyAround([first, second]);
    look();
    await turns();
    expect(contacts.report().slice(0, 2)).toEqual([
      { name: 'Ben', availability: shown },
      { name: 'Anna', availability: shown },
    ]);
    expect(hosts().slice(0, 2).map(showsPicture)).toEqual([true, true]);
  });
});

describe('every contact at once', () => {
  test('is re-keyed where the page shows others under another address', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:AnnaB1', shown, 'anna');
    await answer('person:BenI22', shown, 'ben');
    rename(rowOf('Anna'), 'Eva', 'EvaE55');
    contacts.rekeyAll(true);
    expect(showsPicture(slotOf('Eva'))).toBe(false);
    expect(showsPicture(slotOf('Ben'))).toBe(true);
  });

  test('is cleared where it is known by an input’s value, which may change without a sign', async () => {
    preparePage(
      '<div class="row"><input class="ref" value="AnnaB1"><i class="avatar"></i><b class="name">Anna</b></div>',
    );
    const reference = [{ select: '.ref', from: 'value' as const }];
    const { contacts, answer, look } = contactsOf({ contacts: [contact({ reference })] });
    await answer('person:AnnaB1', shown, 'anna');
    contacts.rekeyAll(false);
    expect(showsPicture(only(hosts()))).toBe(true);
    contacts.rekeyAll(true);
    expect(showsPicture(only(hosts()))).toBe(false);
    vi.useFakeTimers();
    look();
    await vi.advanceTimersByTimeAsync(250);
    expect(showsPicture(only(hosts()))).toBe(true);
    vi.useRealTimers();
  });
});

describe('the report', () => {
  test('lists everyone in page order, with the name as the CRM writes it', async () => {
    const { contacts, answer } = contactsOf();
    await answer('person:BenI22', { state: 'unavailable', reason: 'private' });
    expect(contacts.report()).toEqual([
      { name: 'Anna', availability: pending },
      { name: 'Ben', availability: { state: 'unavailable', reason: 'private' } },
      { name: 'Cem', availability: notLinked },
    ]);
  });

  test('lists two contacts of one member twice', () => {
    preparePage(row('Anna', 'AnnaB1') + row('A. Berg', 'AnnaB1'));
    expect(
      contactsOf()
        .contacts.report()
        .map(({ name }) => name),
    ).toEqual(['Anna', 'A. Berg']);
  });
});

test('a member is near where any of their slots is', () => {
  preparePage(row('Anna', 'AnnaB1') + row('Anna again', 'AnnaB1') + row('Ben', 'BenI22'));
  const { contacts, near } = contactsOf();
  near.add(rowOf('Anna again'));
  expect(contacts.members().map(({ key, near: isNear }) => [key, isNear])).toEqual([
    ['person:AnnaB1', true],
    ['person:BenI22', false],
  ]);
});

test('a picture that turns out to be none has failed, in every slot of that member', async () => {
  preparePage(row('Anna', 'AnnaB1') + row('Anna again', 'AnnaB1'));
  const { contacts, answer } = contactsOf();
  decodeByHand();
  await answer('person:AnnaB1', shown, 'not a picture');
  decodings[0]?.fail();
  await turns();
  const failed = { state: 'unavailable', reason: 'failed' };
  expect(contacts.report().map(({ availability }) => availability)).toEqual([failed, failed]);
  for (const { succeed } of decodings) succeed();
  await turns();
  expect(hosts().map(showsPicture)).toEqual([false, false]);
});

test('clearing leaves the page’s HTML as it was', async () => {
  const before = document.body.innerHTML;
  const { contacts, answer } = contactsOf();
  await answer('person:AnnaB1', shown, 'anna');
  expect(document.body.innerHTML).not.toBe(before);
  contacts.clear();
  expect(document.body.innerHTML).toBe(before);
  expect(contacts.report()).toEqual([]);
});

test('the slot stays silent where the name stands beside it, and says it where it does not', () => {
  preparePage(
    `${row('Anna', 'AnnaB1')}<div class="card" aria-label="Ben" data-ref="BenI22"><i class="avatar"></i></div>`,
  );
  const card = contact({ container: '.card', name: { select: '', from: 'attribute:aria-label' } });
  contactsOf({ contacts: [contact(), card] });
  const [inRow, inCard] = hosts();
  expect(inRow?.getAttribute('aria-hidden')).toBe('true');
  expect(inCard?.getAttribute('role')).toBe('img');
  expect(inCard?.getAttribute('aria-label')).toBe('Ben');
});

test('a slot follows its target when that is given its size, and asks for as many pixels', () => {
  const { members } = contactsOf();
  const avatar = rowOf('Anna').querySelector('.avatar') as Element;
  lay(avatar, { width: 90, height: 90 });
  resize(avatar);
  expect(partsOf(slotOf('Anna')).skin.style.width).toBe('90px');
  expect(members.get('person:AnnaB1')?.pixels).toBe(180);
});

describe('of a very long list', () => {
  const long = () => {
    preparePage(people(300));
    const prepared = contactsOf();
    return { ...prepared, last: rows().at(-1) as HTMLElement };
  };

  test('the first hundred are read and have slots, and how many more there are is said', () => {
    const { contacts } = long();
    expect(hosts()).toHaveLength(100);
    expect(contacts.report()).toHaveLength(100);
    expect(contacts.further()).toBe(200);
  });

  test('whoever comes near is read then, in page order', () => {
    const { contacts, near, last } = long();
    near.add(last).add(rows()[200] as Element);
    contacts.settle();
    expect(
      contacts
        .report()
        .map(({ name }) => name)
        .slice(-2),
    ).toEqual(['Person 200', 'Person 299']);
    expect(hosts(last)).toHaveLength(1);
    expect(contacts.further()).toBe(198);
  });

  test('whoever was left behind is painted no more, and anew when they come near again, as the page then says', async () => {
    const { contacts, near, answer, last, members } = long();
    near.add(last);
    contacts.settle();
    await answer('person:Person299', shown, 'the last');
    near.delete(last);
    expect(contacts.sleep(new Set([last]))).toEqual(['person:Person299']);
    expect(showsPicture(slotOf('Person 299'))).toBe(false);
    expect(partsOf(slotOf('Person 299')).canvas.width).toBe(1);
    contacts.repaint('person:Person299');
    expect(showsPicture(slotOf('Person 299'))).toBe(false);

    rename(last, 'Eva', 'EvaE55');
    contacts.rekeyAround([last]);
    near.add(last);
    contacts.settle();
    expect(contacts.report().at(-1)?.name).toBe('Eva');
    expect(members.get('person:Person299')).toBeUndefined();
    await answer('person:EvaE55', shown, 'eva');
    expect(showsPicture(slotOf('Eva'))).toBe(true);
    expect(partsOf(slotOf('Eva')).canvas.width).toBeGreaterThan(1);
  });

  test('a member who is painted elsewhere is not let go', async () => {
    const { contacts, near, last } = long();
    rename(last, 'Person 0 again', 'Person0');
    near.add(last);
    contacts.settle();
    expect(contacts.sleep(new Set([last]))).toEqual([]);
  });
});

test('a page that keeps taking a slot away is told of; one that does so now and then is not', () => {
  vi.useFakeTimers();
  const { contacts, look } = contactsOf();
  const slot = slotOf('Anna');
  for (let times = 0; times < 20; times += 1) {
    slot.remove();
    look();
    vi.advanceTimersByTime(11_000);
  }
  expect(slot.isConnected).toBe(true);
  for (let times = 0; times < 6; times += 1) {
    slot.remove();
    look();
  }
  expect(slot.isConnected).toBe(false);
  expect(contacts.report()[0]?.availability).toEqual({ state: 'unavailable', reason: 'taken-away' });
  vi.useRealTimers();
});

describe('a page that changes a name and a reference one after the other', () => {
  const nameIn = (container: Element) => container.querySelector('.name') as HTMLElement;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function showing() {
    const prepared = contactsOf();
    const [anna] = rows() as [HTMLElement];
    for (const key of ['person:AnnaB1', 'person:BenI22'] as const) {
      Object.assign(prepared.members.get(key) ?? {}, { availability: shown, picture: blobOf(key) });
      prepared.contacts.repaint(key);
    }
    await vi.advanceTimersByTimeAsync(0);
    const slot = only(hosts(anna));
    expect(showsPicture(slot)).toBe(true);
    const change = async (what: () => void) => {
      what();
      prepared.contacts.rekeyAround([anna]);
      await vi.advanceTimersByTimeAsync(40);
    };
    return { ...prepared, anna, slot, change };
  }

  test('shows no face under a name that is not known to be theirs, and the right one as soon as both have changed', async () => {
    const { anna, slot, change } = await showing();
    await change(() => (nameIn(anna).textContent = 'Ben'));
    expect(showsPicture(slot)).toBe(false);
    await change(() => anna.setAttribute('data-ref', 'BenI22'));
    expect(showsPicture(slot)).toBe(true);
  });

  test('the other way round, too', async () => {
    const { anna, slot, change } = await showing();
    await change(() => anna.setAttribute('data-ref', 'BenI22'));
    expect(showsPicture(slot)).toBe(false);
    await change(() => (nameIn(anna).textContent = 'Ben'));
    expect(showsPicture(slot)).toBe(true);
  });

  test('shows the face again where only the name was mended, a moment later', async () => {
    const { anna, slot, change, contacts } = await showing();
    await change(() => (nameIn(anna).textContent = 'Anna B.'));
    contacts.repaint('person:AnnaB1');
    expect(showsPicture(slot)).toBe(false);
    await vi.advanceTimersByTimeAsync(250);
    expect(showsPicture(slot)).toBe(true);
  });

  test('shows no face of before where the reference changed without a sign, as an input’s value does', async () => {
    preparePage(
      '<div class="row"><input class="ref" value="AnnaB1"><i class="avatar"></i><b class="name">Anna</b></div>',
    );
    const reference = [{ select: '.ref', from: 'value' as const }];
    const { contacts, answer } = contactsOf({ contacts: [contact({ reference })] });
    vi.useRealTimers();
    await answer('person:AnnaB1', shown, 'anna');
    vi.useFakeTimers();
    const [anna] = rows() as [HTMLElement];
    expect(showsPicture(only(hosts(anna)))).toBe(true);
    nameIn(anna).textContent = 'Ben';
    contacts.rekeyAround([anna]);
    (anna.querySelector('.ref') as HTMLInputElement).value = 'BenI22';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(showsPicture(only(hosts(anna)))).toBe(false);
  });

  test('does not wait where there was nobody whose face could be shown before', async () => {
    const { members, contacts, change } = await showing();
    const cem = rows()[2] as HTMLElement;
    cem.setAttribute('data-ref', 'BenI22');
    contacts.rekeyAround([cem]);
    await change(() => undefined);
    expect(members.get('person:BenI22')).toBeDefined();
    expect(showsPicture(only(hosts(cem)))).toBe(true);
  });
});
