/** What JSON can say, as it travels between a page and the worker. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** LinkedIn's MultiLocaleString and MultiLocaleRichText: a text in several languages. Source: documentation page "Object Types". */
export type MultiLocale<Text> = {
  /** `language[_COUNTRY[_VARIANT]]` → the text in it. */
  readonly localized: { readonly [locale: string]: Text };
  readonly preferredLocale?: { readonly country?: string; readonly language: string };
};

/** One language's text of a MultiLocaleRichText. */
export type RichText = { readonly rawText: string };

/** Source: documentation page "Object Types", "Date". */
export type ProfileDate = { readonly day?: number; readonly month?: number; readonly year?: number };

/** How far the present value of a field is known; `null` is the value of a field that has none. */
export type FieldReading =
  | { readonly state: 'read'; readonly value: Json }
  /** LinkedIn does not let this app read it. */
  | { readonly state: 'unreadable' };

/** One entry of a complex field, such as one position. */
export type ProfileEntry = {
  /** Digits. */
  readonly id: string;
  readonly value: JsonObject;
};

export type EntriesReading =
  | { readonly state: 'read'; readonly entries: readonly ProfileEntry[] }
  | { readonly state: 'unreadable' };

/** The viewer's own profile as far as it can be read: by the names of the fields. */
export type ProfileReading = {
  readonly basic: { readonly [field: string]: FieldReading };
  readonly complex: { readonly [field: string]: EntriesReading };
};

/**
 * One change that the viewer asked for and reviewed. `seen` is what the field held when they were shown it: where it holds something else by now, nothing is
 * sent, and they are asked.
 *
 * A set replaces the whole value. `replacesAll` says that they know: without it nothing is sent that would take away a language of a text which they saw, nor
 * what replaces several values unread.
 */
export type ProfileChange =
  | {
      readonly kind: 'set';
      readonly field: string;
      readonly value: Json;
      readonly seen: FieldReading;
      readonly replacesAll?: true;
    }
  | { readonly kind: 'delete'; readonly field: string; readonly seen: FieldReading }
  | { readonly kind: 'create-entry'; readonly field: string; readonly value: JsonObject }
  | {
      readonly kind: 'update-entry';
      readonly field: string;
      readonly id: string;
      readonly set: JsonObject;
      /** The names of parts to be deleted. */
      readonly delete: readonly string[];
      readonly seen: JsonObject;
      readonly replacesAll?: true;
    }
  | { readonly kind: 'delete-entry'; readonly field: string; readonly id: string; readonly seen: JsonObject };

/** What is wrong with a value before it is sent; `path` leads to it from the value on, such as `0/url/localized/en_US`, and is empty for the value itself. */
export type ValueFault = {
  readonly path: string;
  readonly code: ValueFaultCode;
  /** Of lengths and counts: how many there may be. */
  readonly limit?: number;
};

export type ValueFaultCode =
  | 'wrong-type'
  /** Mandatory, and missing, empty or to be deleted. */
  | 'mandatory'
  | 'too-short'
  | 'too-long'
  | 'too-many'
  /** Not written as such a text is: a web address, a vanity name, a country's code, a telephone number. */
  | 'bad-form'
  | 'unknown-choice'
  | 'bad-date'
  /** No URN of the kind that is needed. */
  | 'bad-reference'
  /** A key that is no language's, or a preferred language without a text. */
  | 'bad-language'
  /** Twice in a list in which everything comes once. */
  | 'repeated'
  /** A key that its own object does not repeat. */
  | 'key-mismatch'
  /** An ID of no entry. */
  | 'no-such-entry'
  /** A part that the field does not have. */
  | 'unknown-part'
  /** A former field, which can be deleted and not set. */
  | 'delete-only'
  /** Languages that were there are not in it, or it is not known which there are, and nobody said that all are to be replaced. */
  | 'loses-values';

/** Why a change was not made. */
export type ChangeFault =
  /** Nothing was sent. */
  | { readonly code: 'not-valid'; readonly faults: readonly ValueFault[] }
  /** Nothing was sent: the field holds something else than was seen. */
  | { readonly code: 'changed-since'; readonly now: FieldReading }
  | SendFault;

/** How sending something failed. */
export type SendFault =
  /** 400, 409, 412, 422: LinkedIn refuses it. `paths` lead to what it names, from the field's name on, of an entry from its part's; empty where it names nothing. */
  | { readonly code: 'refused'; readonly status: number; readonly paths: readonly string[] }
  /** 404: there is no such entry any more. */
  | { readonly code: 'not-found' }
  /** 413. */
  | { readonly code: 'too-large' }
  | { readonly code: 'token-refused' }
  /** 403: the app lacks `w_compliance`. */
  | { readonly code: 'no-capability' }
  /** Not before `until`, in epoch milliseconds. */
  | { readonly code: 'throttled'; readonly until: number }
  /** Whether it was made is not known where the request may have arrived: nothing is sent twice by itself. */
  | { readonly code: 'unreachable' | 'no-answer' | 'aborted'; readonly perhapsDone: boolean }
  | { readonly code: 'bad-answer'; readonly status: number; readonly perhapsDone: boolean };

/** What became of one change. */
export type ChangeOutcome =
  /** `id` of an entry that was created, where LinkedIn names it. */
  | { readonly state: 'done'; readonly id?: string }
  | { readonly state: 'failed'; readonly fault: ChangeFault }
  /** Not made, because another failed before it or beside it. */
  | { readonly state: 'not-made' };

/** One request as it will be sent, but for the token: what the viewer reviews. */
export type ReviewedRequest = { readonly method: string; readonly address: string; readonly body?: string };

export type PictureField = 'profilePicture' | 'backgroundPicture';

/** What is done for a new picture, in this order; the profile changes with the last of them alone. */
export type PictureStep = 'register-original' | 'register-display' | 'upload-original' | 'upload-display' | 'patch';

/** Why a picture was not changed. */
export type PictureFailure = {
  readonly step: PictureStep;
  readonly fault: SendFault;
  /** The picture that the profile had is there as before; `unknown` where LinkedIn did not answer the last step and could not be asked either. */
  readonly profile: 'unchanged' | 'unknown';
};

/** Why a file is no picture for a profile. */
export type PictureFileFault =
  /** None of JPEG, PNG and GIF, as its own bytes say. */
  | { readonly code: 'not-a-picture' }
  | { readonly code: 'animated' }
  /** More bytes than `limit`. */
  | { readonly code: 'too-large'; readonly limit: number }
  /** Fewer or more pixels than `least` and `most`. */
  | { readonly code: 'too-few-pixels'; readonly least: PixelSize }
  | { readonly code: 'too-many-pixels'; readonly most: PixelSize };

export type PixelSize = { readonly width: number; readonly height: number };
