import type { Availability } from './availability.ts';
import type { Live } from './custody.ts';
import type { Reference, ReferenceKey } from './reference.ts';
import type { Recipe, Settings, SettingsFault } from './settings.ts';
import type { Epoch, Picture, ViewerState } from './viewer.ts';

/** A visit is one stay of one page at one URL; its number grows with each in-page navigation. */
export type Visit = number;

/** What the worker answers a content script that has just started. */
export type Greeting = {
  readonly epoch: Epoch;
  /** `null` where this page is not, or no longer, of an allowed and enabled site. */
  readonly recipe: Recipe | null;
  /** Where nobody is, the page is left as it is and nothing is asked. */
  readonly signedIn: boolean;
  readonly batchSize: number;
};

/** One request, one answer: kind → what is sent and what comes back. */
export type Requests = {
  /** From a content script, at document start and whenever something changed. */
  hello: { readonly ask: object; readonly answer: Greeting };
  /** From the popup: opens LinkedIn's window. Answered when the attempt has begun; how it ends arrives as `viewer`. */
  'sign-in': { readonly ask: object; readonly answer: null };
  /** From the popup: gives up the attempt under way, whose window may never come. */
  'cancel-sign-in': { readonly ask: object; readonly answer: null };
  'sign-out': { readonly ask: object; readonly answer: null };
  /** From the popup: takes back the browser's permission for this origin, unregisters the script and clears every tab of it. */
  'stop-site': { readonly ask: { readonly origin: string }; readonly answer: null };
  /** From the options page. */
  'read-settings': { readonly ask: object; readonly answer: SettingsReport };
  /** From the options page: nothing is written where there is a fault, except for `locked`: there the policy's value stays and the rest is written. */
  'write-settings': { readonly ask: { readonly document: unknown }; readonly answer: SettingsReport };
};

export type SettingsReport = {
  /** What is in force: what is stored, and over it what the policy sets. */
  readonly settings: Settings;
  /** The document as it is stored, while it has faults: to be shown and mended, since `settings` lacks its faulty parts. */
  readonly stored?: unknown;
  /** What is wrong with the document stored, or with the one that was to be written. */
  readonly faults: readonly SettingsFault[];
  /** What is wrong with the managed policy. */
  readonly policyFaults: readonly SettingsFault[];
  /** The paths in `settings` that the policy sets, such as `linkedin.clientId` and `sites[0]`; a site is locked whole. */
  readonly locked: readonly string[];
  /** The address to register with the LinkedIn app. */
  readonly redirectAddress: string;
};

export type RequestKind = keyof Requests;

/** A member whose picture a page wants, and how large. */
export type Wanted = {
  readonly reference: Reference;
  /** Device pixels of the longer side of the largest slot that shows this member. */
  readonly pixels: number;
};

/** What a content script says over its visit port. */
export type VisitAsk =
  | {
      readonly kind: 'pictures';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly wanted: readonly Wanted[];
    }
  | { readonly kind: 'cancel'; readonly visit: Visit }
  | {
      readonly kind: 'crm-user';
      readonly visit: Visit;
      readonly epoch: Epoch;
      /** The CRM's own signed-in user, as the recipe reads it off the page. */
      readonly text: string;
      readonly pixels: number;
    };

/** What the worker answers over a visit port, each as it becomes known. */
export type VisitAnswer =
  | {
      readonly kind: 'picture';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly reference: ReferenceKey;
      readonly availability: Availability;
      /** Present exactly where `availability` is `shown`. */
      readonly picture?: Live<Picture>;
    }
  | {
      /** What was asked is of a former epoch: the page has to say hello again. */
      readonly kind: 'stale';
    }
  | {
      readonly kind: 'own-picture';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly availability: Availability;
      readonly picture?: Picture;
    };

/** What the worker tells every tab's content script. */
export type Notice =
  /** Sign-in or sign-out: everything painted goes at once, and what is asked next is asked anew. */
  | { readonly kind: 'viewer-changed'; readonly epoch: Epoch }
  /** Settings or permissions changed: say `hello` again, and leave where there is no recipe any more. */
  | { readonly kind: 'site-changed' };

/** What the content script tells the popup over the popup's port, at once and after every change. */
export type PageReport = {
  readonly kind: 'page';
  /** `no-site` where the page is of no site that is switched on; `unanswered` where the worker could not be reached. */
  readonly state: 'site' | 'no-site' | 'unanswered';
  readonly contacts: readonly { readonly name: string; readonly availability: Availability }[];
};

/** What the popup says to the content script. */
export type PageAsk = { readonly kind: 'refresh' };

/** What the worker tells the popup over the popup's port, at once and after every change. */
export type PopupNews = {
  readonly kind: 'news';
  readonly viewer: ViewerState;
  /** Whether a LinkedIn app and a token service are set. */
  readonly configured: boolean;
  readonly settingsFaults: number;
};

/** The names of the ports; a port of another name is refused. */
export type PortName = 'visit' | 'popup' | 'page-report';
