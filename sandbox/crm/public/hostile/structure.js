/** Reading what is painted as elements, and getting at what they hide. */
import { ofEach, ofPage, skinOf, slotOf, strangersIn } from './ground.js';

const markupOf = (root) => (root ? root.innerHTML : null);

/** How a throwing question ended is an answer too. */
function outcome(ask) {
  try {
    return ask();
  } catch ({ name }) {
    return name;
  }
}

const shadowRoots = () =>
  ofEach((row) => strangersIn(row).map((element) => [element.localName, markupOf(element.shadowRoot)]));

const hostAttributes = () =>
  ofEach((row) =>
    strangersIn(row).map((element) => [
      element.localName,
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    ]),
  );

function serialised() {
  return ofEach((row) => [
    new XMLSerializer().serializeToString(row),
    row.outerHTML,
    row.getHTML?.({
      serializableShadowRoots: true,
      shadowRoots: strangersIn(row).flatMap(({ shadowRoot }) => shadowRoot ?? []),
    }),
  ]);
}

const secondRoots = () =>
  ofEach((row) =>
    [slotOf(row), skinOf(row)].map((element) =>
      outcome(() => {
        const copy = element.cloneNode(true);
        return [copy.outerHTML, copy.shadowRoot?.mode, element.attachShadow.length];
      }),
    ),
  );

function openedSkins() {
  return ofEach((row) => outcome(() => skinOf(row).attachShadow({ mode: 'closed', serializable: true }).innerHTML));
}

function declaredRoots() {
  return ofEach((row) => {
    const slot = slotOf(row);
    if (!slot?.firstElementChild || !('parseHTMLUnsafe' in Document)) return null;
    const parsed = Document.parseHTMLUnsafe(
      `<template shadowrootmode="open"></template>${new XMLSerializer().serializeToString(slot)}`,
    );
    return [...parsed.querySelectorAll('*')].map(({ localName, shadowRoot }) => [localName, markupOf(shadowRoot)]);
  });
}

const clones = () =>
  ofEach((row) => {
    const slot = slotOf(row);
    return (
      slot &&
      [slot.cloneNode(true), document.importNode(slot, true)].map((copy) => [copy.outerHTML, markupOf(copy.shadowRoot)])
    );
  });

const structuredCopies = () =>
  ofEach((row) =>
    strangersIn(row).map((element) =>
      outcome(() => Object.keys(element).map((name) => structuredClone(element[name]))),
    ),
  );

function elementsAtPoints() {
  return ofEach((row) => {
    const { left, top, width, height } = row.querySelector('.face').getBoundingClientRect();
    return [0.2, 0.5, 0.8].map((part) =>
      document
        .elementsFromPoint(left + width * part, top + height / 2)
        .map(({ localName, className }) => `${localName}.${className}`),
    );
  });
}

function eventPaths() {
  return ofEach((row) =>
    strangersIn(row).map((element) => {
      let path;
      element.addEventListener(
        'probe',
        (event) => {
          path = event.composedPath().map((node) => node.localName ?? node.nodeName);
        },
        { once: true },
      );
      element.dispatchEvent(new CustomEvent('probe', { bubbles: true, composed: true }));
      return path;
    }),
  );
}

function walked() {
  return ofEach((row) => {
    const walker = document.createTreeWalker(row);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode.nodeName);
    const counted = document.evaluate('count(.//*)', row, null, XPathResult.NUMBER_TYPE).numberValue;
    return [nodes, counted, row.querySelectorAll('img, canvas, svg, iframe').length];
  });
}

const rootsOf = () =>
  ofEach((row) =>
    strangersIn(row).map((element) => [
      element.getRootNode({ composed: true }).nodeName,
      element.assignedSlot?.localName,
    ]),
  );

function ownProperties() {
  return ofEach((row) =>
    strangersIn(row).map((element) => [Object.getOwnPropertyNames(element), element.dataset && { ...element.dataset }]),
  );
}

function accessibleParts() {
  return ofEach((row) => {
    const [slot] = strangersIn(row);
    if (!slot) return null;
    row.setAttribute('aria-owns', 'owned');
    const isReflected = 'ariaOwnsElements' in slot;
    if (isReflected) row.ariaOwnsElements = [slot];
    const { ariaLabel, role, ariaHidden, computedName, computedRole, title } = slot;
    row.removeAttribute('aria-owns');
    return [isReflected, ariaLabel, role, ariaHidden, computedName, computedRole, title];
  });
}

function framesOfWindow() {
  return ofPage([
    ['frames', window.length],
    ['first', window[0] === undefined ? 'none' : 'one'],
    ['named', window.frames.length],
  ]);
}

function collections() {
  const names = ['images', 'embeds', 'plugins', 'links', 'forms', 'scripts', 'styleSheets', 'adoptedStyleSheets'];
  return ofPage(names.map((name) => [name, document[name].length]));
}

export const structure = [
  shadowRoots,
  hostAttributes,
  serialised,
  secondRoots,
  openedSkins,
  declaredRoots,
  clones,
  structuredCopies,
  elementsAtPoints,
  eventPaths,
  walked,
  rootsOf,
  ownProperties,
  accessibleParts,
  framesOfWindow,
  collections,
];
