import type { CrmUserOnPage } from '../contract/messages.ts';
import type { MeRecipe } from '../contract/settings.ts';
import { type FoundMe, readIdentity, readMe } from '../crm/me.ts';
import type { PaintingSource } from './painting.ts';
import { devicePixels, sizeAt } from './sizes.ts';
import type { UserChip } from './user-chip.ts';

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
 * @param ask asks the worker, with the device pixels of the user's chip; 1 where there is none.
 */
export function createCrmUser(
  me: MeRecipe,
  painting: PaintingSource,
  ask: (identity: string, pixels: number) => void,
): CrmUser {
  let chip: UserChip | undefined;
  let picture: Blob | undefined;
  let found: FoundMe | null = readMe(document, me);
  let asked = false;
  let state: 'asking' | 'confirmed' | 'unconfirmed' = 'asking';

  const clear = () => {
    chip?.clear();
    picture = undefined;
    asked = false;
    state = 'asking';
  };
  const place = (target: Element | null) => {
    if (chip === undefined && me.slot && target) {
      chip = painting.now()?.createUserChip(me.slot);
      if (chip === undefined) painting.want();
      else if (picture) chip.show(picture);
    }
    chip?.place(target);
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
      if (found && !asked) {
        asked = true;
        ask(found.identity, me.slot && found.target ? devicePixels(sizeAt(found.target, me.slot)) : 1);
      }
      place(found?.target ?? null);
    },
    answer(identity, confirmed, own) {
      if (identity !== found?.identity) return;
      state = confirmed ? 'confirmed' : 'unconfirmed';
      if (!own) return;
      picture = own;
      chip?.show(own);
    },
    isAwaiting: () => asked && state === 'asking',
    forgetAsked() {
      if (state === 'asking') asked = false;
    },
    report: () => (found ? { state, identity: found.identity, name: found.name } : { state: 'missing' }),
    clear,
  };
}
