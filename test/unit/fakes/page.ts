import { vi } from 'vitest';

/** What an element's closed shadow root holds; only tests can look there. */
const shadowRoots = new WeakMap<Element, ShadowRoot>();

/** The decoded pictures that were not let go. */
const bitmaps = new Set<object>();

/** How many decoded pictures were not let go. */
export const bitmapsInMemory = (): number => bitmaps.size;

type Drawn = Partial<Record<'x' | 'y' | 'width' | 'height', number>>;

/** A picture on a canvas: where it was last drawn, in the canvas's own pixels, and its bytes. */
type Pixels = { readonly at?: Drawn; readonly bytes?: Blob | undefined };

/** What each canvas in the page shows. */
let shownOn = new WeakMap<object, Pixels>();

/** How often a text was drawn. */
let texts = 0;
export const textsDrawn = (): number => texts;

/** A canvas in no page, drawn on with a pen and handed on as a bitmap. */
class FakeOffscreenCanvas {
  #width = 1;
  height = 1;
  #pixels: Pixels = {};
  get width() {
    return this.#width;
  }
  // As in a browser, that clears it, whatever the width.
  set width(width: number) {
    this.#width = width;
    this.#pixels = {};
  }
  getContext() {
    const drawImage = (picture: object, ...[x, y, width, height]: number[]) => {
      const bytes = 'picture' in picture ? (picture.picture as Blob) : shownOn.get(picture)?.bytes;
      this.#pixels = { at: { x, y, width, height }, bytes };
    };
    const fillText = () => {
      texts += 1;
    };
    const known: Record<string, unknown> = { drawImage, fillText };
    return new Proxy({}, { get: (_, name) => known[String(name)] ?? (() => {}), set: () => true });
  }
  transferToImageBitmap() {
    const pixels = this.#pixels;
    this.#pixels = {};
    return pixels;
  }
}

/** Decodings under way, in order; each is ended by the test unless `decodesAtOnce`. */
export const decodings: { succeed(): void; fail(): void }[] = [];
const behaviour = { decodesAtOnce: true };

type Observed = (entries: { target: Element; isIntersecting: boolean }[]) => void;
const observers = new Set<{ tell: Observed; watched: Set<Element> }>();

class FakeIntersectionObserver {
  readonly #own: { tell: Observed; watched: Set<Element> };
  constructor(tell: Observed) {
    this.#own = { tell, watched: new Set() };
    observers.add(this.#own);
  }
  observe(element: Element) {
    this.#own.watched.add(element);
  }
  unobserve(element: Element) {
    this.#own.watched.delete(element);
  }
  disconnect() {
    observers.delete(this.#own);
  }
}

type Resized = (entries: { target: Element }[]) => void;
const sizeObservers = new Set<{ tell: Resized; watched: Set<Element> }>();

class FakeResizeObserver {
  readonly #own: { tell: Resized; watched: Set<Element> };
  constructor(tell: Resized) {
    this.#own = { tell, watched: new Set() };
    sizeObservers.add(this.#own);
  }
  observe(element: Element) {
    this.#own.watched.add(element);
    this.#own.tell([{ target: element }]);
  }
  unobserve(element: Element) {
    this.#own.watched.delete(element);
  }
  disconnect() {
    sizeObservers.delete(this.#own);
  }
}

/** This element has another size than before. */
export function resize(element: Element): void {
  for (const { tell, watched } of sizeObservers) if (watched.has(element)) tell([{ target: element }]);
}

/** These elements come near the screen, or go away from it. */
export function scroll(isIntersecting: boolean, ...elements: Element[]): void {
  for (const { tell, watched } of observers) {
    const entries = elements.filter((element) => watched.has(element)).map((target) => ({ target, isIntersecting }));
    if (entries.length > 0) tell(entries);
  }
}

/** Whether anything looks out for an element's coming near. */
export const isWatched = (element: Element): boolean => [...observers].some(({ watched }) => watched.has(element));

/**
 * A page in a browser that lays nothing out: what is missing there is put in, namely decoding, canvases that hold a picture, nearness and idle time, and closed
 * shadow roots can be looked into. To be called before each test.
 */
export function preparePage(html = ''): void {
  vi.restoreAllMocks();
  bitmaps.clear();
  shownOn = new WeakMap();
  texts = 0;
  decodings.length = 0;
  behaviour.decodesAtOnce = true;
  observers.clear();
  sizeObservers.clear();
  const attachShadow = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = attachShadow.call(this, options);
    shadowRoots.set(this, root);
    return root;
  });
  vi.stubGlobal('createImageBitmap', async (picture: Blob) => {
    if (!behaviour.decodesAtOnce)
      await new Promise<void>((resolve, reject) =>
        decodings.push({ succeed: resolve, fail: () => reject(new Error('not a picture')) }),
      );
    const bitmap = { width: 96, height: 96, picture, close: () => void bitmaps.delete(bitmap) };
    bitmaps.add(bitmap);
    return bitmap;
  });
  vi.stubGlobal('Path2D', class {});
  vi.stubGlobal('OffscreenCanvas', FakeOffscreenCanvas);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return { transferFromImageBitmap: (pixels: Pixels | null) => void shownOn.set(this, pixels ?? {}) } as never;
  });
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
  vi.stubGlobal('devicePixelRatio', 2);
  document.body.innerHTML = html;
}

/** For whoever needs to hear nothing of a page's contacts. */
export const noNews = {
  onInner: () => undefined,
  onLate: () => undefined,
  onLaidOut: () => undefined,
  onBroken: () => undefined,
  onSomebodyElse: () => undefined,
};

/** From here on a canvas in the page loses what it shows when it gets another size, as the standard has it; Chromium 156 keeps that. */
export function loseAtResize(): void {
  for (const side of ['width', 'height'] as const) {
    const set = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side)?.set;
    vi.spyOn(HTMLCanvasElement.prototype, side, 'set').mockImplementation(function (this: HTMLCanvasElement, pixels) {
      shownOn.delete(this);
      set?.call(this, pixels);
    });
  }
}

/** From here on the test decides when a picture is decoded. */
export function decodeByHand(): void {
  behaviour.decodesAtOnce = false;
}

/** Gives an element a place on the screen. */
export function lay(element: Element, { x = 0, y = 0, width = 0, height = 0 }): void {
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height);
}

export const hosts = (root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('vis-a-vis-picture'),
];

/** The parts of a slot, the closed ones included. */
export function partsOf(host: HTMLElement) {
  const skin = host.firstElementChild as HTMLElement;
  const root = shadowRoots.get(skin) as ShadowRoot;
  const [canvas] = [...root.children] as [HTMLCanvasElement];
  return { skin, root, canvas };
}

/** Where a slot's picture is drawn on its canvas; `undefined` where it shows none. */
export const pictureIn = (host: HTMLElement): Drawn | undefined => shownOn.get(partsOf(host).canvas)?.at;

/** The bytes of the picture that a slot shows; `undefined` where it shows none. */
export const bytesIn = (host: HTMLElement): Blob | undefined => shownOn.get(partsOf(host).canvas)?.bytes;

/** Whether a slot lets a picture be seen. */
export const showsPicture = (host: HTMLElement): boolean => bytesIn(host) !== undefined;

/** A picture in memory, known by its name. */
export const blobOf = (name: string): Blob => new Blob([name], { type: 'image/jpeg' });

export const only = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined || values.length > 1) throw new Error(`${values.length} rather than one`);
  return value;
};
