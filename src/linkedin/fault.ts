/** Why a whole call to LinkedIn's API came to nothing. What concerns one member of a batch is that member's answer, not a fault. */
export type LinkedInFault =
  /** 401: the token is wrong, expired or revoked. The viewer has to sign in again. */
  | { readonly code: 'token-refused' }
  /** HTTP 403 for the whole call: the LinkedIn app, or the scopes of this token, do not allow it. */
  | { readonly code: 'no-capability' }
  /** LinkedIn's limit is reached; nothing should be asked before `until`, in epoch milliseconds. */
  | { readonly code: 'throttled'; readonly until: number }
  /** No connection, or one that broke, also after trying again. A redirect, which is never followed, looks the same. */
  | { readonly code: 'unreachable' }
  /** LinkedIn took the connection and did not answer in time. */
  | { readonly code: 'no-answer' }
  /** A status that is not an answer, or a body that is not what the documentation says; `status` is the HTTP status. */
  | { readonly code: 'bad-answer'; readonly status: number }
  /** The caller's signal ended it. */
  | { readonly code: 'aborted' };
