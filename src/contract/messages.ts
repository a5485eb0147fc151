import type { Availability } from './availability.ts';
import type { ColleaguePhoto } from './colleagues.ts';
import type { ConnectionsState, FoundConnection } from './connections.ts';
import type { CrmPhoto, CrmPhotoProgress, CrmPhotoResult, PhotoCrop } from './crm-photo.ts';
import type { Live } from './custody.ts';
import type { EraseAsk, SupportReport, TestedService } from './options.ts';
import type { PresetId, PresetOffer } from './presets.ts';
import type { Reference, ReferenceKey } from './reference.ts';
import type { SetUpBeginning, SiteInBrief } from './set-up.ts';
import type { Recipe, SettingsReport, SwitchedOff } from './settings.ts';
import type { Epoch, Picture, ViewerState } from './viewer.ts';

/** A visit is one stay of one page at one URL; its number grows with each in-page navigation. */
export type Visit = number;

/** What the worker answers a content script that has just started. */
export type Greeting = {
  readonly epoch: Epoch;
  /** `null` where this page is not, or no longer, of an allowed and enabled site. */
  readonly recipe: Recipe | null;
  /** The attributes whose change may change what the recipe finds, as a `MutationObserver` takes them. */
  readonly watched: readonly string[];
  /** Where nobody is, the page is left as it is and nothing is asked. */
  readonly signedIn: boolean;
  /** Whether the page shall say when it has contacts: nobody is signed in, and the viewer asked to be kept so. */
  readonly renewable: boolean;
  readonly batchSize: number;
  /** Whether the site opted in to remembering which reference belongs to which of its records. */
  readonly remembers: boolean;
  /** Whether the recipe is the site's own, and not the built-in one alone. */
  readonly ownRecipe: boolean;
};

/** One request, one answer: kind → what is sent and what comes back. */
export type Requests = {
  /** From a content script, at document start and whenever something changed. */
  hello: { readonly ask: object; readonly answer: Greeting };
  /** From a content script under a `renewable` greeting, once the page has contacts and is looked at: only then is a sign-in renewed. */
  'contacts-here': { readonly ask: object; readonly answer: null };
  /**
   * From a content script: a card about one member on its page, for whom the worker makes a key that is good for one card in one frame of this tab.
   * `null` where there is nobody to show a card to, or of.
   */
  'open-card': {
    readonly ask: { readonly reference: Reference; readonly epoch: Epoch; readonly crmUser?: string };
    readonly answer: { readonly key: string } | null;
  };
  /** From a content script: somebody is to be painted on its page, so what paints is wanted there. Answered when it is. */
  'painting-script': { readonly ask: object; readonly answer: null };
  /**
   * From a content script of a site that opted in: the photos that the Salesforce org has of these users. `null` where there are none to be had here, and nothing is to
   * be painted: nobody is signed in there, the site opted out, or the CRM's user is not known to be the viewer.
   */
  'colleague-photos': {
    readonly ask: { readonly userIds: readonly string[]; readonly epoch: Epoch; readonly crmUser?: string };
    readonly answer: readonly ColleaguePhoto[] | null;
  };
  /** From a content script: somebody points at its page, so what opens cards is wanted there. */
  'card-script': { readonly ask: object; readonly answer: null };
  /**
   * From the popup, the options page and *My profile*: opens LinkedIn's window. Answered when the attempt has begun; how it ends arrives as `viewer`. With `onceAllowed`
   * it waits until the browser allows the sites that the policy names, for which that page asks in the same click.
   */
  'sign-in': { readonly ask: { readonly onceAllowed?: true }; readonly answer: null };
  /** From the popup and the options page: gives up the attempt under way, whose window may never come, or the one that waits for the browser. */
  'cancel-sign-in': { readonly ask: object; readonly answer: null };
  'sign-out': { readonly ask: object; readonly answer: null };
  /** From the popup: whether the viewer's sign-in is to be renewed by itself from now on. Wanted while nobody is signed in, it does nothing. */
  'keep-signed-in': { readonly ask: { readonly wanted: boolean }; readonly answer: null };
  /** From the page *My profile*: whether the viewer's own name and picture may be kept on this device. A no erases what was kept. */
  'keep-own-data': { readonly ask: { readonly wanted: boolean }; readonly answer: null };
  /** From the popup: the CRM user with this identity, on the site of this origin, is the viewer (`confirmed`), or is not known to be. */
  'crm-user': {
    readonly ask: { readonly origin: string; readonly identity: string; readonly confirmed: boolean };
    readonly answer: null;
  };
  /** From the popup: reads the viewer's own connections, so that profile addresses can be matched among them. How it goes arrives as `news`. */
  'read-connections': { readonly ask: object; readonly answer: null };
  /** From the popup: ends that; what was read stays. */
  'stop-reading-connections': { readonly ask: object; readonly answer: null };
  /** From the popup: which of these vanity names are of connections read so far. */
  'find-connections': {
    readonly ask: { readonly vanityNames: readonly string[] };
    readonly answer: readonly Live<FoundConnection>[];
  };
  /** From the popup: a person wants the site of this origin. Sent in the very click that asks for the permission. */
  'allow-site': { readonly ask: { readonly origin: string }; readonly answer: null };
  /** From the popup and the options page: takes back the browser's permission for this origin, unregisters the script and clears every tab of it. */
  'stop-site': { readonly ask: { readonly origin: string }; readonly answer: null };
  /** From the popup: the preset for the page of this origin in this tab; `null` where there is none to offer. */
  'preset-offer': {
    readonly ask: { readonly origin: string; readonly tab: number };
    readonly answer: PresetOffer | null;
  };
  /** From the popup and the options page: the preset's recipe becomes that of the site with this id, unless the policy sets the site. */
  'use-preset': {
    readonly ask: { readonly site: string; readonly preset: PresetId };
    readonly answer: { readonly used: boolean };
  };
  /** From the popup: a person wants to set up this origin's site in this tab by picking elements. Sent in the very click that asks for the permission. */
  'set-up-site': { readonly ask: { readonly tab: number; readonly origin: string }; readonly answer: SetUpBeginning };
  /** From the options page: nothing is written where there is a fault, except for `locked`: there the policy's value stays and the rest is written. */
  'write-settings': { readonly ask: { readonly document: unknown }; readonly answer: SettingsReport };
  /** From the options page: asks the token service at this address, with a code that nobody was given. */
  'test-token-service': { readonly ask: { readonly address: string }; readonly answer: TestedService };
  /** From the options page; what then is kept arrives as `news`. */
  'erase-kept': { readonly ask: { readonly what: EraseAsk }; readonly answer: null };
  /** From the options page: everything kept, as one document to be saved as a file; the access token itself is left out. */
  'export-kept': { readonly ask: object; readonly answer: { readonly document: unknown } };
  /** From the options page: what is remembered of the records of the site with this id, the latest first, and no more of it than a page can show. */
  'remembered-references': {
    readonly ask: { readonly site: string };
    readonly answer: { readonly total: number; readonly pairs: readonly RecordReference[] };
  };
  /** From the page *My CRM photo*: the org and its connected app. Answered with whether they were taken. */
  'set-org': {
    readonly ask: { readonly host: string; readonly clientId: string };
    readonly answer: { readonly taken: boolean };
  };
  /** From the page *My CRM photo*: opens the org's sign-in. How it ends arrives as news. */
  'org-sign-in': { readonly ask: object; readonly answer: null };
  /** From the page *My CRM photo*: also gives up an attempt under way. */
  'org-sign-out': { readonly ask: object; readonly answer: null };
  /** From the page *My CRM photo*: the photo that the viewer has at the org, without its picture where the page has that version already. */
  'read-crm-photo': { readonly ask: { readonly known?: string | null }; readonly answer: CrmPhotoResult<CrmPhoto> };
  /** From the page *My CRM photo*: the viewer's own LinkedIn picture becomes their photo at the org, by a yes that was said to this very sending. */
  'send-crm-photo': {
    readonly ask: { readonly consent: true; readonly crop?: PhotoCrop };
    readonly answer: CrmPhotoResult<null>;
  };
  /** From the page *My CRM photo*: a photo that was read there before becomes the photo again. */
  'restore-crm-photo': {
    readonly ask: { readonly bytes: ArrayBuffer; readonly seal: string };
    readonly answer: CrmPhotoResult<null>;
  };
  /** From the page *My CRM photo*. */
  'remove-crm-photo': { readonly ask: object; readonly answer: CrmPhotoResult<null> };
  /** From the page *My CRM photo*: whether the photo is another than this one, asked for some seconds. */
  'follow-crm-photo': {
    readonly ask: { readonly before: string | null };
    readonly answer: CrmPhotoResult<CrmPhotoProgress>;
  };
  /** From the options page. */
  'support-report': { readonly ask: object; readonly answer: SupportReport };
};

export type RequestKind = keyof Requests;

/** A member whose picture a page wants, and how large. */
export type Wanted = {
  readonly reference: Reference;
  /** Device pixels of the longer side of the largest slot that shows this member. */
  readonly pixels: number;
};

/** A record of the CRM, as the CRM tells one from another. */
export type RecordKey = {
  readonly key: string;
  /** Which of the recipe's contacts it was read by, counted from 0. */
  readonly by: number;
};

export type RecordReference = { readonly key: string; readonly reference: Reference };

/** What a content script says over its visit port. */
export type VisitAsk =
  | {
      readonly kind: 'pictures';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly wanted: readonly Wanted[];
      /** The identity of the CRM's own signed-in user, where the recipe says where it stands and the page shows it. */
      readonly crmUser?: string;
    }
  | { readonly kind: 'cancel'; readonly visit: Visit }
  /** From a page of a site that remembers references: what it says of its records. */
  | {
      readonly kind: 'record-keys';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly pairs: readonly (RecordKey & { readonly reference: Reference | null })[];
    }
  | {
      readonly kind: 'crm-user';
      readonly visit: Visit;
      readonly epoch: Epoch;
      /** Of the CRM's own signed-in user, as the recipe reads it off the page. */
      readonly identity: string;
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
      /** The references that were remembered for records whose page gives none. */
      readonly kind: 'references';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly found: readonly RecordReference[];
    }
  | {
      /** What was asked is of a former epoch: the page has to say hello again. */
      readonly kind: 'stale';
    }
  | {
      readonly kind: 'crm-user';
      readonly visit: Visit;
      readonly epoch: Epoch;
      readonly identity: string;
      /** Whether the viewer said that this is them; until then pictures are withheld here. */
      readonly confirmed: boolean;
      /** The viewer's own; only where `confirmed`, and not where they have none. */
      readonly picture?: Picture;
    };

/** What the worker tells every tab's content script. */
export type Notice =
  /** Sign-in or sign-out: everything painted goes at once, and what is asked next is asked anew. */
  | { readonly kind: 'viewer-changed'; readonly epoch: Epoch }
  /** Settings or permissions changed: say `hello` again, and leave where there is no recipe any more. */
  | { readonly kind: 'site-changed' }
  /** The viewer said who they are in a CRM, or took it back: everything is asked for anew. */
  | { readonly kind: 'crm-user-changed' }
  /** The viewer pressed the keys that open a card. */
  | { readonly kind: 'show-card' }
  /** Connections have been read: whoever is referred to by a profile's address is asked for anew. */
  | { readonly kind: 'connections-changed' };

/** What the content script tells the popup over the popup's port, at once and after every change. */
export type PageReport = {
  readonly kind: 'page';
  /** `no-site` where the page is of no site that is switched on; `unanswered` where the worker could not be reached. */
  readonly state: 'site' | 'no-site' | 'unanswered';
  readonly contacts: readonly {
    readonly name: string;
    readonly availability: Availability;
    /** Only where the page refers to the member by a profile's address alone. */
    readonly vanityName?: string;
  }[];
  /** How many contacts of a long list are far from the screen, and were not read yet. */
  readonly further?: number;
  /** Whether the site has a recipe of its own; only of a `site`. */
  readonly ownRecipe?: boolean;
  /** Only where somebody is signed in and the recipe says where the CRM shows its own user. */
  readonly crmUser?: CrmUserOnPage;
};

export type CrmUserOnPage =
  /** The page shows none, so nobody can say whether it is the viewer. */
  | { readonly state: 'missing' }
  | {
      /** `asking` until the worker has answered. */
      readonly state: 'asking' | 'confirmed' | 'unconfirmed';
      readonly identity: string;
      /** As the CRM writes it; the identity where the recipe names no place for it. */
      readonly name: string;
    };

/** What the popup says to the content script. */
export type PageAsk = { readonly kind: 'refresh' };

/** What the worker tells the popup over the popup's port, at once and after every change. */
export type PopupNews = {
  readonly kind: 'news';
  readonly viewer: ViewerState;
  /** Whether the viewer signed in, by asking for it, and no popup has shown that before. The news after it no longer say so. */
  readonly justSignedIn: boolean;
  /** Whether a LinkedIn app and a token service are set. */
  readonly configured: boolean;
  /** Of the document stored and of the policy. */
  readonly settingsFaults: number;
  /** Whether the viewer asked to be kept signed in; meaningful while somebody is. */
  readonly keptSignedIn: boolean;
  readonly connections: ConnectionsState;
  readonly sites: readonly SiteInBrief[];
  /** The match patterns of the sites that the policy names, whether or not the browser allows them yet. */
  readonly policyPatterns: readonly string[];
  readonly switchedOff: SwitchedOff;
};

/** What the worker tells a popup or an options page instead of news while the browser does not let it read what is kept. It goes on trying. */
export type StorageRefused = { readonly kind: 'storage-refused' };

/** The names of the ports; a port of another name is refused. */
export type PortName =
  | 'visit'
  | 'card'
  | 'set-up'
  | 'popup'
  | 'options'
  | 'my-profile'
  | 'profile-edits'
  | 'crm-photo'
  | 'page-report';
