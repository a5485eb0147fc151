// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/browser/picker-channel.ts', () => import('../ui/catalogue.ts'));

import { createFrame, type Frame } from '../../../src/picker/frame.ts';
import { createPanel } from '../../../src/picker/panel.ts';
import { listenToPointing } from '../../../src/picker/pointing.ts';

let frame: Frame;
let life: AbortController;
const host = () => document.querySelector('vis-a-vis-picker');

/** As a person's own, which no script can make. */
function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}
const mouse = (name: string, more: MouseEventInit = {}) =>
  new MouseEvent(name, { bubbles: true, cancelable: true, composed: true, detail: 1, ...more });

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p><a href="#away">Anna</a></p>';
  life = new AbortController();
  frame = createFrame();
  vi.spyOn(document, 'elementFromPoint').mockImplementation(() => host()?.firstElementChild ?? null);
});
afterEach(() => {
  life.abort();
  frame.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('stands where the page can’t look: in a closed root, which is not the host’s own', () => {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  createFrame().remove();
  expect(attach.mock.contexts).toEqual([expect.any(HTMLSpanElement)]);
  expect(attach).toHaveBeenCalledExactlyOnceWith({ mode: 'closed' });
  expect(host()?.firstElementChild?.shadowRoot).toBeNull();
});

it('shows what a page calls its contacts as the text that it is', () => {
  const name = '<img src="x" onerror="go()">';
  createPanel(frame).show({ progress: name, heading: name, hint: name, found: name, examples: [name], ways: [] });
  expect(frame.root.querySelector('img')).toBeNull();
  expect(frame.root.querySelector('h2')?.textContent).toBe(name);
  expect(frame.root.querySelector('.examples li')?.textContent).toBe(name);
});

describe('what is pressed in the panel', () => {
  let pressed: number;
  const button = () => frame.root.querySelector<HTMLButtonElement>('.ways button');
  beforeEach(() => {
    pressed = 0;
    createPanel(frame).show({
      progress: '',
      heading: 'Save?',
      hint: '',
      found: '',
      ways: [{ label: 'Save', onPress: () => (pressed += 1) }],
    });
    vi.advanceTimersByTime(400);
  });

  it('counts where a person pressed it', () => {
    button()?.dispatchEvent(trusted(mouse('click')));
    expect(pressed).toBe(1);
  });

  it('does not count where a script did', () => {
    button()?.dispatchEvent(mouse('click'));
    button()?.click();
    expect(pressed).toBe(0);
  });

  it('does not count where something of the page lay over it', () => {
    vi.spyOn(document, 'elementFromPoint').mockReturnValue(document.querySelector('p'));
    button()?.dispatchEvent(trusted(mouse('click')));
    expect(pressed).toBe(0);
  });

  it('does not count where it had only just appeared', () => {
    frame.settle();
    vi.advanceTimersByTime(200);
    button()?.dispatchEvent(trusted(mouse('click')));
    expect(pressed).toBe(0);
  });
});

describe('what a person does with the page', () => {
  const hovered = vi.fn();
  const picked = vi.fn();
  const keyed = vi.fn(() => true);
  const heard = vi.fn();
  const names = ['pointerdown', 'mousedown', 'click', 'touchstart', 'mouseover', 'keydown'];
  const link = () => document.querySelector('a') as Element;

  beforeEach(() => {
    for (const one of [hovered, picked, keyed, heard]) one.mockClear();
    listenToPointing(frame, { onHover: hovered, onPick: picked, onKey: keyed }, life.signal);
    for (const name of names) link().addEventListener(name, heard, { signal: life.signal });
  });

  it('picks, and the page hears nothing of it', () => {
    for (const name of names) link().dispatchEvent(trusted(mouse(name)));
    expect(picked).toHaveBeenCalledWith(link(), false);
    expect(keyed).toHaveBeenCalledOnce();
    expect(heard).not.toHaveBeenCalled();
  });

  it('does nothing else: no link is followed, and touching still scrolls', () => {
    const click = trusted(mouse('click'));
    const touch = trusted(mouse('touchstart'));
    link().dispatchEvent(click);
    link().dispatchEvent(touch);
    expect([click.defaultPrevented, touch.defaultPrevented]).toEqual([true, false]);
  });

  it('is not what a script makes up, which the page goes on hearing', () => {
    for (const name of names) link().dispatchEvent(mouse(name));
    expect(picked).not.toHaveBeenCalled();
    expect(keyed).not.toHaveBeenCalled();
    expect(heard).toHaveBeenCalledTimes(names.length);
  });

  it('reaches into open shadow roots', () => {
    const inner = document.createElement('b');
    link().attachShadow({ mode: 'open' }).append(inner);
    inner.dispatchEvent(trusted(mouse('click')));
    expect(picked).toHaveBeenCalledWith(inner, false);
  });

  it('is the page’s own again at the end', () => {
    life.abort();
    const own = vi.fn();
    link().addEventListener('click', own);
    link().dispatchEvent(trusted(mouse('click')));
    expect(own).toHaveBeenCalledOnce();
  });
});

it('is put back where the page throws it away, a few times', () => {
  for (let count = 0; count < 5; count += 1) {
    host()?.remove();
    expect(frame.putBack()).toBe(true);
    expect(host()).not.toBeNull();
  }
  host()?.remove();
  expect(frame.putBack()).toBe(false);
});

describe('the panel, moved out of the way', () => {
  const placeAfterMoving = (width: number, presses: number): CSSStyleDeclaration => {
    const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: { width: number }): void } };
    happyDOM.setViewport({ width });
    createPanel(frame).show({ progress: '', heading: 'Save?', hint: '', found: '', ways: [] });
    vi.advanceTimersByTime(400);
    for (let count = 0; count < presses; count += 1)
      frame.root.querySelector('.head button')?.dispatchEvent(trusted(mouse('click')));
    return getComputedStyle(frame.root.querySelector('.panel') as Element);
  };

  it('goes to the other side of a wide window', () => {
    expect(placeAfterMoving(1024, 1)).toMatchObject({ insetInline: '16px auto', insetBlock: '' });
  });

  it.each([
    [0, ''],
    [1, '8px auto'],
    [2, ''],
  ])('stands at the bottom of a narrow window, and after every other press at the top: %i', (presses, insetBlock) => {
    expect(placeAfterMoving(400, presses)).toMatchObject({ insetInline: '8px', insetBlock });
  });
});
