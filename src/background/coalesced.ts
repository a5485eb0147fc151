import { inTurn } from './in-turn.ts';

/**
 * Makes one run of many calls: `work` is done once these milliseconds have passed, and calls until then ask for nothing more. A call during a run has
 * another one follow it, so what the last call was about is always done.
 *
 * @param work never rejects.
 */
export function coalesced(milliseconds: number, work: () => Promise<void>): () => void {
  let due = false;
  const afterwards = inTurn();
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      void afterwards(work);
    }, milliseconds);
  };
}
