// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/browser/picker-channel.ts', () => import('../ui/catalogue.ts'));

import type { SetUpAnswer, SetUpAsk } from '../../../src/contract/set-up.ts';
import type { Marks } from '../../../src/picker/outlines.ts';
import type { PanelView } from '../../../src/picker/panel.ts';
import { createPicker, type Picker } from '../../../src/picker/picker.ts';
import { at, dolibarrList, type Fixture, names, places, record, show, tailwind, tryton } from './fixtures.ts';

let view: PanelView;
let said: string[];
let marks: Marks;
let sent: SetUpAsk[];
let ended: number;
let focused: 'button' | 'choice' | undefined;
let picker: Picker;

const begun: SetUpAnswer = { kind: 'begun', key: 'k', signedIn: true, containers: [] };

function open(fixture: Fixture, greeting = begun): void {
  show(fixture);
  picker.onAnswer(greeting);
}

beforeEach(() => {
  said = [];
  sent = [];
  ended = 0;
  focused = undefined;
  vi.spyOn(document, 'elementFromPoint').mockReturnValue(null);
  const hear = (next: PanelView) => {
    view = next;
  };
  picker = createPicker({
    panel: { show: hear, update: hear, say: (text) => said.push(text) },
    outlines: {
      draw: (drawn) => {
        marks = drawn;
      },
    },
    send: (asked) => sent.push(asked),
    focused: () => focused,
    end: () => {
      ended += 1;
    },
  });
});
afterEach(() => vi.restoreAllMocks());

const outlined = (kind: string) => marks.outlined.filter((one) => one.kind === kind).map(({ element }) => element);
const key = (name: string, more: KeyboardEventInit = {}, isOnPanel = false) =>
  picker.onKey(new KeyboardEvent('keydown', { key: name, ...more }), isOnPanel);
const press = (label: string) => {
  const button = [...view.ways, ...(view.tools ?? [])].find((one) => one.label === label);
  if (button === undefined) throw new Error(`There is no ${label}.`);
  button.onPress();
};
const click = (selector: string) => picker.onPick(at(selector), false);

describe('the contact', () => {
  it('is guessed before anybody points, and all like it are outlined and counted', () => {
    open(dolibarrList);
    expect(view.heading).toBe('Point at one contact');
    expect(view.found).toBe('4 contacts found');
    expect(outlined('kind')).toEqual([...document.querySelectorAll('tr.oddeven')]);
    expect(outlined('chosen')).toEqual([at('tr.oddeven')]);
  });

  it('follows the pointer, until it is taken by a click', () => {
    open(tryton);
    expect(view.found).toBe('Nothing is chosen yet.');
    picker.onHover(at('.column-char'));
    expect(view.found).toBe('4 contacts found');
    click('.column-char');
    expect(view.heading).toBe('Is this the name?');
  });

  it('is made wider and narrower, by keys and by buttons, and hovering changes it no more', () => {
    open(dolibarrList);
    key('ArrowUp');
    expect(outlined('chosen')).toEqual([at('tbody')]);
    press('Narrower');
    expect(outlined('chosen')).toEqual([at('tr.oddeven')]);
    key('ArrowRight');
    expect(outlined('chosen')).toEqual([document.querySelectorAll('tr.oddeven')[1]]);
    picker.onHover(at('.tmenu'));
    expect(view.found).toBe('4 contacts found');
  });

  it('is only shown by a tap, and taken by the button', () => {
    open(tailwind);
    picker.onPick(at('.text-gray-900'), true);
    expect(view.heading).toBe('Point at one contact');
    press('Take this');
    expect(view.heading).toBe('Is this the name?');
  });

  it('is counted anew as the page changes', () => {
    open(dolibarrList);
    at('tr.oddeven').parentElement?.append(at('tr.oddeven').cloneNode(true));
    picker.refresh();
    expect(view.found).toBe('5 contacts found');
  });
});

describe('what is no contact', () => {
  const wholePage = 'That is the whole page, not one contact. Point at one row or card.';

  it('is not proposed: one of many that have a reference is', () => {
    show(places);
    vi.mocked(document.elementFromPoint).mockReturnValue(at('main'));
    picker.onAnswer(begun);
    expect(view.found).toBe('4 contacts found');
    expect(outlined('chosen')).toEqual([at('.placed-0')]);
  });

  it('is not proposed either where it is all that stands in the middle', () => {
    show({ ...tryton, html: `<main><h1>Parties</h1>${tryton.html}</main>` });
    vi.mocked(document.elementFromPoint).mockReturnValue(at('main'));
    picker.onAnswer(begun);
    expect(view.found).toBe('Nothing is chosen yet.');
  });

  it.each(['html', 'body', 'main', 'h1', '.list'])('leaves the choice as it is while the pointer passes %s', (over) => {
    open(places);
    picker.onHover(at('.placed-2 .name'));
    picker.onHover(at(over));
    expect(view.found).toBe('4 contacts found');
    expect(outlined('chosen')).toEqual([at('.placed-2')]);
  });

  it.each(['html', 'main', 'h1', '.list'])(
    'is refused in words where %s is clicked, until a contact is pointed at',
    (on) => {
      open(places);
      click(on);
      expect(view.heading).toBe('Point at one contact');
      expect(view.found).toBe(wholePage);
      expect(outlined('chosen')).toEqual([at('.placed-0')]);
      picker.onHover(at('.placed-0 .name'));
      expect(view.found).toBe('4 contacts found');
      press('Take this');
      expect(view.heading).toBe('Is this the name?');
    },
  );

  it('is what covers most of the page and has several contacts in it, however it is called', () => {
    open({ ...places, html: places.html.replace('<main id="main">', '<section>').replace('</main>', '</section>') });
    click('h1');
    expect(view.found).toBe(wholePage);
  });

  it('is not the record whose one reference stands in a part of it: it is proposed', () => {
    const details = '<div><h2>Details</h2><p>urn:li:person:Ab1cdEfGh</p></div>';
    show({ html: `<main><article><h1>Anna Lindqvist</h1>${details}</article></main>`, point: 'h1' });
    vi.mocked(document.elementFromPoint).mockReturnValue(at('article'));
    picker.onAnswer(begun);
    expect(outlined('chosen')).toEqual([at('article')]);
  });

  it('is not the card that fills the page of one contact: widening leads to it', () => {
    open(record);
    click('header p');
    press('Back');
    expect(outlined('chosen')).toEqual([at('article > header')]);
    press('Wider');
    expect(outlined('chosen')).toEqual([at('article')]);
    press('Take this');
    expect(view.examples).toEqual(['Anna Lindqvist']);
  });

  it('is not the main part of the page where one contact is all that it has', () => {
    open({
      html: record.html.replace(/<section>.*<\/section>/s, '').replace(/<\/?(?:article|header)>/g, ''),
      point: 'h1',
    });
    click('h1');
    expect(view.examples).toEqual(['Anna Lindqvist']);
  });
});

describe('the name', () => {
  beforeEach(() => {
    open(dolibarrList);
    key('Enter');
  });

  it('is proposed, with examples, outlined in every contact', () => {
    expect(view.found).toBe('A name in 4 of 4');
    expect(view.examples).toEqual(names.slice(0, 3));
    expect(outlined('part')).toEqual([...document.querySelectorAll('.classfortooltip')]);
  });

  it('is another where another is clicked, in whichever contact', () => {
    picker.onPick(document.querySelectorAll('a[href^="/societe"]')[2] as Element, false);
    expect(view.examples?.[0]).toBe('Brightwater Logistics');
  });

  it('is another by the keys, in the contact alone', () => {
    key('ArrowUp');
    expect(outlined('aimed')).toEqual([at('tr.oddeven td')]);
    key('ArrowRight');
    key('Enter');
    expect(view.examples?.[0]).toBe('Brightwater Logistics');
    for (let count = 0; count < 9; count += 1) key('ArrowUp');
    expect(outlined('aimed')).toEqual([at('tr.oddeven')]);
  });

  it('is not to be found outside the contacts', () => {
    click('.tmenu');
    expect(said).toEqual(['That is in none of the contacts.']);
    expect(view.examples).toEqual(names.slice(0, 3));
  });
});

it('a name is needed before going on: without one there is no way on, by button or by key', () => {
  open({ ...dolibarrList, html: dolibarrList.html.toLowerCase() });
  click('.oddeven td');
  expect(view.found).toContain("Point at the contact's name.");
  expect(view.ways.at(-1)).toMatchObject({ label: 'Next', disabled: true });
  key('Enter');
  expect(view.heading).toBe('Is this the name?');
  click('.classfortooltip');
  expect(view.ways.at(-1)).toMatchObject({ label: 'Next', disabled: false });
  key('Enter');
  expect(view.heading).toBe('Is this their LinkedIn?');
});

describe('the reference', () => {
  const go = (fixture: Fixture) => {
    open(fixture);
    click(fixture.point);
    press('Next');
  };

  it('is proposed with how many have one, and what an address is good for', () => {
    go(dolibarrList);
    expect(view.found).toBe('LinkedIn found for 3 of 4');
    expect(view.examples).toEqual(['in/anna-lindqvist', 'in/ben-okafor-12', 'in/chiaradeluca']);
    expect(view.notes?.join(' ')).toContain('The others have none on this page.');
    expect(view.notes?.join(' ')).toContain('They lead to pictures of your own connections');
  });

  it('that is missing is said to be, with what can be done', () => {
    go(tryton);
    expect(view.found).toBe('Nothing in these contacts leads to LinkedIn.');
    expect(view.notes?.[0]).toContain("open one contact's own page");
  });

  it('is nothing that leads to nobody', () => {
    go(dolibarrList);
    click('.oddeven td:nth-child(2)');
    expect(said).toEqual(['That leads to nobody on LinkedIn.']);
  });
});

describe('the picture', () => {
  beforeEach(() => {
    open(tailwind);
    click(tailwind.point);
    press('Next');
    press('Next');
  });
  const choose = (legend: string, value: string) =>
    view.choices?.find((choice) => choice.legend === legend)?.onChoose(value);

  it('is proposed over the initials, and marked in every contact', () => {
    expect(view.choices?.map(({ chosen }) => chosen)).toEqual(['cover', '']);
    expect(marks.discs.map(({ name }) => name)).toEqual(names);
  });

  it('is moved by a click, and its place and shape are chosen', () => {
    click('.text-gray-900');
    choose('Place', 'before');
    choose('Shape', 'rounded');
    press('Next');
    expect(sent.at(-1)).toMatchObject({
      kind: 'preview',
      contact: { slot: { select: 'p', place: 'before', size: 32, shape: 'rounded' } },
    });
  });

  it('has the shape of what it covers, and a size of its own nowhere but beside something', () => {
    choose('Place', 'append');
    expect(view.choices?.[1]?.options.map(({ value }) => value)).not.toContain('');
    choose('Place', 'cover');
    press('Next');
    expect(sent.at(-1)).toMatchObject({ contact: { slot: { place: 'cover' } } });
    expect(sent.at(-1)).not.toHaveProperty('contact.slot.size');
  });

  it('leaves the arrow keys to a choice that the keyboard is on', () => {
    focused = 'choice';
    expect(key('ArrowDown', {}, true)).toBe(false);
    expect(outlined('aimed')).toEqual([]);
    key('Enter', {}, true);
    expect(view.heading).toBe('This is how it will look');
  });
});

describe('the preview', () => {
  const preview = (greeting = begun) => {
    open(dolibarrList, greeting);
    for (let step = 0; step < 4; step += 1) key('Enter');
  };

  it('is asked of the worker, and saved when the person says so', () => {
    preview();
    expect(view.heading).toBe('This is how it will look');
    const [asked] = sent;
    expect(asked).toMatchObject({ kind: 'preview', contact: { container: 'tr.oddeven' }, replaces: [] });
    press('Save');
    expect(sent.at(-1)).toEqual({ ...asked, kind: 'save' });
    picker.onAnswer({ kind: 'saved' });
    expect(view.heading).toBe('Saved');
    press('Done');
    expect(ended).toBe(1);
  });

  it('marks the places where nobody is signed in', () => {
    preview();
    expect(marks.discs).toEqual([]);
    sent = [];
    picker.onAnswer({ ...begun, signedIn: false });
    expect(marks.discs).toHaveLength(4);
    expect(view.notes?.[0]).toContain('Nobody is signed in');
  });

  it('leaves Enter to a button that the keyboard is on', () => {
    preview();
    focused = 'button';
    expect(key('Enter', {}, true)).toBe(false);
    expect(sent.map(({ kind }) => kind)).toEqual(['preview']);
  });

  it('is taken back on the way back', () => {
    preview();
    key('Backspace');
    expect(sent.at(-1)).toEqual({ kind: 'end-preview' });
    expect(view.heading).toBe('Where shall the picture go?');
  });

  it('is asked for again where the worker had stopped', () => {
    preview();
    picker.onAnswer(begun);
    expect(sent.map(({ kind }) => kind)).toEqual(['preview', 'preview']);
  });

  it('takes the place of what was set up for the same contacts, and says so', () => {
    preview({ ...begun, containers: ['tr', 'article'] });
    expect(sent[0]).toMatchObject({ replaces: ['tr'] });
    expect(view.notes).toEqual([
      'This takes the place of what was set up for these contacts before.',
      "What was set up for this site's other contacts stays.",
    ]);
  });

  it('that cannot be saved says so', () => {
    preview();
    picker.onAnswer({ kind: 'not-saved' });
    expect(view.found).toContain('This cannot be saved.');
    expect(view.ways.at(-1)).toMatchObject({ label: 'Save', disabled: true });
  });
});

it('ends by Escape at every step, and where the worker refuses it', () => {
  open(dolibarrList);
  for (let step = 1; step <= 5; step += 1) {
    expect(key('Escape')).toBe(true);
    expect(ended).toBe(step);
    key('Enter');
  }
  picker.onAnswer({ kind: 'refused' });
  expect(ended).toBe(6);
});
