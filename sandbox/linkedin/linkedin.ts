import { application } from '../application.ts';
import { OwnProfiles } from './edits/own-profiles.ts';
import type { AnswerPacking } from './packed-answers.ts';
import { Pictures } from './pictures.ts';
import { Registry, usualTokenLifetime } from './registry.ts';
import { type Suppositions, usualSuppositions } from './suppositions.ts';

/** What can be changed about LinkedIn's stand-in while it runs. */
export type Conditions = {
  /** What LinkedIn has granted the app. */
  applicationScopes: readonly string[];
  /** The redirect addresses registered with the app. */
  redirectAddresses: readonly string[];
  /** Seconds until an access token that is given out now expires. */
  tokenLifetime: number;
  /** Whether the app may read other members. */
  peopleRead: boolean;
  /** Seconds until a picture address that is given out now expires. */
  pictureLifetime: number;
  /** Milliseconds for which a new token is answered as if revoked. */
  freshTokenRefusal: number;
  /** How often each member of kind `throttled-decoration` is refused before being answered. */
  throttledAnswers: number;
  /** The access token that the rivals' pages hold, and the script of each by its name; `null` where there are none. */
  rivals: { readonly token: string; readonly scripts: Readonly<Record<string, string>> } | null;
  /** How many of an account's connections are in no CRM. */
  strangers: number;
  /** How the API's answers travel. */
  answerPacking: AnswerPacking;
  /** What the documentation leaves open. */
  suppositions: Suppositions;
};

/** The conditions at the start: everything granted, nothing about to expire. */
export function usualConditions(): Conditions {
  return {
    applicationScopes: [
      'openid',
      'profile',
      'email',
      'r_liteprofile',
      'r_basicprofile',
      'r_fullprofile',
      'r_1st_connections',
      'w_compliance',
    ],
    redirectAddresses: application.redirectAddresses,
    tokenLifetime: usualTokenLifetime,
    peopleRead: true,
    pictureLifetime: 60 * 86_400,
    freshTokenRefusal: 0,
    throttledAnswers: Number.POSITIVE_INFINITY,
    rivals: null,
    strangers: 0,
    answerPacking: 'none',
    suppositions: usualSuppositions(),
  };
}

/** What LinkedIn's stand-in remembers; its three hosts share one. */
export type LinkedIn = {
  readonly conditions: Conditions;
  readonly registry: Registry;
  readonly pictures: Pictures;
  readonly own: OwnProfiles;
  /** Person ID → how often their picture's decoration was refused with 429. */
  readonly decorationsRefused: Map<string, number>;
};

export function linkedIn(): LinkedIn {
  const conditions = usualConditions();
  return {
    conditions,
    registry: new Registry(),
    pictures: new Pictures(() => conditions.pictureLifetime),
    own: new OwnProfiles(),
    decorationsRefused: new Map(),
  };
}
