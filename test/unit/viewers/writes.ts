import { createHmac } from 'node:crypto';
import { vi } from 'vitest';
import { fake } from '../fakes/browser.ts';
import { type Lives, withholdFromGhosts } from './lives.ts';

/** The browser's storage, whose writing to memory can be made to wait. */
export type Writes = {
  hold(): void;
  release(): void;
  /** What waits is never written. */
  lose(): void;
  /** Makes storage as it was. */
  undo(): void;
};

export function createWrites(lives: Lives): Writes {
  let held: (() => void)[] | undefined;
  const undoing: (() => void)[] = [];
  for (const area of [fake.storage.session, fake.storage.local]) {
    const { get, set, remove } = area;
    undoing.push(() => Object.assign(area, { get, set, remove }));
    withholdFromGhosts(area, ['get', 'set', 'remove'], lives);
  }
  for (const name of ['set', 'remove'] as const) {
    const write = fake.storage.session[name].bind(fake.storage.session) as (given: never) => Promise<void>;
    Object.assign(fake.storage.session, {
      [name]: async (given: never) => {
        if (held) await new Promise<void>((resolve) => held?.push(resolve));
        return write(given);
      },
    });
  }
  return {
    hold() {
      held ??= [];
    },
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const go of waiting) go();
    },
    lose() {
      if (held) held = [];
    },
    undo() {
      for (const undo of undoing) undo();
    },
  };
}

/** Hashes at once: the browser makes them beside the event loop, and they would be ready whenever they like. */
export function hashAtOnce(): void {
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation((async (_: string, raw: ArrayBuffer) => raw) as never);
  vi.spyOn(crypto.subtle, 'sign').mockImplementation((async (_: string, key: ArrayBuffer, text: Uint8Array) => {
    const { buffer, byteOffset, byteLength } = createHmac('sha256', Buffer.from(key)).update(text).digest();
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }) as never);
}
