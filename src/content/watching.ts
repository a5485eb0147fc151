import { connected } from '../browser/native.ts';
import { cardElement, type InnerRoot, isElement, parentOf, slotElement } from '../crm/safe-dom.ts';
import { createSettling } from './settling.ts';
import { whenRead } from './when-read.ts';

/** What the page does that concerns us. */
export type PageEvents = {
  /**
   * Nodes just changed; called in the mutation's own callback, before the browser paints.
   *
   * @returns whether that concerns anybody who was read.
   */
  onTouched(nodes: readonly Node[]): boolean;
  /** The extension is there no more, as it turns out when nodes change. */
  onStale(): void;
  /** The page has been read, or has settled for a moment after changes; `isGrown` where elements came or went, so that there may be others than before. Returns whether there are. */
  onSettled(isGrown: boolean): boolean;
  /** The address changed without a page load. */
  onNavigated(): void;
};

export type PageWatch = {
  /** What happens inside a shadow tree or a frame is seen only by whoever observes it. */
  include(inner: InnerRoot): void;
  /** A custom element that is not defined yet may be given a shadow root later. That makes no mutation, but takes room on the page. */
  includeLate(host: Element): void;
};

/**
 * Watches a page until the signal ends: mutations of what the recipe reads, in-page navigation and typing.
 *
 * @param attributes the attributes that the recipe reads.
 */
export function watchPage(attributes: readonly string[], events: PageEvents, signal: AbortSignal): PageWatch {
  const settle = createSettling(events.onSettled, signal);
  const touch = (nodes: readonly Node[]): boolean => {
    if (connected()) return events.onTouched(nodes);
    // The next version's script takes away what this one painted, and that is not to be put back.
    events.onStale();
    return false;
  };
  const observer = new MutationObserver((records) => {
    const theirs = records.filter((record) => !isOurs(record));
    if (theirs.length === 0) return;
    followAddress();
    // A page that is being read touches the same node hundreds of times in one go.
    const isTouched = touch([...new Set(theirs.map(({ target }) => target))]);
    const isGrown = theirs.some(mayGrow);
    if (isGrown || isTouched) settle(isGrown);
  });
  const observed = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...attributes],
  };
  signal.addEventListener('abort', () => observer.disconnect());

  let address = location.href;
  const followAddress = () => {
    if (address === location.href) return;
    address = location.href;
    events.onNavigated();
    settle(true);
  };
  addEventListener('popstate', followAddress, { signal });
  addEventListener('hashchange', followAddress, { signal });
  // The one event that content scripts see for the page's own `pushState`, in both browsers.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', followAddress, {
    signal,
  });
  const grow = () => settle(true);
  addEventListener('resize', grow, { signal, passive: true });

  const measured = new WeakSet<Element>();
  const room = new ResizeObserver((entries) => {
    const isNews = entries.some(({ target }) => measured.has(target));
    for (const { target } of entries) measured.add(target);
    if (isNews) grow();
  });
  signal.addEventListener('abort', () => room.disconnect());

  // An input's value changes without any mutation.
  const onInput = ({ target }: Event) => {
    if (touch([target as Node])) settle(false);
  };
  const onLoad = ({ target }: Event) => {
    if (/^i?frame$/.test((target as Element).localName)) grow();
  };
  const included = new WeakSet<Node>();
  const include = (root: InnerRoot) => {
    if (included.has(root)) return;
    included.add(root);
    observer.observe(root, observed);
    const options = { signal, capture: true, passive: true };
    root.addEventListener('input', onInput, options);
    root.addEventListener('change', onInput, options);
    // Of a frame, whose new document is as good as unseen.
    root.addEventListener('load', onLoad, options);
  };
  // What comes while the page is being read is found when that is done. To be told of it all was measured to take 280 ms on a long page.
  whenRead(() => {
    include(document);
    room.observe(document.documentElement);
  }, signal);
  return {
    include,
    includeLate(host) {
      const parent = parentOf(host);
      if (parent && !measured.has(parent)) room.observe(parent);
    },
  };
}

/** Our own slots and cards going in are no news; one that the page takes out is. */
function isOurs({ type, addedNodes, removedNodes, target }: MutationRecord): boolean {
  if ((target as Element).localName === slotElement) return true;
  return type === 'childList' && [...addedNodes].every(isSlot) && removedNodes.length === 0;
}

const isSlot = (node: Node): boolean => {
  const { localName } = node as Element;
  return localName === slotElement || localName === cardElement;
};

/** Whether there may be other contacts than before, or somewhere else: not where mere text changed. */
const mayGrow = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type === 'attributes' || [...addedNodes, ...removedNodes].some(isElement);
