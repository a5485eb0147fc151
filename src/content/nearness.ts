import { areMany, elementsOf, type Run, sizeOf } from '../crm/runs.ts';

/** Milliseconds after which what is out of sight is let go. */
const outOfSightFor = 10 * 60_000;

/** Milliseconds between two looks at what has been out of sight for long; there are none while everything is near. */
const sweepPause = 60_000;

/** How many elements that were near may be away before those longest gone are let go without waiting. */
const mostAway = 300;

export type Nearness = {
  /** Looks out for these from here on, given in page order, and for no others. */
  follow(runs: readonly Run[]): void;
  isNear(element: Element): boolean;
  /** What is near. */
  near(): readonly Run[];
  /** This one is gone for good. */
  forget(element: Element): void;
  close(): void;
};

/** Neighbours on the page, near or away together. */
type Group = { readonly run: Run; near: boolean };

/**
 * Tells what is within one viewport of the screen.
 *
 * @param onNear some elements came near.
 * @param onGone these have been away for ten minutes, or have been left behind by many others; what was never near counts from when it was first seen far
 * away.
 */
export function createNearness(onNear: () => void, onGone: (elements: ReadonlySet<Element>) => void): Nearness {
  let groups: readonly Group[] = [];
  let nearElements = new Set<Element>();
  /** Only the sentinels are looked out for: for ten thousand elements that was measured to cost 15 ms a frame. */
  const groupAt = new Map<Element, Group>();
  const nearSentinels = new Set<Element>();
  let isLong = false;
  const awaySince = new Map<Element, number>();
  /** What was near and is away, the longest gone first. */
  const left = new Set<Element>();
  let sweeping: ReturnType<typeof setTimeout> | undefined;

  const letGo = (gone: ReadonlySet<Element>) => {
    for (const element of gone) {
      awaySince.delete(element);
      left.delete(element);
    }
    if (gone.size > 0) onGone(gone);
  };
  const sweep = () => {
    const now = Date.now();
    letGo(new Set([...awaySince].filter(([, since]) => now - since >= outOfSightFor).map(([element]) => element)));
    sweeping = awaySince.size > 0 ? setTimeout(sweep, sweepPause) : undefined;
  };

  const isNear = (element: Element) => nearElements.has(element);
  const near = () => groups.filter((group) => group.near).map(({ run }) => run);

  /** Whether the group came near. */
  const see = (group: Group): boolean => {
    const former = group.near;
    group.near = group.run.sentinels.some((sentinel) => nearSentinels.has(sentinel));
    if (!group.near && !former && isLong) return false;
    for (const element of group.run.elements()) {
      if (group.near) {
        awaySince.delete(element);
        left.delete(element);
      } else if (former || !awaySince.has(element)) awaySince.set(element, Date.now());
      if (former && !group.near) left.add(element);
    }
    return group.near && !former;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) nearSentinels.add(target);
        else nearSentinels.delete(target);
      }
      const touched = new Set(entries.flatMap(({ target }) => groupAt.get(target) ?? []));
      const came = [...touched].filter((group) => see(group));
      nearElements = new Set(elementsOf(near()));
      letGo(new Set([...left].slice(0, Math.max(0, left.size - mostAway))));
      if (awaySince.size > 0) sweeping ??= setTimeout(sweep, sweepPause);
      if (came.length > 0) onNear();
    },
    // The second is for lists that scroll in a box of their own, and unknown to older browsers: there what is seen is what is near. In percent Chromium
    // was seen to make five viewports of it.
    { rootMargin: '100% 0px', scrollMargin: '400px 0px' } as IntersectionObserverInit,
  );

  return {
    follow(runs) {
      const unwanted = new Set(groupAt.keys());
      groupAt.clear();
      isLong = areMany(sizeOf(runs));
      groups = runs.map((run) => ({ run, near: run.sentinels.some(isNear) }));
      for (const group of groups)
        for (const sentinel of group.run.sentinels) {
          groupAt.set(sentinel, group);
          if (!unwanted.delete(sentinel)) observer.observe(sentinel);
        }
      for (const sentinel of unwanted) {
        observer.unobserve(sentinel);
        nearSentinels.delete(sentinel);
      }
      nearElements = new Set(elementsOf(near()));
    },
    isNear,
    near,
    forget(element) {
      awaySince.delete(element);
      left.delete(element);
    },
    close() {
      observer.disconnect();
      clearTimeout(sweeping);
      awaySince.clear();
      groupAt.clear();
    },
  };
}
