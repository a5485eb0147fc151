import type { StorageArea } from '../browser/storage.ts';
import type { ActivityEntry, KeptKey, TestedService } from '../contract/options.ts';
import type { Reference } from '../contract/reference.ts';
import type { Settings } from '../contract/settings.ts';
import type { Epoch, SessionEnd, SignInFault, Viewer } from '../contract/viewer.ts';

/** Everything that is kept, by key. What has no line here can't be kept. */
export type Kept = {
  /** Counts sign-ins and sign-outs. */
  epoch: Epoch;
  token: {
    readonly accessToken: string;
    /** Epoch milliseconds. */
    readonly issuedAt: number;
    /** Epoch milliseconds. */
    readonly expiresAt: number;
    readonly scopes: readonly string[];
  };
  viewer: Viewer;
  ownPicture: { readonly base64: string; readonly type: string };
  /**
   * That an attempt is under way, written before LinkedIn's page opens: a worker that finds it without having begun one knows that it was lost.
   * `renewing` where nobody asked for it just then.
   */
  signInAttempt: { readonly renewing: boolean };
  /** Epoch milliseconds until when a sign-in begins as soon as the browser allows the sites that the policy names. */
  signInAwaited: number;
  /** How the last attempt, or the last sign-in, ended. */
  signInEnd: { readonly fault: SignInFault } | { readonly ended: SessionEnd };
  /** That the viewer asked to be signed in and was, which no popup has shown yet. */
  signInUntold: true;
  /** LinkedIn's answer to whether our app may read other members. */
  peopleRead: 'granted' | 'refused';
  /** How much of a card LinkedIn was found to grant the app: the names of fields, nothing that stands in them. */
  cardFields: 'lite' | 'basic' | 'located';
  /** LinkedIn's answer to whether our app may read the viewer's own connections. */
  connectionsRead: 'granted' | 'refused';
  /** Calls to LinkedIn's API as this viewer on one day of universal time, such as `2026-11-21`. */
  callsToday: { readonly day: string; readonly calls: number };
  /** Epoch milliseconds until which LinkedIn is not asked for people. */
  pausedUntil: number;
  /** That a renewal was tried in this browser session and came to nothing: it is not tried again without the person. */
  renewalTried: true;
  /** The viewer's session at a Salesforce org, and with which app. It is theirs while they are the viewer, and no longer. */
  orgSession: {
    readonly origin: string;
    readonly clientId: string;
    /** The address by which the org names the user, which differs between any two. */
    readonly user?: string;
    readonly accessToken: string;
    /** Where the org gave one. */
    readonly refreshToken?: string;
  };
  /** Photos that the org has of the viewer's colleagues there, by the user's ID of 15 characters, the one last looked at last. */
  colleaguePhotos: readonly {
    readonly userId: string;
    readonly versionId: string;
    readonly base64: string;
    readonly type: string;
  }[];
  /** What was asked of whom: kinds, hosts and numbers, nothing of any member. */
  activity: readonly ActivityEntry[];
  /** What the last test of a token service, or the last code that one exchanged, has shown of it. */
  testedService: TestedService;
  /**
   * That a person asked to set up the site of this origin in this tab, until when the picker may come, the key by which it goes on after the worker
   * stopped, and whether the page took the picker away.
   */
  setUp: {
    readonly tabId: number;
    readonly origin: string;
    readonly key: string;
    readonly begun: boolean;
    readonly takenAway: boolean;
    /** Epoch milliseconds. */
    readonly until: number;
  };
  /** Set by a sign-out; while it stands, nothing is renewed without the person asking. */
  signedOutMark: true;
  /** Who asked to be kept signed in: a salted hash of their person ID, to be compared with whomever a renewal finds. */
  keptSignedIn: string;
  /**
   * The viewer's answer to whether their own name and picture may be kept on this device, with a salted hash of whose answer it is; name and picture stand
   * in it after a yes alone.
   */
  ownData:
    | { readonly person: string; readonly keeping: false; readonly name?: never; readonly picture?: never }
    | { readonly person: string; readonly keeping: true; readonly name: string; readonly picture?: Kept['ownPicture'] };
  /** By site, salted hashes of site, CRM user and person ID, the latest last: *Yes, that is me*. */
  confirmedCrmUsers: readonly { readonly site: string; readonly hash: string }[];
  /** Which reference belongs to which record of a site that opted in, the latest last: read off the CRM's own pages. */
  recordReferences: readonly {
    readonly site: string;
    readonly key: string;
    /** Which of the recipe's contacts gave it, counted from 0. */
    readonly by: number;
    readonly reference: Reference;
  }[];
  /** Base64 of the random bytes that this browser profile's hashes are made with. */
  salt: string;
  settings: Settings;
};

type Line = {
  readonly area: StorageArea;
  readonly whose: 'viewer' | 'administrator' | 'crm';
  /**
   * What ends it, besides the browser closing, which ends everything in the `session` area: `epoch-end` a sign-in, a sign-out, or the session running
   * out; `sign-out` the viewer's own sign-out alone.
   */
  readonly until: 'epoch-end' | 'sign-out' | 'sign-in' | 'changed';
};

/** The custody table, line by line; `docs/custody.md` shows it with its reasons. */
export const ledger = {
  epoch: { area: 'session', whose: 'viewer', until: 'changed' },
  token: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  viewer: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  ownPicture: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  signInAttempt: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  signInAwaited: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  signInEnd: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  signInUntold: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  peopleRead: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  cardFields: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  connectionsRead: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  callsToday: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  pausedUntil: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  renewalTried: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  orgSession: { area: 'session', whose: 'viewer', until: 'epoch-end' },
  colleaguePhotos: { area: 'session', whose: 'crm', until: 'epoch-end' },
  activity: { area: 'session', whose: 'viewer', until: 'sign-out' },
  testedService: { area: 'local', whose: 'administrator', until: 'changed' },
  setUp: { area: 'session', whose: 'administrator', until: 'changed' },
  signedOutMark: { area: 'local', whose: 'viewer', until: 'sign-in' },
  keptSignedIn: { area: 'local', whose: 'viewer', until: 'sign-out' },
  ownData: { area: 'local', whose: 'viewer', until: 'sign-out' },
  confirmedCrmUsers: { area: 'local', whose: 'viewer', until: 'changed' },
  recordReferences: { area: 'local', whose: 'crm', until: 'changed' },
  salt: { area: 'local', whose: 'viewer', until: 'changed' },
  settings: { area: 'local', whose: 'administrator', until: 'changed' },
} as const satisfies Record<KeptKey, Line>;
