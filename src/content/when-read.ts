import { attributeOf, matches } from '../crm/safe-dom.ts';

/** Milliseconds that a page which is read is given for its style sheets: one that failed never comes. */
const stylePatience = 500;

const sheets = '[rel~=stylesheet]:not([rel~=alternate], [disabled])';

/** Whether a style sheet is still on its way. */
const isStyleAwaited = (): boolean =>
  // By their name, which the browser remembers: to search a large page by a selector takes milliseconds, and this is asked at each of its images.
  Array.from<Element>(Document.prototype.getElementsByTagName.call(document, 'link')).some(
    (link) =>
      matches(link, sheets) &&
      Reflect.get(HTMLLinkElement.prototype, 'sheet', link) === null &&
      matchMedia(attributeOf(link, 'media')).matches,
  );

/**
 * Whether the page is there with its sizes: its last element and its style sheets. What is measured before may be too small, and members would be asked
 * for twice.
 */
export function isRead(): boolean {
  return document.readyState === 'complete' || (document.readyState === 'interactive' && !isStyleAwaited());
}

/**
 * Calls back once `isRead`. That is before `DOMContentLoaded`, which waits for the page's deferred scripts, and after it where a style sheet comes later; a
 * page without that style sheet is taken as it is in the end.
 */
export function whenRead(onRead: () => void, signal: AbortSignal): void {
  const reading = new AbortController();
  const options = { signal: AbortSignal.any([signal, reading.signal]), capture: true };
  let patience: ReturnType<typeof setTimeout> | undefined;
  options.signal.addEventListener('abort', () => clearTimeout(patience));

  const end = () => {
    reading.abort();
    onRead();
  };
  const look = () => {
    if (isRead()) end();
    else if (document.readyState === 'interactive') patience ??= setTimeout(end, stylePatience);
  };
  document.addEventListener('readystatechange', look, options);
  // Of each of the page's elements, a style sheet's link among them.
  document.addEventListener('load', look, options);
  look();
}
