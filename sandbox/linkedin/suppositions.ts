/**
 * What LinkedIn's documentation leaves open, so that the stand-in answers either way. docs/first-day.md says of each what the extension does, and how to find
 * out.
 */
export type Suppositions = {
  /** The most members in one batch; a larger one is refused with 400. */
  largestBatch: number;
  /** Whether a long query is taken as the body of a POST; where not, every POST is refused with 405. */
  tunnelling: boolean;
  /** How the keys in a batch's answer are written: `(id:A)`, the same percent-encoded, or `A`. */
  batchKeys: 'as-asked' | 'encoded' | 'bare';
  /** How every member who limits their visibility is answered; `various` is each as the world says, so that all forms are met. */
  limitedMembers: 'various' | 'forbidden' | 'absent' | 'empty' | 'private-id';
  /** What becomes of fields that the app is not granted. */
  ungrantedFields: 'refuse-call' | 'refuse-member' | 'leave-out';
  /** Whether the app is granted `geoLocation` and `location`. */
  locationFields: boolean;
  /** Whether `geo~` is decorated; where not, `geo!` stands there with 403. */
  geoDecoration: boolean;
  /** Whether the app may call the Geo API. */
  geoApi: boolean;
  /** Whether the app may call the Places and the Regions API. */
  legacyLocations: boolean;
  /** The most connections in one page. */
  largestPage: number;
  /** What becomes of a larger page: fewer come, or it is refused with 400. */
  tooLargePage: 'shorten' | 'refuse';
  /** What a page of connections tells of the rest. */
  pagingTells: 'total' | 'next' | 'nothing';
  /** Whether a connection can be decorated with the member; where not, `to!` stands there with 403. */
  connectionDecoration: boolean;
  /** How vanity names with letters beyond English are written. */
  vanityNames: 'plain' | 'encoded';
  /** How `userinfo` writes the locale. */
  userinfoLocale: 'object' | 'text';
  /** The serviceErrorCode that an expired token is refused with. */
  expiredTokenCode: number;
  /** How an edit that creates nothing is answered. */
  editStatus: 200 | 204;
  /** The header that names a created entry. */
  createdIdHeader: 'x-linkedin-id' | 'x-restli-id';
  /** Whether a refused edit names the fields it was refused for. */
  errorDetails: boolean;
  /** How entries stand in a profile: by their IDs, or in a list. */
  entriesForm: 'by-id' | 'list';
  /** The host that images are uploaded to. */
  uploadHost: 'api.linkedin.com' | 'www.linkedin.com';
  /** Seconds in the `Retry-After` of a throttled call; `null` for none. */
  retryAfter: number | null;
};

/** As the documentation has it where it says something, and otherwise as it is likeliest. */
export function usualSuppositions(): Suppositions {
  return {
    largestBatch: Number.POSITIVE_INFINITY,
    tunnelling: true,
    batchKeys: 'as-asked',
    limitedMembers: 'various',
    ungrantedFields: 'refuse-call',
    locationFields: true,
    geoDecoration: true,
    geoApi: true,
    legacyLocations: true,
    largestPage: Number.POSITIVE_INFINITY,
    tooLargePage: 'shorten',
    pagingTells: 'total',
    connectionDecoration: true,
    vanityNames: 'plain',
    userinfoLocale: 'object',
    expiredTokenCode: 65602,
    editStatus: 200,
    createdIdHeader: 'x-linkedin-id',
    errorDetails: true,
    entriesForm: 'by-id',
    uploadHost: 'api.linkedin.com',
    retryAfter: null,
  };
}
