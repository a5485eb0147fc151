import { sayPaintingWanted } from '../browser/worker-channel.ts';
import type { SlotRecipe } from '../contract/settings.ts';
import type { Slots, SlotsNews, Slotted } from './slots.ts';
import type { UserChip } from './user-chip.ts';

/** What the script that paints lends to the one that reads: a page with nobody to be painted never gets it. */
export type Painting = {
  createSlots<One extends Slotted>(news: SlotsNews<One>): Slots<One>;
  createUserChip(recipe: SlotRecipe): UserChip;
};

/** How painting comes to a page. */
export type PaintingSource = {
  /** `undefined` while it is not there. */
  now(): Painting | undefined;
  /** Somebody is to be painted: the worker is asked to bring what does, once. */
  want(): void;
};

/** Milliseconds before a worker that did not bring it is asked again. */
const pauses = [500, 2_000, 5_000];

/**
 * The way by which what paints comes to this document.
 *
 * @param onThere it has come.
 */
export function createPaintingSource(
  onThere: () => void,
  signal: AbortSignal,
): PaintingSource & { take(painting: Painting): void } {
  let painting: Painting | undefined;
  let isWanted = false;

  const isOver = () => painting !== undefined || signal.aborted;

  async function bring(tries: number): Promise<void> {
    if (isOver()) return;
    await sayPaintingWanted();
    if (isOver()) return;
    const pause = pauses[tries];
    // Whoever is found later asks anew.
    if (pause === undefined) isWanted = false;
    else setTimeout(bring, pause, tries + 1);
  }

  return {
    now: () => painting,
    want() {
      if (isWanted) return;
      isWanted = true;
      void bring(0);
    },
    take(next) {
      if (painting !== undefined) return;
      painting = next;
      onThere();
    },
  };
}
