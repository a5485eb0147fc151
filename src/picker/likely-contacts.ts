import { attributeOf, findAll, innerRoots, isOurs, parentOf, type Root } from '../crm/safe-dom.ts';
import { type Choice, choiceAt } from './choice.ts';
import { guessContainer, isOneOfMany } from './container-guess.ts';
import { boxOf, kinOf } from './likeness.ts';
import { isReferent } from './references.ts';
import { tagOf } from './tokens.ts';

/** As many elements of a page as are looked at, which happens while the pointer moves. */
const mostElements = 3000;
/** As many elements with a reference as are looked at: a list shows its kinds of contact soon. */
const mostReferents = 60;
/** What covers more of the page's content than this, and has several contacts in it, is what is around them. */
const mostOfPage = 0.6;

/** What likely holds a contact each: the guessed containers of everything that has a reference, in page order. */
function likelyContactsIn(root: Root): Set<Element> {
  const elements = findAll(root, '*').slice(0, mostElements);
  const referents = elements.filter((element) => !isOurs(element) && isReferent(element));
  return new Set(referents.slice(0, mostReferents).map(guessContainer));
}

/** What is likely meant before anybody has pointed: one of the most contacts that are built alike, else whatever stands in the middle of the window. */
export function firstChoice(page: Document): Choice | undefined {
  const likely = [page, ...innerRoots(page)]
    .flatMap((root) => [...likelyContactsIn(root)])
    .filter((container) => !isWholePage(container))
    .map((container) => ({ container, kin: kinOf(container).length }))
    .sort((one, other) => other.kin - one.kin)
    .map(({ container }) => container);
  const middle = page.elementFromPoint(innerWidth / 2, innerHeight / 2);
  // Where there is but one reference, it may stand in a part of a record that the middle of the window shows as a whole.
  const pointed = (likely.length > 1 ? likely : [middle, ...likely]).find(
    (element) => element !== null && !isNoContact(element, undefined),
  );
  return pointed ? choiceAt(pointed, undefined) : undefined;
}

/**
 * Whether what is pointed at is no contact but what is around contacts: the whole page, or the empty space around the present choice.
 *
 * @param choice the present one, which is better kept then.
 */
export function isNoContact(pointed: Element, choice: Choice | undefined): boolean {
  const container = guessContainer(pointed);
  if (container === choice?.container) return false;
  return isWholePage(container) || (choice !== undefined && isAround(pointed, choice) && !isOneOfMany(container));
}

const isMain = (element: Element): boolean => tagOf(element) === 'main' || attributeOf(element, 'role') === 'main';

function isWholePage(container: Element): boolean {
  if (/^(?:html|body)$/.test(tagOf(container))) return true;
  // A record's page may have nothing but its main part around the one contact whom it is about.
  if (isMain(container)) return likelyContactsIn(container).size !== 1;
  return shareOfPage(container) > mostOfPage && likelyContactsIn(container).size > 1;
}

/** How much of the page's content an element covers, from 0 to 1. */
function shareOfPage(element: Element): number {
  const page = element.ownerDocument;
  const content = boxOf(findAll(page, 'main, [role="main"]')[0] ?? page.documentElement);
  const box = boxOf(element);
  return (box.width * box.height) / (content.width * content.height);
}

function isAround(element: Element, { container }: Choice): boolean {
  for (let at = parentOf(container); at !== null; at = parentOf(at)) if (at === element) return true;
  return false;
}
