import { readSetUpAsk } from '../browser/message-policy.ts';
import { onChange } from '../browser/permissions.ts';
import { runPicker } from '../browser/picker-script.ts';
import type { From } from '../browser/sender.ts';
import type { Port } from '../browser/serve.ts';
import { tellTab } from '../browser/tabs.ts';
import type { PickedContact, SetUpAnswer, SetUpAsk, SetUpBeginning, SiteInBrief } from '../contract/set-up.ts';
import type { Recipe, Settings } from '../contract/settings.ts';
import { forget, keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { readPatiently } from '../custody/patience.ts';
import { readSettings } from '../settings/check.ts';
import { isLockedSite } from '../settings/policy.ts';
import { matchingSite, newSite, siteFor, withSite } from '../settings/sites.ts';
import { withContact } from '../settings/with-contact.ts';
import { toBase64Url } from './base64.ts';
import { inTurn } from './in-turn.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SitesDuty } from './sites.ts';

/** Milliseconds within which the picker has to come: the person may be answering the browser's own question first. */
const waiting = 60_000;

type SetUp = Kept['setUp'];

export type SetUpDuty = {
  /** A person wants to set up the site of this origin in this tab. Where the browser does not let us on it yet, the picker comes once it does. */
  begin(asked: { readonly tab: number; readonly origin: string }): Promise<SetUpBeginning>;
  /** Serves the picker of the one tab for which a person asked for it. */
  take(port: Port): void;
  /** The recipe that a tab's pages are painted by instead of their site's, while one is previewed there. */
  previewFor(tabId: number | undefined): Recipe | undefined;
  /** The sites in the settings, as the popup needs to know them. */
  sitesInBrief(): readonly SiteInBrief[];
  /** Calls back when what `sitesInBrief` says has changed other than by the settings. */
  onChange(listener: () => void): void;
};

/**
 * Setting up a site by picking elements on one of its pages. One at a time: the latest a person asked for.
 *
 * That it was asked for is kept, since the worker stops long before a person is through with it; a preview is not, and lasts as long as the picker's port.
 */
export function setUpDuty(settings: SettingsDuty, session: Session, sites: SitesDuty): SetUpDuty {
  /** Whose pages took the last picker away. */
  let takenAwayOn: string | undefined;
  const listeners: (() => void)[] = [];
  const setTakenAwayOn = (origin: string | undefined) => {
    if (origin === takenAwayOn) return;
    takenAwayOn = origin;
    for (const listener of listeners) listener();
  };
  const remembered = readPatiently(() => readKept('setUp')).then((last) =>
    setTakenAwayOn(last?.takenAway ? last.origin : undefined),
  );
  onKeptChange('setUp', () => {
    void readKept('setUp').then((last) => {
      if (last === undefined) setTakenAwayOn(undefined);
    });
  });
  const ready = Promise.all([settings.ready, session.ready, sites.known, remembered]);
  const afterwards = inTurn();
  let served: { readonly port: Port; readonly key: string } | undefined;
  let brought: string | undefined;
  let preview: { readonly tabId: number; readonly recipe: Recipe } | undefined;

  const isLocked = (origin: string): boolean => {
    const site = siteFor(settings.current(), `${origin}/`);
    return site !== undefined && isLockedSite(settings.report().locked, settings.current().sites.indexOf(site));
  };

  /** Brings the picker where somebody waits for it and the browser lets us on the site. */
  const bring = async (): Promise<boolean> => {
    const wanted = await readKept('setUp');
    if (wanted === undefined || !isAwaited(wanted) || sites.recipeFor(`${wanted.origin}/`) === null) return true;
    // The browser may tell of one permission more than once, and a second picker would end the first.
    if (brought === wanted.key) return true;
    brought = wanted.key;
    return runPicker(wanted.tabId);
  };
  onChange(({ granted }) => {
    if (granted.length > 0) void afterwards(() => sites.settled().then(bring));
  });

  const show = (next: typeof preview) => {
    const tabs = new Set([preview?.tabId, next?.tabId]);
    preview = next;
    for (const tabId of tabs) if (tabId !== undefined) void tellTab(tabId, { kind: 'site-changed' });
  };

  /** What the settings would be with what was picked on a page at this address; `undefined` where their check refuses it. */
  const settingsWith = (picked: PickedContact, origin: string): Settings | undefined => {
    const current = settings.current();
    if (!current.features.ownSites) return undefined;
    if (isLocked(origin) || settings.report().faults.length > 0) return undefined;
    const site = siteFor(current, `${origin}/`) ?? newSite(origin, current.sites);
    const wanted = withSite(current, { ...site, recipe: withContact(site.recipe, picked) });
    return readSettings(wanted).faults.length === 0 ? wanted : undefined;
  };

  async function beginPicking(port: Port, key: string | undefined): Promise<SetUpAnswer> {
    const wanted = await readKept('setUp');
    const origin = originOf(port.address);
    const isRight = wanted?.tabId === port.tabId && wanted?.origin === origin && sites.recipeFor(port.address) !== null;
    if (wanted === undefined || !isRight || !(wanted.begun ? key === wanted.key : isAwaited(wanted)))
      return { kind: 'refused' };
    if (!wanted.begun) await keep('setUp', own({ ...wanted, begun: true }));
    served = { port, key: wanted.key };
    const contacts = siteFor(settings.current(), port.address)?.recipe?.contacts ?? [];
    return {
      kind: 'begun',
      key: wanted.key,
      signedIn: session.token() !== undefined,
      containers: contacts.map(({ container }) => container),
    };
  }

  async function answer(port: Port, asked: SetUpAsk): Promise<SetUpAnswer | undefined> {
    if (asked.kind === 'begin') return beginPicking(port, asked.key);
    if (served?.port !== port || port.tabId === undefined) return { kind: 'refused' };
    if (asked.kind === 'end-preview') {
      show(undefined);
      return undefined;
    }
    const origin = originOf(port.address);
    if (asked.kind === 'taken-away') {
      setTakenAwayOn(origin);
      return undefined;
    }
    const wanted = settingsWith(asked, origin);
    if (wanted === undefined) return { kind: 'not-saved' };
    if (asked.kind === 'preview') {
      const recipe = siteFor(wanted, `${origin}/`)?.recipe;
      if (recipe) show({ tabId: port.tabId, recipe });
      return { kind: 'previewed' };
    }
    try {
      await settings.write(wanted);
    } catch {
      // The browser refuses to keep it. What was picked stays where it is.
      return { kind: 'not-saved' };
    }
    // The page is painted by the very same words, so nothing there moves.
    preview = undefined;
    return { kind: 'saved' };
  }

  async function end(port: Port): Promise<void> {
    if (served?.port !== port) return;
    const { key } = served;
    served = undefined;
    const last = await readKept('setUp');
    // Another may have been asked for meanwhile.
    if (last?.key === key) {
      if (takenAwayOn === last.origin) await keep('setUp', own({ ...last, takenAway: true }));
      else await forget('setUp');
    }
    if (preview !== undefined) show(undefined);
  }

  return {
    async begin({ tab, origin }) {
      await ready;
      if (isLocked(origin)) return 'locked';
      if (isSwitchedOff(settings.current(), origin)) return 'switched-off';
      if (settings.report().faults.length > 0) return 'faulty';
      const key = toBase64Url(crypto.getRandomValues(new Uint8Array(16)).buffer);
      const wanted: SetUp = { tabId: tab, origin, key, begun: false, takenAway: false, until: Date.now() + waiting };
      return afterwards(async () => {
        setTakenAwayOn(undefined);
        await sites.allow(origin);
        await keep('setUp', own(wanted));
        return (await bring()) ? 'begun' : 'unreachable';
      });
    },
    take(port) {
      port.onMessage((message) => {
        const asked = readSetUpAsk(message);
        if (asked === undefined) return;
        void afterwards(async () => {
          await ready;
          const answered = await answer(port, asked);
          if (answered) port.send(answered);
        });
      });
      port.onGone(() => void afterwards(() => end(port)));
    },
    onChange: (listener) => void listeners.push(listener),
    previewFor: (tabId) => (preview !== undefined && preview.tabId === tabId ? preview.recipe : undefined),
    sitesInBrief: () =>
      settings.current().sites.map((site, index) => ({
        matches: site.matches,
        locked: isLockedSite(settings.report().locked, index),
        described: site.recipe !== undefined,
        takenAway: takenAwayOn !== undefined && matchingSite([site], `${takenAwayOn}/`) !== undefined,
      })),
  };
}

function isSwitchedOff(settings: Settings, origin: string): boolean {
  return !settings.enabled || !settings.features.ownSites || siteFor(settings, `${origin}/`)?.enabled === false;
}

const isAwaited = ({ begun, until }: SetUp): boolean => !begun && until > Date.now();

const originOf = (address: From['address']): string => new URL(address).origin;
