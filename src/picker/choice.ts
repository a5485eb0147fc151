import { isOurs, parentOf } from '../crm/safe-dom.ts';
import { guessContainer } from './container-guess.ts';
import { ancestorsOf, kinOf } from './likeness.ts';
import { containerSelector, matchesIn } from './selectors.ts';

/** The container that is chosen as long as the first step lasts. */
export type Choice = {
  /** What was pointed at, towards which narrowing leads. */
  readonly pointed: Element;
  readonly container: Element;
  readonly selector: string;
};

const chosen = (pointed: Element, container: Element): Choice => ({
  pointed,
  container,
  selector: containerSelector(container),
});

/** What is likely meant by pointing at an element. The same choice where it is the same container. */
export function choiceAt(pointed: Element, former: Choice | undefined): Choice {
  const container = guessContainer(pointed);
  return former?.container === container ? { ...former, pointed } : chosen(pointed, container);
}

/** The ways that a choice can be moved, by what the keys are called. */
export type Way = 'wider' | 'narrower' | 'before' | 'after';

/** The choice moved one step; the same where there is no way on. */
export function moved(choice: Choice, way: Way): Choice {
  const to = elementBeside(choice.container, way, choice.pointed);
  if (to === undefined) return choice;
  return chosen(way === 'before' || way === 'after' ? to : choice.pointed, to);
}

/** The next element in a direction: out, in (towards what was pointed at, where that is within), or to one of its own kind beside it. */
export function elementBeside(element: Element, way: Way, towards: Element = element): Element | undefined {
  switch (way) {
    case 'wider': {
      const parent = parentOf(element);
      return parent !== null && !/^(?:body|html)$/.test(parent.localName) ? parent : undefined;
    }
    case 'narrower': {
      const path = [towards, ...ancestorsOf(towards)];
      const at = path.indexOf(element);
      return at > 0 ? path[at - 1] : Array.from(element.children).find((child) => !isOurs(child));
    }
    default: {
      const kin = kinOf(element);
      const siblings =
        kin.length > 1 ? kin : Array.from(element.parentElement?.children ?? []).filter((one) => !isOurs(one));
      return siblings[siblings.indexOf(element) + (way === 'after' ? 1 : -1)];
    }
  }
}

/** Everything like the choice on its page now. */
export const allOf = ({ container, selector }: Choice): Element[] => matchesIn(container.ownerDocument, selector);
