// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../../src/browser/words.ts', () => import('../catalogue.ts'));

import { Crop } from '../../../../src/ui/crop/crop.tsx';
import { buttonNamed, pageText, statusText } from '../accessible.ts';
import { acted } from '../acted.ts';

const picture = { width: 1200, height: 800, close: () => {} } as ImageBitmap;
const onCropped = vi.fn<(bytes: ArrayBuffer) => void>();
const onCancel = vi.fn();
/** What was drawn on a canvas, of which size. */
let drawn: unknown[][];
let written: { width: number; height: number; type: string | undefined }[];

async function open(proportions = 1, width = 400) {
  await acted(async () =>
    render(
      createElement(Crop, { picture, proportions, output: { width, type: 'image/jpeg' }, onCropped, onCancel }),
      document.body,
    ),
  );
  // It is loaded when it is opened, and not before.
  await import('../../../../src/ui/crop/crop-tool.tsx');
  await acted(() => undefined);
}
const frame = () => document.querySelector<HTMLElement>('[role="application"]') as HTMLElement;
const press = (key: string, shiftKey = false) => {
  const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true });
  return acted(async () => frame().dispatchEvent(event)).then(() => event);
};
const point = (type: string, target: Element, clientX: number, clientY: number, pointerId = 1) =>
  acted(async () =>
    target.dispatchEvent(
      Object.assign(new PointerEvent(type, { bubbles: true, button: 0, pointerId } as never), { clientX, clientY }),
    ),
  );
/** What part of the picture is taken: x, y, width, height. */
async function taken() {
  drawn = [];
  await acted(async () => buttonNamed('Use this part').click());
  return drawn.at(-1)?.slice(1, 5);
}

beforeEach(() => {
  drawn = [];
  written = [];
  onCropped.mockReset();
  onCancel.mockReset();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return { canvas: this, fillRect: () => {}, drawImage: (...what: unknown[]) => drawn.push(what) } as never;
  });
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, back, type) {
    written.push({ width: this.width, height: this.height, type });
    back(new Blob(['cut']));
  });
  Element.prototype.setPointerCapture = () => {};
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 600, 400));
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.restoreAllMocks();
});

describe('the crop tool', () => {
  test('takes the largest part in the middle where nothing is done, in the size that is wanted', async () => {
    await open();
    expect(await taken()).toEqual([200, 0, 800, 800]);
    expect(written).toEqual([{ width: 400, height: 400, type: 'image/jpeg' }]);
    expect(new TextDecoder().decode(onCropped.mock.lastCall?.[0])).toBe('cut');
  });

  test('takes four by one for a background', async () => {
    await open(4, 1584);
    expect(await taken()).toEqual([0, 250, 1200, 300]);
    expect(written).toMatchObject([{ width: 1584, height: 396 }]);
  });

  test('is used by keys alone: has the focus, moves, resizes, and says what it did', async () => {
    await open();
    expect(document.activeElement).toBe(frame());
    const event = await press('ArrowLeft');
    expect(event.defaultPrevented).toBe(true);
    expect(statusText()).toBe('15% from the left, 0% from the top, size 100%');
    await press('-');
    await press('ArrowDown', true);
    expect(statusText()).toBe('17% from the left, 3% from the top, size 94%');
    expect(await taken()).toEqual([208, 24, 752, 752]);
  });

  test('leaves other keys to the browser, so that the keyboard gets out again', async () => {
    await open();
    expect((await press('Tab')).defaultPrevented).toBe(false);
  });

  test('is moved by a pointer, by as much of the picture as of the screen', async () => {
    await open();
    await point('pointerdown', frame(), 300, 200);
    await point('pointermove', frame(), 250, 200);
    await point('pointerup', frame(), 250, 200);
    await point('pointermove', frame(), 0, 0);
    expect(await taken()).toEqual([100, 0, 800, 800]);
  });

  test('is resized at a corner, and by two fingers', async () => {
    await open();
    const corner = document.querySelector('.crop-end-end') as Element;
    await point('pointerdown', corner, 500, 400);
    await point('pointermove', corner, 450, 350);
    await point('pointerup', corner, 450, 350);
    expect(await taken()).toEqual([300, 100, 600, 600]);
    await point('pointerdown', frame(), 200, 200, 1);
    await point('pointerdown', frame(), 400, 200, 2);
    await point('pointermove', frame(), 300, 200, 2);
    expect(await taken()).toEqual([450, 250, 300, 300]);
  });

  test('is resized by its slider, which says how large it is', async () => {
    await open();
    const slider = document.querySelector<HTMLInputElement>('[type="range"]') as HTMLInputElement;
    expect(slider.getAttribute('aria-valuetext')).toBe('100%');
    await acted(async () => {
      slider.value = '400';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(slider.getAttribute('aria-valuetext')).toBe('50%');
    expect(await taken()).toEqual([400, 200, 400, 400]);
  });

  test('can be left', async () => {
    await open();
    await acted(async () => buttonNamed('Cancel').click());
    expect(onCancel).toHaveBeenCalledTimes(1);
    expect(onCropped).not.toHaveBeenCalled();
  });

  test('says so where the browser writes no picture', async () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((back) => back(null));
    await open();
    await acted(async () => buttonNamed('Use this part').click());
    expect(pageText()).toContain('The picture could not be cut.');
    expect(onCropped).not.toHaveBeenCalled();
  });
});
