import { useCallback, useState } from 'preact/hooks';

/** The places of the page where something may stand that is not saved yet. */
type Place = 'app' | 'token-service' | 'document';

export type UnsavedWork = {
  readonly unsaved: ReadonlySet<Place>;
  tell(place: Place, unsaved: boolean): void;
};

/** What is unsaved where: the forms and the settings document are two ways to the same settings, and each has to know of the other. */
export function useUnsavedWork(): UnsavedWork {
  const [unsaved, setUnsaved] = useState<ReadonlySet<Place>>(new Set());
  const tell = useCallback((place: Place, now: boolean) => {
    setUnsaved((known) => {
      if (known.has(place) === now) return known;
      const next = new Set(known);
      if (now) next.add(place);
      else next.delete(place);
      return next;
    });
  }, []);
  return { unsaved, tell };
}
