import { cardElement, openShadowRoots, slotElement } from '../crm/safe-dom.ts';
import { isRead, whenRead } from './when-read.ts';

/** What the page does that concerns us. */
export type PageEvents = {
  /** Nodes just changed; called in the mutation's own callback, before the browser paints. */
  onTouched(nodes: readonly Node[]): void;
  /** The page has been read, or has settled for a moment after changes. */
  onSettled(): void;
  /** The address changed without a page load. */
  onNavigated(): void;
};

export type PageWatch = {
  /** A mutation inside a shadow tree is seen only by whoever observes that tree: to be called whenever the page is looked at. */
  includeShadowRoots(): void;
};

/** Milliseconds after which a busy page is looked at all the same. */
const longestWait = 200;

/**
 * Watches a page until the signal ends: mutations of what the recipe reads, in-page navigation and typing.
 *
 * @param attributes the attributes that the recipe reads.
 */
export function watchPage(attributes: readonly string[], events: PageEvents, signal: AbortSignal): PageWatch {
  const settle = settler(events.onSettled, signal);
  const observer = new MutationObserver((records) => {
    // A page that is being read touches the same node hundreds of times in one go.
    const touched = new Set(records.filter((record) => !isOurs(record)).map(({ target }) => target));
    if (touched.size === 0) return;
    followAddress();
    events.onTouched([...touched]);
    settle();
  });
  const observed = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...attributes],
  };
  observer.observe(document, observed);
  const included = new WeakSet<ShadowRoot>();
  signal.addEventListener('abort', () => observer.disconnect());

  let address = location.href;
  const followAddress = () => {
    if (address === location.href) return;
    address = location.href;
    events.onNavigated();
    settle();
  };
  addEventListener('popstate', followAddress, { signal });
  addEventListener('hashchange', followAddress, { signal });
  // The one event that content scripts see for the page's own `pushState`, in both browsers.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', followAddress, {
    signal,
  });

  // An input's value changes without any mutation.
  const onInput = (event: Event) => {
    if (event.target instanceof Node) events.onTouched([event.target]);
    settle();
  };
  document.addEventListener('input', onInput, { signal, capture: true, passive: true });
  document.addEventListener('change', onInput, { signal, capture: true, passive: true });
  addEventListener('resize', settle, { signal, passive: true });

  return {
    includeShadowRoots() {
      for (const root of openShadowRoots(document)) {
        if (included.has(root)) continue;
        included.add(root);
        observer.observe(root, observed);
      }
    },
  };
}

/** Calls once after any number of changes: when the browser has time, and while the page is still being read, when that is done. */
function settler(onSettled: () => void, signal: AbortSignal): () => void {
  let waiting = !isRead();
  const run = () => {
    waiting = false;
    if (!signal.aborted) onSettled();
  };
  if (waiting) whenRead(run, signal);
  return () => {
    if (waiting) return;
    waiting = true;
    requestIdleCallback(run, { timeout: longestWait });
  };
}

/** Our own slots and cards going in are no news; one that the page takes out is. */
function isOurs({ type, addedNodes, removedNodes, target }: MutationRecord): boolean {
  if (target instanceof Element && target.localName === slotElement) return true;
  return type === 'childList' && [...addedNodes].every(isSlot) && removedNodes.length === 0;
}

const isSlot = (node: Node): boolean =>
  node instanceof Element && (node.localName === slotElement || node.localName === cardElement);
