/** Whoever is signed in with LinkedIn in this browser profile. */
export type Viewer = {
  readonly personId: string;
  readonly name: string;
};

/**
 * A counter that grows with every sign-in and sign-out. Every request for pictures and every result carries the epoch it was made in; one of a former epoch is dropped.
 */
export type Epoch = number;

/** Why the last sign-in did not end with a viewer. Each has its words in `ui/words`. */
export type SignInFault =
  /** No LinkedIn client ID or token service is set. */
  | 'not-configured'
  /** The person cancelled LinkedIn's login page. */
  | 'cancelled'
  /** The person gave the attempt up in the popup or the options. LinkedIn's window stays where it is, since no browser closes it for us. */
  | 'given-up'
  /** The person did not grant what was asked. */
  | 'denied'
  /** LinkedIn's window was closed; also what a wrong client ID or redirect address ends in, since LinkedIn shows those on a page of its own. */
  | 'window-closed'
  /** The LinkedIn app does not have one of the scopes asked for. */
  | 'scope-refused'
  /** The browser, which opens one such window at a time, still has that of a former attempt. */
  | 'window-open'
  /** LinkedIn's page took the connection and never answered. */
  | 'no-answer'
  /** LinkedIn's page could not be loaded. */
  | 'page-error'
  /** LinkedIn answered something that is not an answer to what was asked. */
  | 'answer-refused'
  /** The browser's worker stopped while LinkedIn's window was open. */
  | 'interrupted'
  /** The token service could not be reached. */
  | 'token-service-unreachable'
  /** The token service was reached, and had too much to do, or trouble of its own or with LinkedIn. */
  | 'token-service-in-trouble'
  /** The token service, or LinkedIn behind it, refused the exchange. */
  | 'token-service-refused'
  /** The token service answered with something that is not a token. */
  | 'token-service-nonsense'
  /** Signed in, but LinkedIn would not say as whom. */
  | 'viewer-unreadable'
  /** A renewal found somebody else signed in at LinkedIn than the viewer it was to renew; its result was dropped. */
  | 'somebody-else'
  /** The browser's access to LinkedIn was withdrawn from the extension. */
  | 'not-permitted';

/** Why a session is over without a sign-out: past its lifetime, refused by LinkedIn, or not to be renewed without the person. */
export type SessionEnd = 'expired' | 'revoked' | 'not-renewed';

/** What the popup shows of the viewer. */
export type ViewerState =
  | { readonly state: 'signed-out'; readonly fault?: SignInFault; readonly ended?: SessionEnd }
  /** `renewing` where nobody asked just now, and no window will come. */
  | { readonly state: 'signing-in'; readonly renewing: boolean }
  | { readonly state: 'signed-in'; readonly viewer: Viewer; readonly picture?: Picture };

/** The bytes of a picture as they travel inside the extension. */
export type Picture = {
  readonly bytes: ArrayBuffer;
  /** `image/jpeg`, `image/png`, `image/webp` or `image/gif`, as the bytes themselves say. */
  readonly type: string;
};
