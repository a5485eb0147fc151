import {
  closeStorageToPages,
  eraseStorage,
  onStorageChange,
  readStorage,
  readWholeStorage,
  type StorageArea,
  writeStorage,
} from '../browser/storage.ts';
import type { FreeOfLive, Own } from '../contract/custody.ts';
import type { KeptKey } from '../contract/options.ts';
import { type Kept, ledger } from './ledger.ts';

/**
 * Declares that a value may be kept. What is, or anywhere holds, `Live` does not compile here, and `Live` can't be told from anything else at run time:
 * the compiler is the guard, and the search of the browser's profile is the proof.
 */
export const own = <T>(value: T & FreeOfLive<T>): Own<T> => value as unknown as Own<T>;

/** To be called when the worker starts: what is kept is nobody's but the worker's and our own pages'. */
export const closeToPages = (): Promise<void> => closeStorageToPages();

const keys = Object.keys(ledger) as KeptKey[];
const areas = ['session', 'local'] as const satisfies readonly StorageArea[];
const keysOf = (area: StorageArea): KeptKey[] => keys.filter((key) => ledger[key].area === area);

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
    areas.map((area) =>
      eraseStorage(
        area,
        forgotten.filter((key) => ledger[key].area === area),
      ),
    ),
  );
}

const endedBy = (...ends: (typeof ledger)[KeptKey]['until'][]): KeptKey[] =>
  keys.filter((key) => ends.includes(ledger[key].until));

/** Erases everything that does not outlast an epoch. */
export const forgetEpoch = (): Promise<void> => forget(...endedBy('epoch-end'));

/** Erases everything that the viewer's own sign-out ends. */
export const forgetViewer = (): Promise<void> => forget(...endedBy('epoch-end', 'sign-out'));

/** Hears of one key being changed or erased, by whoever it was. */
export function onKeptChange(key: KeptKey, listener: () => void): void {
  onStorageChange(ledger[key].area, (changed) => {
    if (changed.includes(key)) listener();
  });
}

/** Whether a line of the ledger speaks of what lies under this key in this area. */
export const hasLine = (area: StorageArea, key: string): key is KeptKey =>
  Object.hasOwn(ledger, key) && ledger[key as KeptKey].area === area;

/** Everything that the browser's storage holds, as it is there and whoever put it there. */
export async function readWhole(): Promise<Readonly<Record<StorageArea, Readonly<Record<string, unknown>>>>> {
  const [session, local] = await Promise.all(areas.map(readWholeStorage));
  return { session: session ?? {}, local: local ?? {} };
}

async function eraseWhere(isErased: (area: StorageArea, key: string) => boolean): Promise<void> {
  const whole = await readWhole();
  await Promise.all(
    areas.map((area) => {
      const erased = Object.keys(whole[area]).filter((key) => isErased(area, key));
      return eraseStorage(area, erased);
    }),
  );
}

/** Erases what no line of the ledger speaks of. */
export const forgetUnknown = (): Promise<void> => eraseWhere((area, key) => !hasLine(area, key));

/** Erases everything in storage, with a line of the ledger or without, except what lies under this key. */
export const forgetAllBut = (spared: KeptKey): Promise<void> =>
  eraseWhere((area, key) => !(key === spared && hasLine(area, key)));

/** Hears of every change of what is kept, whatever it is and whoever it was. */
export function onAnyChange(listener: () => void): void {
  for (const area of areas) onStorageChange(area, listener);
}
