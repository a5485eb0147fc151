// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardAnswer, CardAsk, CardText } from '../../../src/contract/card.ts';
import type { Live } from '../../../src/contract/custody.ts';
import type { Picture } from '../../../src/contract/viewer.ts';
import { acted } from './acted.ts';

const worker = vi.hoisted(() => ({
  answer: (_answer: CardAnswer) => {},
  go: () => {},
  asked: [] as CardAsk[],
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/card-port.ts', () => ({
  askWorker: (onAnswer: (answer: CardAnswer) => void, onGone: () => void) => {
    worker.answer = onAnswer;
    worker.go = onGone;
    return (asked: CardAsk) => worker.asked.push(asked);
  },
}));

import { Card } from '../../../src/card/card.tsx';
import { explainReason } from '../../../src/ui/reason-words.ts';
import { turns } from '../fakes/turns.ts';
import { buttonNamed, buttonNames } from './accessible.ts';

const tell = vi.fn();
const ada = {
  name: 'Ada Lovelace',
  headline: 'Analyst <b>',
  place: 'London',
  profileAddress: 'https://www.linkedin.com/in/ada',
} as Live<CardText>;
const picture = { bytes: new ArrayBuffer(4), type: 'image/jpeg' } as Live<Picture>;

beforeEach(async () => {
  worker.asked.length = 0;
  tell.mockReset();
  vi.stubGlobal('devicePixelRatio', 2);
  await open('');
});
afterEach(async () => {
  await acted(() => render(null, document.body));
  vi.unstubAllGlobals();
});

const open = (name: string, key = Promise.resolve('a-key')) =>
  acted(async () => {
    render(null, document.body);
    render(createElement(Card, { handed: { name, key, tell } }), document.body);
    await turns();
  });
const answer = (given: CardAnswer) => acted(() => worker.answer(given));
const say = (text: Live<CardText> = ada, isViewer = false) => answer({ kind: 'card', text, isViewer });
const showPicture = (larger = false) => answer({ kind: 'picture', picture, larger });
const dialog = () => document.querySelector<HTMLElement>('[role=dialog]');
const links = () => [...document.querySelectorAll('a')].map((link) => [link.textContent, link.href]);
const press = (name: string) => acted(() => buttonNamed(name).click());

describe('a card whose contact the page has painted', () => {
  const painted = new Blob(['ada'], { type: 'image/jpeg' }) as Live<Blob>;
  const openPainted = (pixels: number) =>
    acted(async () => {
      vi.stubGlobal('createImageBitmap', async () => ({ width: pixels, height: pixels }));
      worker.asked.length = 0;
      render(null, document.body);
      const handed = { name: 'Ada', picture: painted, key: Promise.resolve('a-key'), tell };
      render(createElement(Card, { handed }), document.body);
      await turns();
    });
  const portrait = () => document.querySelector('img.avatar');

  test('shows that picture at once, and asks for no other where it is sharp enough', async () => {
    await openPainted(200);
    expect(portrait()).not.toBeNull();
    expect(worker.asked).toEqual([{ kind: 'open', key: 'a-key', pixels: 192, withPicture: false }]);
    await say();
    expect(portrait()).not.toBeNull();
    expect(buttonNames()).toContain('Larger picture');
  });

  test('asks for a sharper one where it is not, and keeps it where there is none', async () => {
    await openPainted(100);
    expect(worker.asked).toEqual([{ kind: 'open', key: 'a-key', pixels: 192, withPicture: true }]);
    await say();
    await answer({ kind: 'no-picture', larger: false, why: 'failed' });
    expect(portrait()).not.toBeNull();
  });

  test('begins without where it turns out to be no picture', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    worker.asked.length = 0;
    await acted(async () => {
      render(null, document.body);
      const handed = { name: 'Ada', picture: painted, key: Promise.resolve('a-key'), tell };
      render(createElement(Card, { handed }), document.body);
      await turns();
    });
    expect(portrait()).toBeNull();
    expect(worker.asked).toMatchObject([{ withPicture: true }]);
  });
});

describe('the card', () => {
  test('says that it stands, asks once, and waits in words', () => {
    expect(tell.mock.calls).toEqual([['opened']]);
    expect(worker.asked).toEqual([{ kind: 'open', key: 'a-key', pixels: 192, withPicture: true }]);
    expect(dialog()?.textContent).toContain('Asking LinkedIn …');
    expect(dialog()?.getAttribute('aria-label')).toBe('Contact on LinkedIn');
  });

  test('shows the name that the CRM writes at once, before there is a key, and LinkedIn’s as soon as it has one', async () => {
    worker.asked.length = 0;
    await open('A. Lovelace', new Promise(() => {}));
    expect(dialog()?.getAttribute('aria-label')).toBe('A. Lovelace');
    expect(dialog()?.querySelector('h1')?.textContent).toBe('A. Lovelace');
    expect(dialog()?.textContent).toContain('Asking LinkedIn …');
    expect(worker.asked).toEqual([]);
    await open('A. Lovelace');
    await say();
    expect(dialog()?.getAttribute('aria-label')).toBe('Ada Lovelace');
    expect(dialog()?.textContent).not.toContain('A. Lovelace');
  });

  test('is named after its member, and says what LinkedIn says of them as text', async () => {
    await say();
    expect(dialog()?.getAttribute('aria-label')).toBe('Ada Lovelace');
    for (const words of ['Ada Lovelace', 'Analyst <b>', 'London', 'via LinkedIn']) {
      expect(dialog()?.textContent).toContain(words);
    }
    expect(links()).toEqual([['View profile on LinkedIn', 'https://www.linkedin.com/in/ada']]);
    const link = document.querySelector('a');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });

  test('leaves out what LinkedIn does not give', async () => {
    await say({ name: '', headline: '', place: '', profileAddress: '' } as Live<CardText>);
    expect(links()).toEqual([]);
    expect(dialog()?.querySelectorAll('h1 ~ p')).toHaveLength(0);
    expect(dialog()?.textContent).toContain('Name not given');
  });

  test('of the viewer leads to where they edit their own profile', async () => {
    await say(ada, true);
    expect(links()).toContainEqual(['Edit your profile on LinkedIn', 'https://www.linkedin.com/in/me/']);
  });

  test.each([
    ['private'],
    ['no-picture'],
    ['unknown-member'],
    ['not-linked'],
    ['not-connected'],
    ['no-capability'],
    ['not-permitted'],
    ['throttled'],
    ['too-many'],
    ['signed-out'],
    ['wrong-viewer'],
  ] as const)('that can’t be shown because of %s says of whom, why, and what can be done', async (reason) => {
    await open('A. Lovelace');
    const unavailable = { state: 'unavailable', reason } as const;
    await answer({ kind: 'unavailable', unavailable });
    const { what, remedy } = explainReason(unavailable);
    expect([...(dialog()?.querySelectorAll('h1, p') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'A. Lovelace',
      what,
      remedy,
    ]);
    expect(dialog()?.getAttribute('aria-label')).toBe('A. Lovelace');
    expect(buttonNames()).toEqual([]);
  });

  test('that could not be asked for says so, and offers to try again', async () => {
    await answer({ kind: 'unavailable', unavailable: { state: 'unavailable', reason: 'failed' } });
    expect(dialog()?.textContent).toContain('LinkedIn could not be asked about this contact.');
    expect(buttonNames()).toEqual(['Try again']);
  });

  test('is asked anew by its page when the person wants to try again', async () => {
    await answer({ kind: 'unavailable', unavailable: { state: 'unavailable', reason: 'failed' } });
    await press('Try again');
    expect(tell).toHaveBeenLastCalledWith('again');
  });

  test.each([
    ['the worker closes it', () => worker.answer({ kind: 'closed' })],
    ['Escape is pressed in it', () => dispatchEvent(new KeyboardEvent('keyup', { key: 'Escape' }))],
  ])('tells its page where %s', async (_what, end) => {
    await acted(end);
    expect(tell).toHaveBeenLastCalledWith('close');
  });

  test('takes the focus to itself when its frame is given it', async () => {
    await acted(() => dispatchEvent(new Event('focus')));
    expect(document.activeElement).toBe(dialog());
  });

  test('that loses the worker keeps what it has, and waits for nothing more', async () => {
    await acted(() => worker.go());
    expect(buttonNames()).toEqual(['Try again']);
    await say();
    await acted(() => worker.go());
    expect(dialog()?.textContent).toContain('Ada Lovelace');
    expect(dialog()?.querySelector('.skeleton')).toBeNull();
  });
});

describe('the picture', () => {
  test('is held a place for, and stands in for by initials where there is none', async () => {
    await say();
    expect(dialog()?.querySelector('.skeleton-round')).not.toBeNull();
    await answer({ kind: 'no-picture', larger: false, why: 'none' });
    expect(dialog()?.querySelector('.avatar-initials')?.textContent).toBe('AL');
    expect(buttonNames()).toEqual([]);
  });

  test('that could not be had says so, and initials stand in for it', async () => {
    await say();
    await answer({ kind: 'no-picture', larger: false, why: 'failed' });
    expect(dialog()?.textContent).toContain('The picture could not be loaded.');
    expect(dialog()?.querySelector('.avatar-initials')?.textContent).toBe('AL');
  });

  test('that is none of its bytes gives way to initials: nobody sees a broken image', async () => {
    await say();
    await showPicture();
    await acted(() => dialog()?.querySelector('img')?.dispatchEvent(new Event('error')));
    expect(dialog()?.querySelector('img')).toBeNull();
    expect(dialog()?.querySelector('.avatar-initials')?.textContent).toBe('AL');
  });

  test('is shown larger when asked for, and small again', async () => {
    await say();
    await showPicture();
    await press('Larger picture');
    expect(worker.asked.at(-1)).toEqual({ kind: 'larger-picture', pixels: 296 });
    await showPicture(true);
    expect(buttonNames()).toEqual(['Smaller picture']);
    expect(dialog()?.querySelector('.card-member-large')).not.toBeNull();
    await press('Smaller picture');
    expect(dialog()?.querySelector('.card-member-large')).toBeNull();
    expect(dialog()?.querySelector('img')).not.toBeNull();
  });

  test('that could not be had larger says so, and stays as it is', async () => {
    await say();
    await showPicture();
    await press('Larger picture');
    await answer({ kind: 'no-picture', larger: true, why: 'failed' });
    expect(dialog()?.textContent).toContain('The picture could not be loaded.');
    expect(dialog()?.querySelector('img')).not.toBeNull();
    expect(buttonNames()).toEqual(['Larger picture']);
  });
});
