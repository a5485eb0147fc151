import { type InnerSearch, innerRootsIn, nextSiblingOf, parentOf } from './safe-dom.ts';

/** Up to this many elements each stands alone; more are taken together as neighbours. */
const mostAlone = 500;

const mostTogether = 16;

/**
 * Neighbours in a list of elements: siblings, with what stands between them.
 *
 * Of a long list no more is taken out than somebody asks for. Ten thousand rows were measured to take 17 ms to find so, and 44 where a script holds each.
 */
export type Run = {
  readonly size: number;
  readonly first: Element;
  readonly last: Element;
  /** The first, the last and the one in the middle, each once: a run of tall rows is higher than a window. */
  readonly sentinels: readonly Element[];
  /** In page order. */
  elements(): Element[];
};

/** Whether so many are too many to deal with one by one. */
export const areMany = (count: number): boolean => count > mostAlone;

/** A list of elements in page order, cut into runs. */
export function runsOf(list: ArrayLike<Element>): Run[] {
  const runs: Run[] = [];
  const most = areMany(list.length) ? mostTogether : 1;
  for (let start = 0; start < list.length; ) {
    const run = runFrom(list, start, Math.min(most, list.length - start));
    runs.push(run);
    start += run.size;
  }
  return runs;
}

/** The last card of one column is far from the first of the next: a run ends where its parent does. */
function runFrom(list: ArrayLike<Element>, start: number, most: number): Run {
  const at = (offset: number) => list[start + offset] as Element;
  const first = at(0);
  let size = most;
  while (size > 1 && parentOf(at(size - 1)) !== parentOf(first)) size >>= 1;
  const last = at(size - 1);
  return {
    size,
    first,
    last,
    sentinels: [...new Set([first, at(size >> 1), last])],
    elements: () => Array.from({ length: size }, (_, offset) => at(offset)),
  };
}

/** Whether a tree of its own stands in a run, or between two of its elements. */
export function hasInnerRoot({ first, last }: Run, search: InnerSearch): boolean {
  for (let element: Element | null = first; element !== null; element = nextSiblingOf(element)) {
    if (innerRootsIn(element, search).size > 0) return true;
    if (element === last) break;
  }
  return false;
}

export const elementsOf = (runs: readonly Run[]): Element[] => runs.flatMap((run) => run.elements());

export const sizeOf = (runs: readonly Run[]): number => runs.reduce((sum, { size }) => sum + size, 0);
