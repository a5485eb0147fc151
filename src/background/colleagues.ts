import { createAllowance, type Rate } from '../browser/allowance.ts';
import { runColleaguesScript } from '../browser/colleagues-script.ts';
import type { From } from '../browser/sender.ts';
import { tellEveryTab } from '../browser/tabs.ts';
import type { ColleaguePhoto } from '../contract/colleagues.ts';
import type { Requests } from '../contract/messages.ts';
import type { Recipe } from '../contract/settings.ts';
import { siteFor } from '../settings/sites.ts';
import type { ActivityDuty } from './activity.ts';
import { colleaguePhotos } from './colleague-photos.ts';
import { colleagueStore } from './colleague-store.ts';
import type { OrgSessionDuty } from './org-session.ts';
import type { OrgVersion } from './org-version.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SharedDesk } from './shared-desk.ts';
import type { SitesDuty } from './sites.ts';

/** Colleagues whom one tab may ask about: a list names few of them, and few of them often. */
const colleaguesRate: Rate = { atOnce: 500, perSecond: 2 };

export type ColleaguesDuty = {
  /** Puts what paints colleagues' photos into a page that has said hello, where its site opted in and there is a session at the org. */
  bringScript(from: From): Promise<void>;
  answer(asked: Requests['colleague-photos']['ask'], from: From): Promise<Requests['colleague-photos']['answer']>;
  /** Erases the photos that are kept; what is painted stays painted. */
  erasePhotos(): Promise<void>;
};

type Duties = {
  readonly settings: SettingsDuty;
  readonly session: Session;
  readonly sites: SitesDuty;
  readonly desk: SharedDesk;
  readonly activity: ActivityDuty;
  readonly org: OrgSessionDuty;
  readonly versionOf: OrgVersion;
};

/**
 * Colleagues' photos on the pages of sites that opted in, through the viewer's own session at their org. Nothing of LinkedIn's has to do with them: neither is a user
 * looked up there, nor does a photo of the org's ever stand for a member.
 */
export function colleaguesDuty({ settings, session, sites, desk, activity, org, versionOf }: Duties): ColleaguesDuty {
  const store = colleagueStore();
  const photos = colleaguePhotos({ session, activity, org, versionOf, store });
  const allowance = createAllowance<number | undefined>(colleaguesRate);
  const isAtOrg = () => org.state().state === 'signed-in';
  let wasAtOrg = false;
  const ready = Promise.all([settings, session, sites, desk, org, store].map((duty) => duty.ready)).then(() => {
    wasAtOrg = isAtOrg();
  });

  org.onChange(() => {
    if (!isAtOrg()) photos.clear();
    if (isAtOrg() === wasAtOrg) return;
    wasAtOrg = isAtOrg();
    // Pages say hello again, and what is painted goes or comes.
    void tellEveryTab({ kind: 'site-changed' });
  });

  /** The recipe of a page where colleagues' photos are shown; `null` elsewhere. */
  function recipeAt(address: string): Recipe | null {
    const isWanted = siteFor(settings.current(), address)?.colleaguePhotos === true;
    const recipe = isWanted && isAtOrg() && session.token() !== undefined ? sites.recipeFor(address) : null;
    return recipe?.contacts.some(({ crmUserId, crmUserSlot }) => crmUserId && crmUserSlot) ? recipe : null;
  }

  return {
    async bringScript({ address, tabId }) {
      await ready;
      if (tabId !== undefined && recipeAt(address) !== null) await runColleaguesScript(tabId);
    },
    async answer({ userIds, epoch, crmUser }, { address, tabId }) {
      await ready;
      const recipe = recipeAt(address);
      if (recipe === null || epoch !== session.epoch()) return null;
      // Taken before anything is waited for: whoever uses the CRM may change meanwhile.
      const deskSignal = recipe.me && desk.signal();
      if (recipe.me && !(await desk.isViewer(address, crmUser))) return null;
      const wait = allowance.take(tabId, userIds.length);
      const found: readonly (ColleaguePhoto | undefined)[] =
        wait > 0
          ? userIds.map((userId) => ({ userId, state: 'not-now' }))
          : await Promise.all(userIds.map(async (userId) => withId(userId, await photos.of(userId))));
      const isOver = epoch !== session.epoch() || deskSignal?.aborted || recipeAt(address) === null;
      return isOver ? null : found.flatMap((photo) => photo ?? []);
    },
    erasePhotos: store.erase,
  };
}

/** Named as the page named them. */
const withId = (userId: string, photo: ColleaguePhoto | undefined): ColleaguePhoto | undefined =>
  photo && { ...photo, userId };
