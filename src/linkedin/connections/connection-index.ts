import type { Live } from '../../contract/custody.ts';
import { live } from '../live.ts';
import { readVanityName } from '../vanity-name.ts';
import type { Connection } from './answer.ts';
import { hash53 } from './vanity-hash.ts';

/**
 * Which of the viewer's connections a vanity name belongs to. Memory only, and for one viewer: it is dropped with the epoch.
 *
 * It holds no names, only their hashes with the person IDs: well under a tenth of a kilobyte for each connection.
 */
export type ConnectionIndex = {
  add(connection: Connection): void;
  /** The person ID of the connection with this vanity name, however it is written; `undefined` where there is none, or it can't be told. */
  find(vanityName: string): Live<string> | undefined;
  /** How many names are in it. */
  size(): number;
  clear(): void;
};

/** @param seed 32 bits; each index has its own, so that nothing outside can be prepared to be taken for a name in it. */
export function createConnectionIndex(seed: number = randomSeed()): ConnectionIndex {
  /** `null` where two connections share a hash: nobody is better than the wrong one. */
  const personIds = new Map<number, string | null>();
  return {
    add({ personId, vanityName }) {
      const hash = hash53(vanityName, seed);
      const known = personIds.get(hash);
      personIds.set(hash, known === undefined || known === personId ? personId : null);
    },
    find(vanityName) {
      const name = readVanityName(vanityName);
      const personId = name === undefined ? undefined : personIds.get(hash53(name, seed));
      return personId === undefined || personId === null ? undefined : live(personId);
    },
    size: () => personIds.size,
    clear: () => personIds.clear(),
  };
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
