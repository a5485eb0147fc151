/** Milliseconds after which what is out of sight is let go. */
const outOfSightFor = 10 * 60_000;

/** Milliseconds between two looks at what has been out of sight for long; there are none while everything is near. */
const sweepPause = 60_000;

export type Nearness = {
  watch(element: Element): void;
  unwatch(element: Element): void;
  isNear(element: Element): boolean;
  close(): void;
};

/**
 * Tells what is within one viewport of the screen.
 *
 * @param onNear some elements came near.
 * @param onLongGone these have been away for ten minutes; what was never near counts from when it was first seen far away.
 */
export function createNearness(onNear: () => void, onLongGone: (elements: ReadonlySet<Element>) => void): Nearness {
  const near = new Set<Element>();
  const leftAt = new Map<Element, number>();
  let sweeping: ReturnType<typeof setTimeout> | undefined;

  const sweep = () => {
    const now = Date.now();
    const gone = new Set([...leftAt].filter(([, time]) => now - time >= outOfSightFor).map(([element]) => element));
    for (const element of gone) leftAt.delete(element);
    if (gone.size > 0) onLongGone(gone);
    sweeping = leftAt.size > 0 ? setTimeout(sweep, sweepPause) : undefined;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      let cameNear = false;
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          near.add(target);
          leftAt.delete(target);
          cameNear = true;
        } else if (near.delete(target) || !leftAt.has(target)) leftAt.set(target, Date.now());
      }
      if (leftAt.size > 0) sweeping ??= setTimeout(sweep, sweepPause);
      if (cameNear) onNear();
    },
    { rootMargin: '100% 0px' },
  );
  const unwatch = (element: Element) => {
    observer.unobserve(element);
    near.delete(element);
    leftAt.delete(element);
  };
  return {
    watch: (element) => observer.observe(element),
    unwatch,
    isNear: (element) => near.has(element),
    close() {
      observer.disconnect();
      clearTimeout(sweeping);
      near.clear();
      leftAt.clear();
    },
  };
}
