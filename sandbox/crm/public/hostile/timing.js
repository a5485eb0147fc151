/** What the browser's own clocks tell of painting. How long things took is left out: no promise is made of that. */
import { eachStranger, isAbsent, isOwnScript, notes, ofPage, painted, rows, sleep } from './ground.js';

const types = PerformanceObserver.supportedEntryTypes;

/** Observes kinds of entries until everything is painted. */
async function entriesOf(wanted, tell, options = {}) {
  const known = wanted.filter((type) => types.includes(type));
  if (known.length === 0) return isAbsent(`The browser has no entries of the kind ${wanted.join(', ')}.`);
  const seen = [];
  const observers = known.map((type) => {
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type, buffered: true, ...options });
    return observer;
  });
  await painted;
  await sleep(150);
  for (const observer of observers) observer.disconnect();
  return ofPage(seen.map(tell).filter(({ length }) => length > 0));
}

/** What is painted of this page's own elements is no news. */
const largestPaint = () =>
  entriesOf(['largest-contentful-paint', 'interaction-contentful-paint'], ({ entryType, size, url, element }) =>
    element?.matches('.contact-name, .linkedin-member') ? [] : [entryType, size, url, element?.localName],
  );

const firstPaints = () =>
  entriesOf(['paint', 'mark', 'measure', 'visibility-state', 'soft-navigation'], ({ entryType, name }) => [
    entryType,
    name,
  ]);

function timedElements() {
  eachStranger((element) => element.setAttribute('elementtiming', 'painted'));
  return entriesOf(['element'], ({ identifier, url, naturalWidth, element }) => [
    identifier,
    url,
    naturalWidth,
    element?.localName,
  ]);
}

function timedContainers() {
  for (const row of rows) row.setAttribute('containertiming', 'row');
  return entriesOf(['container'], ({ identifier, size, lastPaintedElement }) => [
    identifier,
    size,
    lastPaintedElement?.localName,
  ]);
}

async function layoutShifts() {
  if (!types.includes('layout-shift')) return isAbsent('The browser tells of no layout shifts.');
  const seen = notes();
  const observer = new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries()) for (const { node } of sources) seen.note(node, 'shifted');
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  await painted;
  observer.disconnect();
  return seen.learned();
}

/** Whose script worked long, or for whom. */
const longTasks = () =>
  entriesOf(['long-animation-frame'], ({ scripts }) =>
    scripts.map(({ sourceURL }) => sourceURL).filter((source) => source && !isOwnScript(source)),
  );

/** Every event that ever comes by the window, the fades of pictures among them. */
async function overheardEvents() {
  const seen = notes();
  const names = new Set([
    'transitionrun',
    'transitionstart',
    'transitionend',
    'transitioncancel',
    'animationstart',
    'animationend',
    'load',
    'error',
    'slotchange',
    'contentvisibilityautostatechange',
    'DOMContentLoaded',
    'readystatechange',
    'beforeprint',
    'afterprint',
  ]);
  for (let at = document.body; at; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith('on')) names.add(name.slice(2));
  for (const name of names)
    addEventListener(
      name,
      (event) => {
        if (
          event.target instanceof Node &&
          !/^(pointer|mouse|key|wheel|focus|blur|copy|beforecopy|paste|select)/.test(name)
        )
          seen.note(event.target, [name, event.target.localName]);
      },
      true,
    );
  await painted;
  return seen.learned();
}

export const timing = [
  largestPaint,
  firstPaints,
  timedElements,
  timedContainers,
  layoutShifts,
  longTasks,
  overheardEvents,
];
