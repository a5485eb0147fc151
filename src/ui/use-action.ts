import { useState } from 'preact/hooks';

/** How a button's action stands: under way, and whether the last one failed. */
export type Action = { readonly busy: boolean; readonly failed: boolean; run(work: () => Promise<unknown>): void };

/** Runs one action at a time. `work` starts at once, so that it may ask the browser what only a click may ask. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const run = (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    work()
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  };
  return { busy, failed, run };
}
