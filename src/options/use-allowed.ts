import { useEffect, useState } from 'preact/hooks';
import { holds, onChange } from '../browser/permissions.ts';
import type { Site } from '../contract/settings.ts';

/** The ids of the sites that the browser lets the extension run on; `undefined` until it has said. */
export function useAllowed(sites: readonly Site[]): ReadonlySet<string> | undefined {
  const [allowed, setAllowed] = useState<ReadonlySet<string>>();
  useEffect(() => {
    let current = true;
    const look = async () => {
      const held = await Promise.all(
        sites.map(async ({ id, matches }) => ({ id, all: await Promise.all(matches.map(holds)) })),
      );
      if (current) setAllowed(new Set(held.filter(({ all }) => all.every(Boolean)).map(({ id }) => id)));
    };
    void look();
    const stop = onChange(() => void look());
    return () => {
      current = false;
      stop();
    };
  }, [sites]);
  return allowed;
}
