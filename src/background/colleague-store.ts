import { forget, keep, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { readPatiently } from '../custody/patience.ts';
import { coalesced } from './coalesced.ts';

/** Characters of base64 at most, which is 1.5 million bytes of pictures: some two hundred colleagues. The browser lets all of `storage.session` have ten million. */
const mostKept = 2_000_000;

/** Milliseconds within which what comes is written in one go. */
const writePause = 500;

type KeptPhoto = Kept['colleaguePhotos'][number];

/** The photos that were fetched, of one session at the org. */
export type ColleagueStore = {
  readonly ready: Promise<void>;
  /** It counts as looked at last. */
  get(userId: string): KeptPhoto | undefined;
  /** Takes the place of the user's former one; those looked at longest ago go where it gets too much. */
  set(photo: KeptPhoto): void;
  delete(userId: string): void;
  clear(): void;
  /** Erases them for the viewer, and those about to be written: with none left here, nothing comes back. */
  erase(): Promise<void>;
};

/** Keeps photos in the browser's memory, never on disk (docs/decisions/0011-colleagues-photos.md). */
export function colleagueStore(): ColleagueStore {
  const photos = new Map<string, KeptPhoto>();

  const write = coalesced(writePause, async () => {
    const kept = [...photos.values()];
    // A browser that refuses costs no more than fetching anew after the worker has stopped.
    await (kept.length > 0 ? keep('colleaguePhotos', own(kept)) : forget('colleaguePhotos')).catch(() => undefined);
  });
  const remove = (userId: string) => {
    if (photos.delete(userId)) write();
  };

  const ready = readPatiently(() => readKept('colleaguePhotos')).then((kept = []) => {
    for (const photo of kept) photos.set(photo.userId, photo);
  });

  return {
    ready,
    get(userId) {
      const photo = photos.get(userId);
      if (photo === undefined) return undefined;
      photos.delete(userId);
      photos.set(userId, photo);
      return photo;
    },
    set(photo) {
      photos.delete(photo.userId);
      if (photo.base64.length <= mostKept) photos.set(photo.userId, photo);
      let size = [...photos.values()].reduce((sum, { base64 }) => sum + base64.length, 0);
      for (const [oldest, { base64 }] of photos) {
        if (size <= mostKept) break;
        photos.delete(oldest);
        size -= base64.length;
      }
      write();
    },
    delete: remove,
    clear() {
      photos.clear();
      write();
    },
    async erase() {
      await ready;
      photos.clear();
      await forget('colleaguePhotos');
    },
  };
}
