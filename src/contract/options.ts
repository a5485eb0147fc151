import type { PresetSummary } from './presets.ts';
import type { SettingsFaultCode, SettingsReport } from './settings.ts';
import type { SessionEnd, SignInFault, ViewerState } from './viewer.ts';

/** What the options page shows, at once and after every change. */
export type OptionsNews = {
  readonly kind: 'news';
  readonly settings: SettingsReport;
  readonly viewer: ViewerState;
  readonly capabilities: Capabilities;
  /** Everything that is kept, as it was found in the browser's storage. */
  readonly kept: readonly KeptItem[];
  /** What is known of a token service; absent until one was asked in this session of the browser. */
  readonly testedService?: TestedService;
  /** What was asked of whom in this session, the latest first. */
  readonly activity: readonly ActivityEntry[];
  /** Calls to LinkedIn's API since 00:00 UTC, as this viewer; LinkedIn counts its limits by that day. */
  readonly callsToday: number;
  /** Epoch milliseconds until which LinkedIn is not asked for people; absent while it is. */
  readonly pausedUntil?: number;
  /** The presets there are, by name. */
  readonly presets: readonly PresetSummary[];
};

/** What the LinkedIn app in use allows. */
export type Capabilities = {
  readonly ownPicture: CapabilityStanding;
  readonly contactsPictures: CapabilityStanding;
  /** Matching profile addresses among the viewer's own connections. */
  readonly connections: CapabilityStanding;
  /** What LinkedIn granted at this sign-in; empty while nobody is signed in. */
  readonly grantedScopes: readonly string[];
};

/** `unknown` while nobody is signed in, or where LinkedIn has not been asked yet. */
export type CapabilityStanding = 'granted' | 'refused' | 'unknown';

/** The name of everything that may be kept; `custody/ledger.ts` has a line for each. */
export type KeptKey =
  | 'epoch'
  | 'token'
  | 'viewer'
  | 'ownPicture'
  | 'signInAttempt'
  | 'signInAwaited'
  | 'signInEnd'
  | 'signInUntold'
  | 'peopleRead'
  | 'connectionsRead'
  | 'cardFields'
  | 'callsToday'
  | 'pausedUntil'
  | 'renewalTried'
  | 'orgSession'
  | 'colleaguePhotos'
  | 'activity'
  | 'testedService'
  | 'setUp'
  | 'signedOutMark'
  | 'keptSignedIn'
  | 'ownData'
  | 'confirmedCrmUsers'
  | 'recordReferences'
  | 'salt'
  | 'settings';

/** One thing found in the browser's storage. */
export type KeptItem = {
  /** `unknown` for what no line of the ledger speaks of, which would be a defect, and is shown all the same. */
  readonly key: KeptKey | 'unknown';
  /** `session` is memory, gone with the browser; `local` is on disk. */
  readonly area: 'session' | 'local';
  /** Of what is kept, as JSON. */
  readonly bytes: number;
  /** Where the item is a list: how many. */
  readonly count?: number;
  /** False for what a running extension can't do without and which says nothing of anybody. */
  readonly erasable: boolean;
};

/** One item, or everything: as if the extension had just been installed. With the settings goes the browser's permission for their sites. */
export type EraseAsk = KeptKey | 'unknown' | 'everything';

export type ActivityKind =
  /** LinkedIn's sign-in was opened, with a window or without. */
  | 'authorization'
  /** A code was exchanged at the token service. */
  | 'token'
  /** LinkedIn was asked who signed in. */
  | 'viewer'
  /** LinkedIn was asked about members. */
  | 'members'
  | 'own-picture'
  /** The picture of a contact. */
  | 'picture'
  /** LinkedIn was asked about one member for a card. */
  | 'card'
  /** LinkedIn was asked for the viewer's own connections. */
  | 'connections'
  /** LinkedIn was asked for the viewer's own profile, or to change it as they had asked. */
  | 'my-profile'
  /** A Salesforce org was asked for the viewer's photo there, or to change it. */
  | 'crm-photo'
  /** A Salesforce org was asked for photos of the viewer's colleagues. */
  | 'colleagues'
  | 'token-service-test';

/** Requests of one kind, to one host and with one outcome, that followed one another closely. Holds nothing of any member but how many were asked for. */
export type ActivityEntry = {
  readonly kind: ActivityKind;
  readonly host: string;
  /** Epoch milliseconds of the last of them. */
  readonly at: number;
  readonly requests: number;
  /** How many members were asked for in all; only with `members`. */
  readonly members?: number;
  /**
   * `refused` is any answer that is not a success, `unreachable` none at all, `cancelled` one that nobody waits for any more. To a test of the token
   * service, whose code nobody was given, a refusal of that code is the answer that was asked for.
   */
  readonly outcome: 'answered' | 'refused' | 'unreachable' | 'cancelled';
};

/** What asking the token service came to. */
export type TokenServiceVerdict =
  /** It refuses a made-up code as LinkedIn does, so it would exchange a true one. */
  | 'works'
  /** Not an https address, nor one on this computer. */
  | 'not-an-address'
  /** No client ID is set, so there is nothing to ask with. */
  | 'no-client-id'
  /** Nothing answers there at all. */
  | 'unreachable'
  /** Something answers, but does not let this extension read its answer. */
  | 'origin-refused'
  | 'unknown-redirect-address'
  | 'unknown-client'
  /** LinkedIn does not accept the service's client ID with its secret. */
  | 'app-refused'
  /** The service is there, and LinkedIn behind it, or the service itself, is in trouble. */
  | 'in-trouble'
  | 'too-many-requests'
  /** What answers is no token service. */
  | 'nonsense';

/** What asking one token service for one LinkedIn app came to: it says nothing of another service, or for another app. */
export type TestedService = {
  readonly address: string;
  readonly clientId: string;
  readonly verdict: TokenServiceVerdict;
};

/** Scopes that this version has a use for, or that come with one. */
export type KnownScope = 'openid' | 'profile' | 'email' | 'r_liteprofile' | 'r_basicprofile' | 'r_1st_connections';

/**
 * What support may be told. Numbers, flags and closed lists alone: nothing in it can name a person, a host, a site or an account, whatever is set.
 */
export type SupportReport = {
  readonly extensionVersion: string;
  readonly browser: 'chromium' | 'firefox';
  /** The major version. */
  readonly browserVersion: number;
  readonly system: 'android' | 'chromeos' | 'linux' | 'mac' | 'windows' | 'other';
  readonly enabled: boolean;
  readonly clientIdSet: boolean;
  readonly tokenServiceSet: boolean;
  /** Scopes asked for that this version knows; others are only counted. */
  readonly knownScopes: readonly KnownScope[];
  readonly otherScopes: number;
  readonly sites: {
    readonly all: number;
    readonly enabled: number;
    readonly allowed: number;
    readonly withRecipe: number;
    readonly withCrmUser: number;
  };
  /** How often each code of fault is found in the settings and in the policy. */
  readonly settingsFaults: Partial<Record<SettingsFaultCode, number>>;
  readonly lockedByPolicy: number;
  readonly linkedInAccess: boolean;
  readonly viewer: ViewerState['state'];
  readonly lastEnd: SignInFault | SessionEnd | null;
  readonly keptSignedIn: boolean;
  readonly signedOutMark: boolean;
  readonly ownPicture: CapabilityStanding;
  readonly contactsPictures: CapabilityStanding;
  readonly connections: CapabilityStanding;
  /** Whether asking is paused because of LinkedIn's limit. */
  readonly paused: boolean;
  readonly confirmedCrmUsers: number;
  /** Requests by kind and outcome. */
  readonly activity: readonly {
    readonly kind: ActivityKind;
    readonly outcome: ActivityEntry['outcome'];
    readonly requests: number;
  }[];
};
