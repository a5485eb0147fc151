import type { Unavailable, UnavailableReason } from '../contract/availability.ts';
import type { CrmUserOnPage, PageReport } from '../contract/messages.ts';
import type { SiteInBrief } from '../contract/set-up.ts';
import type { SwitchedOffBy } from '../contract/settings.ts';
import { isLinkedIn, matchingSite } from '../settings/sites.ts';

/** What is known of the page in the current tab. */
export type TabFacts = {
  /** `undefined` until the browser has said; `null` where the tab shows no website. */
  readonly site: PageOrigin | null | undefined;
  /** Whether the browser lets the extension run on the site; `undefined` until it has said. */
  readonly allowed: boolean | undefined;
  /** What the page's content script says; `undefined` until it speaks. */
  readonly report: PageReport | undefined;
  /** Whether the page was called several times and has no content script to answer. */
  readonly gone: boolean;
};

export type PageFacts = TabFacts & {
  readonly online: boolean;
  /** The sites in the settings; `undefined` until the worker has said. */
  readonly sites: readonly SiteInBrief[] | undefined;
  /** Who, if anybody, has switched off the sites that no policy sets. */
  readonly ownSitesOff: SwitchedOffBy | undefined;
};

/** A web page's own, whether or not it is of a site. */
export type PageOrigin = { readonly origin: string; readonly host: string };

/** What the part about the page shows. */
export type PageView =
  | { readonly kind: 'waiting' }
  /** The browser's own page, a file, an empty tab. */
  | { readonly kind: 'no-page' }
  | { readonly kind: 'linkedin' }
  /** No policy sets this site, and others are switched off. */
  | {
      readonly kind: 'own-sites-off';
      readonly site: PageOrigin;
      readonly by: SwitchedOffBy;
      /** Whether the browser lets the extension on it all the same. */
      readonly allowed: boolean;
    }
  | { readonly kind: 'not-allowed'; readonly site: PageOrigin }
  | { readonly kind: 'looking'; readonly site: PageOrigin }
  /** Opened before the site was allowed, or before an update. */
  | { readonly kind: 'gone'; readonly site: PageOrigin }
  /** Switched off in the options. */
  | { readonly kind: 'no-site'; readonly site: PageOrigin }
  /** The page's script could not reach the worker. */
  | { readonly kind: 'unanswered'; readonly site: PageOrigin }
  | {
      readonly kind: 'empty';
      readonly site: PageOrigin;
      readonly crmUser: CrmUserOnPage | undefined;
      /** Whether the site has a recipe of its own; without, contacts are found only where the site marks them. */
      readonly ownRecipe: boolean;
    }
  | {
      readonly kind: 'people';
      readonly site: PageOrigin;
      readonly crmUser: CrmUserOnPage | undefined;
      readonly people: People;
      /** The vanity names of those whom the page refers to by a profile's address alone, one for each contact. */
      readonly addressed: readonly string[];
      /** Whether this computer is offline, so that nothing missing can be fetched. */
      readonly offline: boolean;
    };

export type People = {
  readonly shown: readonly ShownContact[];
  readonly unavailable: readonly UnavailableContact[];
  readonly pending: number;
  /** How many contacts of a long list are not looked up before somebody scrolls to them. */
  readonly further: number;
};

export type ShownContact = {
  readonly name: string;
  /** Where the page refers to the member by a profile's address alone. */
  readonly vanityName?: string;
};

export type UnavailableContact = ShownContact & {
  readonly availability: Unavailable;
  /** How many contacts share the reason; only with the first of them. */
  readonly leads?: number;
};

export function pageView({ site, allowed, report, gone, online, sites = [], ownSitesOff }: PageFacts): PageView {
  if (site === undefined) return { kind: 'waiting' };
  if (site === null) return { kind: 'no-page' };
  if (isLinkedIn(site.host)) return { kind: 'linkedin' };
  if (allowed === undefined) return { kind: 'waiting' };
  if (ownSitesOff && !matchingSite(sites, `${site.origin}/`)?.locked)
    return { kind: 'own-sites-off', site, by: ownSitesOff, allowed };
  if (!allowed) return { kind: 'not-allowed', site };
  if (!report) return { kind: gone ? 'gone' : 'looking', site };
  if (report.state !== 'site') return { kind: report.state, site };
  const { crmUser, ownRecipe = false } = report;
  // Who uses the CRM is missed only where there is somebody to show.
  if (report.contacts.length === 0)
    return { kind: 'empty', site, crmUser: crmUser?.state === 'missing' ? undefined : crmUser, ownRecipe };
  return { kind: 'people', site, crmUser, people: peopleOf(report), addressed: addressedIn(report), offline: !online };
}

/** What holds for everybody comes first, then what the viewer or others can mend, then what is simply so. */
const order: readonly UnavailableReason[] = [
  'not-permitted',
  'throttled',
  'too-many',
  'signed-out',
  'wrong-viewer',
  'failed',
  'no-capability',
  'not-linked',
  'not-connected',
  'no-place',
  'taken-away',
  'unknown-member',
  'private',
  'no-picture',
];

/** The contacts of a page by how they stand; the unavailable ones reason by reason, each reason in the page's order. */
export function peopleOf({ contacts, further = 0 }: PageReport): People {
  const shown: ShownContact[] = [];
  const byReason = new Map<UnavailableReason, UnavailableContact[]>();
  let pending = 0;
  for (const { availability, ...contact } of contacts) {
    if (availability.state === 'shown') shown.push(contact);
    else if (availability.state === 'pending') pending += 1;
    else {
      const alike = byReason.get(availability.reason) ?? [];
      alike.push({ ...contact, availability });
      byReason.set(availability.reason, alike);
    }
  }
  const unavailable = order.flatMap((reason) => {
    const alike = byReason.get(reason) ?? [];
    return alike.map((contact, index) => (index === 0 ? { ...contact, leads: alike.length } : contact));
  });
  return { shown, unavailable, pending, further };
}

const addressedIn = ({ contacts }: PageReport): readonly string[] =>
  contacts.flatMap(({ vanityName }) => vanityName ?? []);
