/** Bending what the page's own world is made of, and whatever the page shares with others. */
import { isOwnScript, notes, ofEach, ofPage, painted, strangersIn } from './ground.js';

/** What the page's own scripts do is told by where it is called from. */
const isOwnCall = () =>
  new Error().stack
    .split('\n')
    .filter((line) => /https?:|extension:/.test(line))
    .every(isOwnScript);

async function patchedPrototypes() {
  const called = [];
  const holders = {
    Element: ['attachShadow', 'append', 'insertAdjacentElement', 'setAttribute', 'remove', 'closest', 'getAttribute'],
    HTMLElement: ['focus', 'click'],
    Document: ['createElement', 'querySelectorAll'],
    CSSStyleDeclaration: ['setProperty'],
    CanvasRenderingContext2D: ['drawImage', 'fillText'],
    HTMLCanvasElement: ['getContext'],
    HTMLImageElement: ['decode'],
    EventTarget: ['addEventListener', 'dispatchEvent'],
    MessagePort: ['postMessage'],
    Map: ['set', 'get'],
    Array: ['push', 'map', 'find'],
    Promise: ['then'],
  };
  for (const [holder, names] of Object.entries(holders))
    for (const name of names) {
      const { prototype } = globalThis[holder];
      const former = prototype[name];
      let busy = false;
      prototype[name] = function patched(...args) {
        if (!busy && !['map', 'push', 'then', 'get', 'set', 'find', 'addEventListener'].includes(name)) {
          busy = true;
          if (!isOwnCall())
            called[called.length] =
              `${name} ${args.map((one) => (typeof one === 'string' ? one : typeof one)).join(' ')}`;
          busy = false;
        }
        return former.apply(this, args);
      };
    }
  for (const name of ['parse', 'stringify']) {
    const former = JSON[name];
    JSON[name] = (...args) => {
      if (!isOwnCall()) called[called.length] = `${name} ${String(args[0])}`;
      return former(...args);
    };
  }
  await painted;
  return ofPage(called);
}

/** Whoever reads a property that an object has not got comes here. */
async function pollutedPrototypes() {
  const read = [];
  const names = [
    'recipe',
    'reference',
    'availability',
    'picture',
    'viewer',
    'epoch',
    'signedIn',
    'personId',
    'token',
    'visit',
    'kind',
    'crmUser',
  ];
  for (const name of names)
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get() {
        if (!isOwnCall()) read.push(name);
        return undefined;
      },
      set(value) {
        if (!isOwnCall()) read.push(`${name}=${String(value)}`);
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  await painted;
  for (const name of names) delete Object.prototype[name];
  return ofPage(read);
}

/** Elements under the names by which scripts look for what is theirs or the document's. */
async function clobberedNames() {
  const holder = document.createElement('div');
  holder.hidden = true;
  const names = ['activeElement', 'createTreeWalker', 'visibilityState', 'documentElement', 'defaultView', 'contains'];
  for (const name of names) holder.append(Object.assign(document.createElement('img'), { name }));
  for (const id of [
    'visAVisRunning',
    'visAVisPage',
    'visAVisPaints',
    'visAVisCards',
    'browser',
    'recipe',
    'navigation',
  ])
    holder.append(
      Object.assign(document.createElement('object'), { id }),
      Object.assign(document.createElement('a'), { id, href: 'probe:' }),
    );
  document.body.append(holder);
  await painted;
  const changed = [...holder.children].filter(({ attributes, firstChild }) => attributes.length > 2 || firstChild);
  holder.remove();
  return ofPage(changed.map((element) => element.outerHTML));
}

async function newGlobals() {
  const before = new Set(Object.getOwnPropertyNames(window));
  await painted;
  const names = Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== 'attacks');
  return ofPage(
    names.map((name) => [
      name,
      Object(window[name]) === window[name] ? Object.values(window[name]).map(String) : window[name],
    ]),
  );
}

/** What is done to the tree, in its order. */
async function mutations() {
  const seen = notes();
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes, oldValue } of records) {
      const changed = [...addedNodes, ...removedNodes].map((node) => node.nodeName);
      if (attributeName !== 'elementtiming' && attributeName !== 'containertiming')
        seen.note(target, [type, target.nodeName, attributeName, oldValue, ...changed]);
    }
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeOldValue: true,
    characterData: true,
    characterDataOldValue: true,
  });
  await painted;
  observer.disconnect();
  return seen.learned();
}

/** The strangers' names as custom elements of this page's, which get at their own shadow roots, even at closed ones. */
async function definedElements() {
  const seen = notes();
  const roots = [];
  for (const name of ['vis-a-vis-picture', 'vis-a-vis-card'])
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = [
          'style',
          'class',
          'title',
          'role',
          'aria-label',
          'aria-hidden',
          'data-state',
          'popover',
        ];
        #internals = this.attachInternals();
        connectedCallback() {
          seen.note(this, 'connected');
          roots.push([this, () => this.#internals.shadowRoot]);
        }
        disconnectedCallback() {
          seen.note(this, 'disconnected');
        }
        attributeChangedCallback(attribute, _, value) {
          seen.note(this, [attribute, value]);
        }
      },
    );
  await painted;
  for (const [element, root] of roots) seen.note(element, ['root', root()?.innerHTML ?? null]);
  return seen.learned();
}

/** The cards that open while somebody points at contacts, one after the other: everything but where. */
async function openedCards() {
  const cards = [];
  const describe = (card) => [
    card.outerHTML.replace(/(left|top|inset): ?[^!;]+/g, '$1'),
    card.offsetWidth,
    card.offsetHeight,
    card.textContent,
    card.shadowRoot?.innerHTML,
    window.length,
    document.activeElement?.localName,
  ];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, target } of records) {
      for (const node of addedNodes) if (node.localName === 'vis-a-vis-card') cards.push([describe(node)]);
      for (const node of removedNodes) if (node.localName === 'vis-a-vis-card') cards.at(-1)?.push('gone');
      if (target.localName === 'vis-a-vis-card') cards.at(-1)?.push(describe(target));
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  await painted;
  observer.disconnect();
  return { rows: cards.map((card) => JSON.stringify(card)) };
}

/** What a card is bent by, and what is laid over it. */
const bends = [
  'opacity: 0.01 !important',
  'filter: invert(1) !important',
  'transform: scale(0.1) !important',
  'clip-path: inset(50%) !important',
  'mix-blend-mode: difference !important',
  'visibility: visible !important',
  'pointer-events: none !important',
  'all: revert !important',
];
const covers = ['div', 'dialog', 'iframe'];

/** Bends and covers each card while it opens, and looks at what is there then; all is put back before a frame is painted, or nobody would go on pointing. */
async function bentCards() {
  const cards = new Map();
  const lookAt = (card) => {
    const { left, top, width, height } = card.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    const { opacity, visibility, display } = getComputedStyle(card);
    const hit = card.contains(there) ? there.outerHTML.replace(/(left|top): ?[^!;]+/g, '$1') : 'something else';
    return [hit, width, height, opacity, visibility, display, card.innerText];
  };
  const bend = (card) => {
    const former = card.getAttribute('style');
    const seen = bends.map((trick) => {
      card.style.cssText = `${former ?? ''}; ${trick}`;
      return lookAt(card);
    });
    if (former === null) card.removeAttribute('style');
    else card.setAttribute('style', former);
    for (const name of covers) {
      const cover = Object.assign(document.createElement(name), { popover: 'manual' });
      cover.style.cssText = 'position: fixed; inset: 0; opacity: 0.01';
      document.body.append(cover);
      cover.showPopover?.();
      seen.push(lookAt(card));
      cover.remove();
    }
    return seen;
  };
  const observer = new MutationObserver((records) => {
    const opened = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
    for (const card of new Set(opened.filter(({ localName }) => localName === 'vis-a-vis-card')))
      cards.set(card, [...(cards.get(card) ?? []), bend(card)]);
    // Its own doings.
    observer.takeRecords();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  await painted;
  observer.disconnect();
  return { rows: [...cards.values()].map((seen) => JSON.stringify(seen)) };
}

const remembered = 'left-behind';

/** What stood in the page when it was last put away: whoever comes back to it, or keeps a copy, would see it. */
async function leftBehind() {
  const kept = JSON.parse(sessionStorage.getItem(remembered) ?? '[]');
  sessionStorage.removeItem(remembered);
  addEventListener('pagehide', () => {
    const { rows } = ofEach((row) => strangersIn(row).map(({ outerHTML }) => outerHTML));
    sessionStorage.setItem(remembered, JSON.stringify(rows.filter((row) => row !== '[]')));
  });
  await painted;
  return ofPage(kept);
}

export const worlds = [
  definedElements,
  patchedPrototypes,
  pollutedPrototypes,
  clobberedNames,
  newGlobals,
  mutations,
  openedCards,
  bentCards,
  leftBehind,
];
