import type { FoundContact } from '../crm/contacts.ts';
import { standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';

/** A contact who may have a slot. */
export type Slotted = {
  readonly contact: FoundContact;
  slot?: Slot;
  /** Far from the screen: nothing is painted, and they are read anew when they come near. */
  asleep?: boolean;
};

/** What becomes of slots. */
export type SlotsNews<One extends Slotted> = {
  /** Told how many device pixels a contact's picture takes, whenever it may have grown. */
  onSize(one: One, pixels: number): void;
  /** Slots were laid out, and what is known of their sizes is of now. */
  onLaidOut(): void;
  /** A picture turned out not to be one. */
  onBroken(one: One): void;
};

export type Slots<One extends Slotted> = {
  /** Reads what the page says of slots that are to be made, and returns what makes them: in between nothing of the page is touched. */
  plan(all: readonly One[]): (() => One)[];
  /** Lays slots over their targets, before the browser paints the next time and after it has laid out the page itself: that is not done twice for us. */
  layOut(all: readonly One[]): void;
  remove(one: One): void;
};

/** So far from the window a slot is drawn: a row or two before somebody sees it. */
const seenAhead = '200px 0px';

/** Makes, lays and removes the slots of contacts. */
export function createSlots<One extends Slotted>({ onSize, onLaidOut, onBroken }: SlotsNews<One>): Slots<One> {
  /** Whose box is laid over which slot: a dialogue that is opened gives its contents their sizes without any mutation. */
  const slotOver = new Map<Element, One>();
  const awaited = new Set<One>();
  const sizes = new ResizeObserver((entries) => {
    const touched = new Set([...awaited, ...entries.flatMap(({ target }) => slotOver.get(target) ?? [])]);
    const all = [...touched].flatMap((one) => (one.slot && !one.asleep ? { one, slot: one.slot } : []));
    awaited.clear();
    sizes.unobserve(document.documentElement);
    if (all.length === 0) return;
    const writes = all.map(({ slot }) => slot.measure());
    for (const write of writes) write();
    for (const { one, slot } of all) onSize(one, slot.pixels());
    onLaidOut();
  });

  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sights.unobserve(target);
        slotOver.get(target)?.slot?.seen();
      }
    },
    { rootMargin: seenAhead },
  );

  return {
    plan(all) {
      const scrollers = new Map<Element, boolean>();
      return all.flatMap((one) => {
        const { target, recipe } = one.contact;
        if (target === null) return [];
        const standing = standingOf(target, recipe.slot, scrollers);
        return () => {
          const plan = { target, recipe: recipe.slot, named: recipe.name.from === 'text' };
          one.slot = createSlot(plan, standing, () => onBroken(one));
          slotOver.set(target, one);
          sizes.observe(target);
          if (!standing.inWindow) sights.observe(target);
          return one;
        };
      });
    },
    layOut(all) {
      if (all.length === 0) return;
      for (const one of all) awaited.add(one);
      // Whatever is newly observed is told of after the next layout, which nothing else tells of.
      sizes.observe(document.documentElement);
    },
    remove(one) {
      awaited.delete(one);
      if (one.slot === undefined) return;
      sizes.unobserve(one.slot.plan.target);
      sights.unobserve(one.slot.plan.target);
      slotOver.delete(one.slot.plan.target);
      one.slot.remove();
      delete one.slot;
      // What observes anything lives as long as the document.
      if (slotOver.size === 0) sizes.disconnect();
    },
  };
}
