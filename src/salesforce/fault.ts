/** One thing that Salesforce says is wrong. */
export type ApiError = {
  /** Such as `INVALID_SESSION_ID`. */
  readonly errorCode: string;
  /** For developers, in the language of the org. */
  readonly message: string;
};

/** Why a call to Salesforce came to nothing. Source of the meaning of each status: Connect REST API, "Status Codes and Error Responses". */
export type SalesforceFault =
  /** 401: the session is over, or was never one. */
  | { readonly code: 'session-over' }
  /** 403: Chatter is off in this org, or this user or app may not do this. */
  | { readonly code: 'forbidden'; readonly errors: readonly ApiError[] }
  /** 404: no such user, community, file or version of the API. */
  | { readonly code: 'not-found' }
  /** The hour's limit is reached; nothing should be asked before `until`, in epoch milliseconds. */
  | { readonly code: 'throttled'; readonly until: number }
  /** 400, 409, 412, 413 and the like: Salesforce does not take what was sent. */
  | { readonly code: 'refused'; readonly status: number; readonly errors: readonly ApiError[] }
  /** Not sent at all, since it could not be right. */
  | { readonly code: 'not-sent'; readonly because: NotSent }
  /** No connection, or one that broke. A redirect, which is never followed, looks the same. */
  | { readonly code: 'unreachable' }
  /** Salesforce took the connection and did not answer in time. */
  | { readonly code: 'no-answer' }
  /** A status that is not an answer, or a body that is not what the documentation says; `status` is the HTTP status. */
  | { readonly code: 'bad-answer'; readonly status: number }
  /** The caller's signal ended it. */
  | { readonly code: 'aborted' };

/** What was wrong with what was to be sent. */
export type NotSent =
  /** Not an ID of a user. */
  | 'wrong-user'
  /** Not an ID of a community. */
  | 'wrong-community'
  /** Not an 18-character ID that begins with 069. */
  | 'wrong-file-id'
  /** Not a whole number from 1. */
  | 'wrong-version-number'
  /** Not three whole numbers, or one of them without the others. */
  | 'wrong-crop'
  /** The crop square is not within the picture. */
  | 'crop-outside'
  /** By its own bytes neither a JPEG, a PNG nor a GIF, whatever it is called. */
  | 'wrong-type'
  /** More bytes than are taken for a photo. */
  | 'too-large';
