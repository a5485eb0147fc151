import { parentOf } from '../crm/safe-dom.ts';

/** Milliseconds after which what is out of sight is let go. */
const outOfSightFor = 10 * 60_000;

/** Milliseconds between two looks at what has been out of sight for long; there are none while everything is near. */
const sweepPause = 60_000;

/** How many elements that were near may be away before those longest gone are let go without waiting. */
const mostAway = 300;

/** Up to this many elements each is looked out for; of more, only three of each group. */
const mostAlone = 500;

/** Looking out for ten thousand elements was measured to cost 15 ms a frame, for every sixteenth it can't be measured. */
const groupSize = 16;

export type Nearness = {
  /** Looks out for these elements from here on, given in page order, and for no others. */
  follow(elements: readonly Element[]): void;
  isNear(element: Element): boolean;
  /** Whether so many are too many to look out for each of them: then nothing needs to be known of one before it is near. */
  areMany(count: number): boolean;
  /** Whatever is near. */
  near(): Element[];
  close(): void;
};

/** Neighbours on the page, near or away together. */
type Group = { readonly members: readonly Element[]; near: boolean };

/**
 * Tells what is within one viewport of the screen.
 *
 * @param onNear some elements came near.
 * @param onGone these have been away for ten minutes, or have been left behind by many others; what was never near counts from when it was first seen far
 * away.
 */
export function createNearness(onNear: () => void, onGone: (elements: ReadonlySet<Element>) => void): Nearness {
  let followed: readonly Element[] = [];
  const groupOf = new Map<Element, Group>();
  /** The sentinels of groups that are near. */
  const nearSentinels = new Set<Element>();
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

  /** Whether the group came near. */
  const see = (group: Group): boolean => {
    const former = group.near;
    group.near = sentinelsOf(group).some((sentinel) => nearSentinels.has(sentinel));
    for (const element of group.members) {
      if (group.near) {
        awaySince.delete(element);
        left.delete(element);
      } else if (former || (!areMany(followed.length) && !awaySince.has(element))) awaySince.set(element, Date.now());
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
      const touched = new Set(entries.flatMap(({ target }) => groupOf.get(target) ?? []));
      const came = [...touched].filter(see);
      letGo(new Set([...left].slice(0, Math.max(0, left.size - mostAway))));
      if (awaySince.size > 0) sweeping ??= setTimeout(sweep, sweepPause);
      if (came.length > 0) onNear();
    },
    // The second is for lists that scroll in a box of their own, and unknown to older browsers: there what is seen is what is near. In percent Chromium
    // was seen to make five viewports of it.
    { rootMargin: '100% 0px', scrollMargin: '400px 0px' } as IntersectionObserverInit,
  );

  return {
    follow(elements) {
      if (elements.length === followed.length && elements.every((element, index) => element === followed[index]))
        return;
      followed = elements;
      const former = new Map(groupOf);
      const unwanted = new Set([...former.values()].flatMap(sentinelsOf));
      groupOf.clear();
      for (const members of groupsOf(elements)) {
        const group: Group = { members, near: members.some((member) => former.get(member)?.near) };
        for (const member of members) groupOf.set(member, group);
        for (const sentinel of sentinelsOf(group)) if (!unwanted.delete(sentinel)) observer.observe(sentinel);
      }
      for (const sentinel of unwanted) {
        observer.unobserve(sentinel);
        nearSentinels.delete(sentinel);
      }
      for (const element of former.keys()) {
        if (groupOf.has(element)) continue;
        awaySince.delete(element);
        left.delete(element);
      }
    },
    areMany,
    isNear: (element) => groupOf.get(element)?.near === true,
    near: () => followed.filter((element) => groupOf.get(element)?.near),
    close() {
      observer.disconnect();
      clearTimeout(sweeping);
      awaySince.clear();
      groupOf.clear();
    },
  };
}

const areMany = (count: number): boolean => count > mostAlone;

/** Elements in groups of neighbours: of siblings, since the last card of one column is far from the first of the next. */
function groupsOf(elements: readonly Element[]): Element[][] {
  if (!areMany(elements.length)) return elements.map((element) => [element]);
  const groups: Element[][] = [];
  let parent: Element | null | undefined;
  for (const element of elements) {
    const last = groups.at(-1);
    const next = parentOf(element);
    if (last === undefined || next !== parent || last.length === groupSize) groups.push([element]);
    else last.push(element);
    parent = next;
  }
  return groups;
}

/** The one in the middle too: a group of tall rows is higher than what counts as near. */
const sentinelsOf = ({ members }: Group): Element[] =>
  [...new Set([members[0], members[members.length >> 1], members.at(-1)])].flatMap((one) => one ?? []);
