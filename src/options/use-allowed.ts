import { useEffect, useState } from 'preact/hooks';
import { holdsPatterns, onChange } from '../browser/permissions.ts';
import { withoutPort } from '../browser/without-port.ts';
import type { Site } from '../contract/settings.ts';

/** The ids of the sites that the browser lets the extension run on; `undefined` until it has said. */
export function useAllowed(sites: readonly Site[]): ReadonlySet<string> | undefined {
  const [allowed, setAllowed] = useState<ReadonlySet<string>>();
  // News of anything brings the same sites as a new list.
  const asked = JSON.stringify(sites.map(({ id, matches }) => ({ id, matches })));
  useEffect(() => {
    let current = true;
    const look = async () => {
      const known: Pick<Site, 'id' | 'matches'>[] = JSON.parse(asked);
      const held = await Promise.all(known.map(({ matches }) => holdsPatterns(matches.map(withoutPort))));
      if (current) setAllowed(new Set(known.filter((_site, index) => held[index]).map(({ id }) => id)));
    };
    void look();
    const stop = onChange(() => void look());
    return () => {
      current = false;
      stop();
    };
  }, [asked]);
  return allowed;
}
