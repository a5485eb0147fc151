import { useEffect } from 'preact/hooks';

/** Asks whoever leaves the page with something unsent whether they mean to. */
export function useLeaveGuard(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return;
    // Two parts of the page may guard it at once, each for itself.
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [unsent]);
}
