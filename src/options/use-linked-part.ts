import { useEffect } from 'preact/hooks';

/**
 * Goes to the part that the page's address names, and opens whatever is folded around it.
 *
 * @param isThere whether the page has its parts, which is later than the browser itself has looked for them.
 */
export function useLinkedPart(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return;
    const part = document.getElementById(location.hash.slice(1));
    for (let fold = part?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    part?.scrollIntoView();
    part?.focus();
  }, [isThere]);
}
