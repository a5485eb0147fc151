import { elementFor } from '../crm/reading.ts';
import { findAll, innerRoots } from '../crm/safe-dom.ts';
import { ancestorsOf, areAlike, kinOf } from './likeness.ts';
import { type Token, tagOf, tokensOf } from './tokens.ts';

/** Ancestors farther away than this say little about an element. */
const farthest = 8;
/** As many other containers as a selector is tried in. */
const tried = 30;
/** An ancestor that is known by no more than its tag is no hold. */
const dearestHold = 6;

/** Everything in the page that a container's selector matches: in the document and in open shadow roots, in page order. */
export function matchesIn(page: Document, selector: string): Element[] {
  return [page, ...innerRoots(page)].flatMap((root) => findAll(root, selector));
}

const byCost = (one: Token, other: Token): number => one.cost - other.cost;

/** An element's own tokens, and the same with one of its ancestors in front. */
function candidates(element: Element, ancestors: readonly Element[]): Token[] {
  const own = tokensOf(element);
  const held = ancestors.slice(0, farthest).flatMap((ancestor, distance) =>
    tokensOf(ancestor)
      .filter(({ cost }) => cost <= dearestHold)
      .flatMap((hold) =>
        own.flatMap((token): Token[] => {
          const cost = hold.cost + token.cost + 2 + distance / 2;
          const below = { selector: `${hold.selector} ${token.selector}`, cost };
          return distance === 0
            ? [below, { selector: `${hold.selector} > ${token.selector}`, cost: cost + 0.25 }]
            : [below];
        }),
      ),
  );
  return [...own, ...held].sort(byCost);
}

/** Where an element has nothing that it could be known by, its tag below the tags around it, down from something that has. */
function chains(element: Element, ancestors: readonly Element[]): Token[] {
  const [own] = tokensOf(element).slice(-1);
  return ancestors.flatMap((ancestor, distance): Token[] => {
    const [hold] = tokensOf(ancestor);
    if (own === undefined || hold === undefined || hold.cost > dearestHold) return [];
    const steps = [hold.selector, ...ancestors.slice(0, distance).reverse().map(tagOf), tagOf(element)];
    return [{ selector: steps.join(' > '), cost: hold.cost + own.cost + 2 * distance + 4 }];
  });
}

/**
 * Where nothing tells an element from others but its place: step by step from what has a name, or from the top of its tree.
 *
 * @param own how the element itself is written.
 */
function byPlace(own: string, ancestors: readonly Element[]): string {
  const steps = [own];
  for (const ancestor of ancestors) {
    const hold = tokensOf(ancestor).find(({ cost }) => cost <= 3);
    if (hold) return [hold.selector, ...steps].join(' > ');
    steps.unshift(placed(ancestor));
  }
  return steps.join(' > ');
}

/** An element by its tag and its number among its siblings of that tag: a slot that comes to stand among them must not count. */
function placed(element: Element): string {
  const tag = tagOf(element);
  const siblings = Array.from(element.parentNode?.children ?? []).filter((one) => tagOf(one) === tag);
  return siblings.length > 1 ? `${tag}:nth-of-type(${siblings.indexOf(element) + 1})` : tag;
}

/**
 * A selector that matches this element and all others of its kind, as the rows of a list are of one kind, and nothing else; of an element that stands
 * alone, as a record's does, it matches that one.
 */
export function containerSelector(element: Element): string {
  const page = element.ownerDocument;
  const root = element.getRootNode();
  const ancestors = ancestorsOf(element);
  const kin = new Set(kinOf(element));
  let best = { selector: '', cost: Number.POSITIVE_INFINITY };
  for (const { selector, cost } of [...candidates(element, ancestors), ...chains(element, ancestors)].sort(byCost)) {
    if (cost >= best.cost) break;
    const matched = matchesIn(page, selector);
    const found = new Set(matched);
    if (![...kin].every((one) => found.has(one))) continue;
    const wrong = matched.filter((one) => !kin.has(one) && !isOfKind(one, element, root, kin.size)).length;
    const nested = matched.some((one) => ancestorsOf(one).some((around) => found.has(around)));
    const total = cost + Math.min(wrong, 10) * 10 + (nested ? 60 : 0);
    if (total < best.cost) best = { selector, cost: total };
  }
  return best.cost < 60 ? best.selector : byPlace(kin.size > 1 ? tagOf(element) : placed(element), ancestors);
}

/** Whether something that stands elsewhere is of the same kind: cards of another column are, and rows that have a shadow root each. */
function isOfKind(one: Element, element: Element, root: Node, kin: number): boolean {
  const standsAlone = kin === 1 && one.getRootNode() === root;
  return !standsAlone && areAlike(one, element);
}

/** The cell of a table's row that an element is or stands in: its number is what tells a column, where nothing else does. */
function columnTokens(element: Element, container: Element): Token[] {
  const path = [element, ...ancestorsOf(element)];
  const cell = path.find((at) => at.parentNode === container || /^t[dh]$/.test(tagOf(at)));
  if (cell === undefined || !/^t[dh]$/.test(tagOf(cell))) return [];
  const column = placed(cell);
  if (cell === element) return [{ selector: column, cost: 14 }];
  return tokensOf(element).map(({ selector, cost }) => ({ selector: `${column} ${selector}`, cost: cost + 14 }));
}

/**
 * A selector that finds this element in its container, and the corresponding one in as many of the other containers as possible. Empty where the element
 * is the container itself.
 *
 * @param others containers of the same kind.
 */
export function selectorWithin(container: Element, element: Element, others: readonly Element[]): string {
  if (element === container) return '';
  const between = ancestorsOf(element);
  const inside = between.slice(0, Math.max(0, between.indexOf(container)));
  const sample = others.filter((other) => other !== container).slice(0, tried);
  let best = { selector: '', cost: Number.POSITIVE_INFINITY };
  const all = [...candidates(element, inside), ...columnTokens(element, container)].sort(byCost);
  for (const { selector, cost } of all) {
    if (cost >= best.cost) break;
    if (elementFor(container, selector) !== element) continue;
    const found = sample.map((other) => elementFor(other, selector));
    const missing = found.filter((one) => one === null || tagOf(one) !== tagOf(element)).length;
    const total = cost + (sample.length === 0 ? 0 : (missing / sample.length) * 12);
    if (total < best.cost) best = { selector, cost: total };
  }
  return best.selector || byPlace(placed(element), inside);
}
