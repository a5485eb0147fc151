import { eraseStorage, onStorageChange, readStorage, writeStorage } from '../browser/storage.ts';
import type { FreeOfLive, Own } from '../contract/custody.ts';
import { type Kept, type KeptKey, ledger } from './ledger.ts';

/**
 * Declares that a value may be kept. What is, or anywhere holds, `Live` does not compile here, and `Live` can't be told from anything else at run time:
 * the compiler is the guard, and the search of the browser's profile is the proof.
 */
export const own = <T>(value: T & FreeOfLive<T>): Own<T> => value as unknown as Own<T>;

const keys = Object.keys(ledger) as KeptKey[];
const keysOf = (area: 'session' | 'local'): KeptKey[] => keys.filter((key) => ledger[key].area === area);

/** Reads what is kept under one key. */
export async function readKept<K extends KeptKey>(key: K): Promise<Kept[K] | undefined> {
  return (await readStorage(ledger[key].area, [key]))[key] as Kept[K] | undefined;
}

/** Reads everything of the session in one go, for a worker that has just started. */
export async function readSession(): Promise<Partial<Kept>> {
  return (await readStorage('session', keysOf('session'))) as Partial<Kept>;
}

/** Keeps a value in the area that the ledger names. */
export function keep<K extends KeptKey>(key: K, value: Own<Kept[K]>): Promise<void> {
  return writeStorage(ledger[key].area, { [key]: value });
}

/** Erases what is kept under these keys. */
export async function forget(...forgotten: KeptKey[]): Promise<void> {
  await Promise.all(
    (['session', 'local'] as const).map((area) =>
      eraseStorage(
        area,
        forgotten.filter((key) => ledger[key].area === area),
      ),
    ),
  );
}

/** Erases everything that a sign-out ends. */
export const forgetViewer = (): Promise<void> => forget(...keys.filter((key) => ledger[key].until === 'sign-out'));

/** Hears of one key being changed or erased, by whoever it was. */
export function onKeptChange(key: KeptKey, listener: () => void): void {
  onStorageChange(ledger[key].area, (changed) => {
    if (changed.includes(key)) listener();
  });
}
