import type { Reading, Source } from '../contract/settings.ts';
import { read } from '../crm/reading.ts';
import { parseReference } from '../crm/reference.ts';
import { attributeOf, findAll, textOf } from '../crm/safe-dom.ts';
import { elementsIn } from './proposals.ts';
import { selectorWithin } from './selectors.ts';
import { tagOf } from './tokens.ts';

/** As many places as one recipe reads a reference from. */
const mostReadings = 3;
const sampled = 60;

/** What can only be a reference: parsing alone takes many a plain word for an id. */
const certain = /urn:li:person:[\w-]+|linkedin\.com\/\S|^\s*\/?in\/\S+\s*$/i;
const isCertain = (value: string): boolean => certain.test(value);
const linkedIn = /linked-?in/i;

/** The places of one element at which something may stand, with what stands there. */
function placesOf(element: Element): { readonly from: Source; readonly value: string }[] {
  const tag = tagOf(element);
  if (/^(?:input|textarea)$/.test(tag)) return [{ from: 'value', value: read(element, { select: '', from: 'value' }) }];
  const attributes = Element.prototype.getAttributeNames
    .call(element)
    .filter((name) => /^(?:title|data-|content$)/.test(name))
    .map((name) => ({ from: `attribute:${name}` as const, value: attributeOf(element, name) }));
  const link = tag === 'a' ? [{ from: 'href' as const, value: read(element, { select: '', from: 'href' }) }] : [];
  return [...link, { from: 'text', value: textOf(element).trim() }, ...attributes];
}

/** Whether an element, or the head of its column, is called after LinkedIn. */
function isLabelled(element: Element, container: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== container; at = at.parentElement) {
    const names = Element.prototype.getAttributeNames.call(at).filter((name) => name !== 'href');
    if (names.some((name) => linkedIn.test(attributeOf(at as Element, name)))) return true;
    if (/^t[dh]$/.test(tagOf(at)) && linkedIn.test(headOf(at))) return true;
  }
  return false;
}

function headOf(cell: Element): string {
  const number = Array.from(cell.parentElement?.children ?? []).indexOf(cell);
  const table = Element.prototype.closest.call(cell, 'table');
  const heads = table ? findAll(table, 'thead tr:last-of-type > *') : [];
  return heads[number] ? textOf(heads[number]) : '';
}

/** The first place of an element at which a reference stands. */
export function sourceOf(element: Element, isSure: (value: string) => boolean = () => true): Source | undefined {
  return placesOf(element).find(({ value }) => isSure(value) && parseReference(value) !== null)?.from;
}

/** Whether something that can only be a reference stands at an element. */
const isSureOf = (element: Element): boolean => sourceOf(element, isCertain) !== undefined;

/** Whether something that can only be a reference stands in an element. */
export const holdsReference = (container: Element): boolean => elementsIn(container).some(isSureOf);

/** Whether an element has a reference itself, rather than around another that has it; its text may be broken up by what says nothing. */
export const isReferent = (element: Element): boolean =>
  attributeOf(element, 'data-linkedin-person') !== '' ||
  (isSureOf(element) && !Array.from(element.children).some(isSureOf));

/**
 * Where references stand in containers of this kind, the place that serves most of them first; empty where there is none to be sure of.
 *
 * CRMs show a URN as text and an address as a link in the same column, so there may be several.
 */
export function proposeReferences(containers: readonly Element[]): Reading[] {
  const sample = containers.slice(0, sampled);
  const readings = new Map<string, Reading>();
  for (const container of sample) {
    for (const element of elementsIn(container)) {
      const from = sourceOf(
        element,
        (value) => isCertain(value) || (value.length > 5 && isLabelled(element, container)),
      );
      if (from === undefined || holdsAnother(element, from)) continue;
      const reading = { select: selectorWithin(container, element, sample), from };
      readings.set(`${reading.from} ${reading.select}`, reading);
    }
    // A list shows all its kinds of reference soon; nothing new is learnt from the hundredth row.
    if (readings.size >= 8) break;
  }
  return bestOf([...readings.values()], sample);
}

/** Text is read off the innermost element that has it, and rather off a link than around it. */
function holdsAnother(element: Element, from: Source): boolean {
  if (from !== 'text') return false;
  const text = textOf(element).trim();
  return findAll(element, '*').some((one) => sourceOf(one, isCertain) === 'href' || textOf(one).trim() === text);
}

/** Those readings that together serve most containers, none of which the others make superfluous. */
function bestOf(readings: readonly Reading[], containers: readonly Element[]): Reading[] {
  const chosen: Reading[] = [];
  let unserved = [...containers];
  while (chosen.length < mostReadings && unserved.length > 0) {
    const served = readings.map((reading) => ({
      reading,
      containers: unserved.filter((container) => parseReference(read(container, reading)) !== null),
    }));
    const [best] = served.sort(
      (one, other) =>
        other.containers.length - one.containers.length ||
        Number(other.reading.from === 'href') - Number(one.reading.from === 'href') ||
        one.reading.select.length - other.reading.select.length,
    );
    if (best === undefined || best.containers.length === 0) break;
    chosen.push(best.reading);
    unserved = unserved.filter((container) => !best.containers.includes(container));
  }
  return chosen;
}
