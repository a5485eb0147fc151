import type { StorageArea } from '../browser/storage.ts';
import type { Settings } from '../contract/settings.ts';
import type { Epoch, SignInFault, Viewer } from '../contract/viewer.ts';

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
  /** That an attempt is under way, written before LinkedIn's window opens: a worker that finds it without having begun one knows that it was lost. */
  signInAttempt: true;
  /** How the last attempt, or the last sign-in, ended. */
  signInEnd: { readonly fault: SignInFault } | { readonly ended: 'expired' | 'revoked' };
  /** LinkedIn's answer to whether our app may read other members. */
  peopleRead: 'granted' | 'refused';
  /** Epoch milliseconds until which LinkedIn is not asked for people. */
  pausedUntil: number;
  /** Set by a sign-out; while it stands, nothing is renewed without the person asking. */
  signedOutMark: true;
  settings: Settings;
};

export type KeptKey = keyof Kept;

type Line = {
  readonly area: StorageArea;
  readonly whose: 'viewer' | 'administrator';
  /** What ends it, besides the browser closing, which ends everything in the `session` area. */
  readonly until: 'sign-out' | 'sign-in' | 'changed';
};

/** The custody table, line by line; `docs/architecture.md` shows it with its reasons. */
export const ledger = {
  epoch: { area: 'session', whose: 'viewer', until: 'changed' },
  token: { area: 'session', whose: 'viewer', until: 'sign-out' },
  viewer: { area: 'session', whose: 'viewer', until: 'sign-out' },
  ownPicture: { area: 'session', whose: 'viewer', until: 'sign-out' },
  signInAttempt: { area: 'session', whose: 'viewer', until: 'sign-out' },
  signInEnd: { area: 'session', whose: 'viewer', until: 'sign-out' },
  peopleRead: { area: 'session', whose: 'viewer', until: 'sign-out' },
  pausedUntil: { area: 'session', whose: 'viewer', until: 'sign-out' },
  signedOutMark: { area: 'local', whose: 'viewer', until: 'sign-in' },
  settings: { area: 'local', whose: 'administrator', until: 'changed' },
} as const satisfies Record<KeptKey, Line>;
