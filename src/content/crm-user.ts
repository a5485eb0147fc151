import type { CrmUserOnPage } from '../contract/messages.ts';
import type { MeRecipe } from '../contract/settings.ts';
import { type FoundMe, readIdentity, readMe } from '../crm/me.ts';
import { createUserChip } from './user-chip.ts';

export type CrmUser = {
  /**
   * Whether the page now shows somebody else than before, or nobody any more; whatever was known of the former one is then forgotten. Quick enough for
   * every mutation's own callback.
   */
  follow(): boolean;
  /** What the page shows now; `undefined` where it shows nobody. */
  identity(): string | undefined;
  /** Makes the chip agree with the page, and asks about a user who was not asked about yet. */
  reconcile(): void;
  /** What the worker says of the user with this identity. */
  answer(identity: string, confirmed: boolean, picture?: Blob): void;
  isAwaiting(): boolean;
  /** What was asked and not answered is asked again at the next reconcile. */
  forgetAsked(): void;
  report(): CrmUserOnPage;
  /** As if nobody had been asked about yet. */
  clear(): void;
};

/**
 * The CRM's own signed-in user: who the page shows, and whether the viewer said that this is them.
 *
 * @param ask asks the worker, with the device pixels of the user's chip.
 */
export function createCrmUser(me: MeRecipe, ask: (identity: string, pixels: number) => void): CrmUser {
  const chip = createUserChip(me.slot);
  let found: FoundMe | null = readMe(document, me);
  let asked = false;
  let state: 'asking' | 'confirmed' | 'unconfirmed' = 'asking';

  const clear = () => {
    chip.clear();
    asked = false;
    state = 'asking';
  };
  return {
    follow() {
      if (readIdentity(document, me) === (found?.identity ?? '')) return false;
      clear();
      found = readMe(document, me);
      return true;
    },
    identity: () => found?.identity,
    reconcile() {
      found = readMe(document, me);
      chip.place(found?.target ?? null);
      if (found === null || asked) return;
      asked = true;
      ask(found.identity, chip.pixels());
    },
    answer(identity, confirmed, picture) {
      if (identity !== found?.identity) return;
      state = confirmed ? 'confirmed' : 'unconfirmed';
      if (picture) chip.show(picture);
    },
    isAwaiting: () => asked && state === 'asking',
    forgetAsked() {
      if (state === 'asking') asked = false;
    },
    report: () => (found ? { state, identity: found.identity, name: found.name } : { state: 'missing' }),
    clear,
  };
}
