/** Asking by style: sizes, selectors, sheets, animations, fonts. */
import { frame, isAbsent, notes, ofEach, ofEachInTurn, rows, sleep, strangersIn } from './ground.js';

/** Adds a sheet while something is asked. */
async function under(css, ask) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  await frame();
  try {
    return await ask();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }
}

const selectors = [
  ':defined',
  ':empty',
  ':has(img)',
  ':has(canvas)',
  ':focus-within',
  ':hover',
  ':read-only',
  ':blank',
  ':any-link',
  '[title]',
  '[class]',
  '[id]',
  '[part]',
  '[data-state]',
  '[data-state=shown]',
  '.shown',
  '[title^=shown]',
  '[aria-label]',
  '[aria-hidden]',
  '[role]',
  '[src]',
  '[alt]',
  '[style*=url]',
  '[style*=opacity]',
  '[style*=private]',
  ':state(shown)',
  ':has(> span)',
];

const matchedSelectors = () =>
  ofEach((row) =>
    strangersIn(row).map((element) =>
      selectors.filter((selector) => {
        try {
          return element.matches(selector);
        } catch {
          return false;
        }
      }),
    ),
  );

const computedStyles = () =>
  ofEach((row) =>
    strangersIn(row).map((element) => {
      const style = getComputedStyle(element);
      return [...style]
        .filter((name) => !/^(perspective|transform)-origin$|^(top|bottom|left|right|inset.*)$/.test(name))
        .map((name) => `${name}:${style.getPropertyValue(name)}`);
    }),
  );

async function styledParts() {
  const seen = notes();
  const note = (event) => seen.note(event.target, event.type);
  addEventListener('animationstart', note, true);
  const learned = await under(
    '@keyframes probe { from { opacity: 1 } } vis-a-vis-picture::part(picture), ::part(picture), ::slotted(*) { animation: probe 1s; display: block; height: 77px }',
    async () => {
      await frame();
      return ofEach((row) =>
        strangersIn(row).map((element) => [element.scrollHeight, element.getAnimations({ subtree: true }).length]),
      );
    },
  );
  removeEventListener('animationstart', note, true);
  return learned;
}

const boxes = () =>
  ofEach((row) => {
    const origin = row.getBoundingClientRect();
    return strangersIn(row).map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { offsetWidth, offsetHeight, scrollWidth, scrollHeight, clientWidth } = element;
      return [
        left - origin.left,
        top - origin.top,
        width,
        height,
        offsetWidth,
        offsetHeight,
        scrollWidth,
        scrollHeight,
        clientWidth,
        element.getClientRects().length,
      ];
    });
  });

function containerSizes() {
  return under(
    `.attacked-row { container: row / inline-size } vis-a-vis-picture { container: slot / size }
     @container slot (width > 50px) { span { --leak: wide } } @container slot scroll-state(scrollable: x) { span { --leak: scrolls } }`,
    () => ofEach((row) => strangersIn(row).map((element) => getComputedStyle(element).getPropertyValue('--leak'))),
  );
}

function forcedStyles() {
  return under(
    `vis-a-vis-picture, vis-a-vis-picture *, .attacked-row { transition: all 9e9s !important; animation: none !important }
     vis-a-vis-picture, vis-a-vis-picture * { all: unset !important; pointer-events: auto !important; display: block !important; width: auto !important;
       height: auto !important; content-visibility: auto !important; contain: none !important; font-size: 99px !important; zoom: 2 !important }`,
    () =>
      ofEach((row) => {
        const { left, top } = row.querySelector('.face').getBoundingClientRect();
        const sizes = strangersIn(row).map((element) => [
          element.offsetWidth,
          element.offsetHeight,
          getComputedStyle(element).pointerEvents,
        ]);
        return [sizes, document.elementFromPoint(left + 20, top + 20)?.localName];
      }),
  );
}

/** Sheets that tell a server what they match. */
async function addressesInSheets() {
  performance.setResourceTimingBufferSize(10_000);
  const asked = (path) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(path));
  const rules = rows.flatMap((row, index) => {
    row.id = `probe-${index}`;
    return selectors.map(
      (selector, number) =>
        `#probe-${index}:has(vis-a-vis-picture${selector}) { background-image: url(/hostile/probe?${index}-${number}) }`,
    );
  });
  return under(rules.filter((rule) => CSS.supports(`selector(${rule.split(' {')[0]})`)).join('\n'), async () => {
    // Until no more was asked for during a second, which a busy machine may take for the next; however many, each is noted.
    for (let before = -1, still = 0, turn = 0; still < 4 && turn < 40; turn += 1) {
      await sleep(250);
      const now = performance.getEntriesByType('resource').length;
      still = now === before ? still + 1 : 0;
      before = now;
    }
    const learned = ofEach((row) => selectors.map((_, number) => asked(`probe?${rows.indexOf(row)}-${number}`)));
    for (const row of rows) row.removeAttribute('id');
    return learned;
  });
}

function quads() {
  if (!Element.prototype.getBoxQuads) return isAbsent('The browser has no getBoxQuads.');
  return ofEach((row) =>
    strangersIn(row).map((element) =>
      element.getBoxQuads({ relativeTo: row }).map(({ p1, p3 }) => [p1.x, p1.y, p3.x, p3.y]),
    ),
  );
}

/** Each row in turn shrinks around its picture. */
const shrunkRows = () =>
  ofEachInTurn(async (row) => {
    row.style.cssText = 'display: inline-block; width: min-content; height: auto';
    await frame();
    const { width, height } = row.getBoundingClientRect();
    row.removeAttribute('style');
    return [Math.round(width), Math.round(height), row.scrollWidth - row.clientWidth];
  });

export const styles = [
  matchedSelectors,
  computedStyles,
  styledParts,
  boxes,
  quads,
  containerSizes,
  forcedStyles,
  addressesInSheets,
  shrunkRows,
];
