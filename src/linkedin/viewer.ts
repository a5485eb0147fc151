import type { Result } from '../contract/result.ts';
import { asObject, property } from '../http/json.ts';
import type { Access } from './access.ts';
import { apiBase } from './addresses.ts';
import { type Artifact, artifactAt } from './artifacts.ts';
import { ask } from './calls/ask.ts';
import type { ApiRequest } from './calls/request.ts';
import type { LinkedInFault } from './fault.ts';
import { readProfile } from './people/profile.ts';
import { basicFields, liteFields } from './people/profile-record.ts';
import { meRequest } from './people/requests.ts';
import { isPersonId } from './person-id.ts';
import { allowsBasicFields, allowsPeopleRead, allowsUserinfo } from './scopes.ts';
import { displayText } from './text/display-text.ts';
import { type Locale, readLocale } from './text/locale.ts';

/** The viewer as LinkedIn knows them. */
export type ViewerProfile = {
  readonly personId: string;
  /** Empty where the scopes do not give it. */
  readonly name: string;
  readonly artifacts: readonly Artifact[];
  /** The language they use LinkedIn in, where it says so. */
  readonly locale?: Locale;
  /** Only with `r_basicprofile` and without `openid`. */
  readonly headline?: string;
  /** Likewise. */
  readonly vanityName?: string;
};

/** Characters; a longer name is cut. */
const nameLimit = 200;

/**
 * Who the token belongs to: from `/v2/userinfo` where `openid` was granted, else from `/v2/me`, which needs `r_liteprofile` or `r_basicprofile`.
 *
 * With OpenID scopes alone `/v2/me` answers 403. Sources: documentation page "Sign In with LinkedIn using OpenID Connect"; Profile API document.
 */
export async function readViewer(
  access: Access,
  scopes: readonly string[],
): Promise<Result<ViewerProfile, LinkedInFault>> {
  // `openid` alone gives an ID and no name; another scope may give both.
  const openId = allowsUserinfo(scopes) && (scopes.includes('profile') || !allowsPeopleRead(scopes));
  if (openId) return ask(access, userinfoRequest(), readUserinfo);
  return ask(access, meRequest(allowsBasicFields(scopes) ? basicFields : liteFields), readMe);
}

/** Asks for the OpenID claims of the viewer. Source: LinkedIn's OpenID Connect discovery document, `userinfo_endpoint`. */
export function userinfoRequest(): ApiRequest {
  return { address: `${apiBase}/v2/userinfo` };
}

/**
 * The viewer in a userinfo answer, or `undefined` where there is no person ID in it: `sub` is the person ID, scoped to the app. Source: documentation page
 * "Sign In with LinkedIn using OpenID Connect"; that `sub` makes a person URN, the practice of "Share on LinkedIn".
 *
 * @param now Epoch milliseconds.
 */
export function readUserinfo(body: unknown, now: number): ViewerProfile | undefined {
  const claims = asObject(body);
  const personId = property(claims, 'sub');
  if (!isPersonId(personId)) return undefined;
  const claim = (name: string) => displayText(property(claims, name), nameLimit);
  const name = claim('name') || displayText(`${claim('given_name')} ${claim('family_name')}`, nameLimit);
  const artifact = artifactAt(property(claims, 'picture'), now);
  const artifacts = artifact === undefined ? [] : [artifact];
  return { personId, name, artifacts, ...withLocale(property(claims, 'locale')) };
}

/**
 * The viewer in an answer of `/v2/me`, or `undefined` where there is no person ID in it. The names are in the language that the viewer prefers. Sources:
 * Profile API document; documentation pages "Lite Profile Fields" and "Basic Profile Fields".
 *
 * @param now Epoch milliseconds.
 */
export function readMe(body: unknown, now: number): ViewerProfile | undefined {
  const me = asObject(body);
  const personId = property(me, 'id');
  if (!isPersonId(personId)) return undefined;
  const { name, headline, vanityName, artifacts } = readProfile(me, undefined, now);
  return {
    personId,
    name,
    artifacts,
    ...withLocale(property(asObject(property(me, 'firstName')), 'preferredLocale')),
    ...(headline === '' ? {} : { headline }),
    ...(vanityName === undefined ? {} : { vanityName }),
  };
}

function withLocale(value: unknown): { readonly locale?: Locale } {
  const locale = readLocale(value);
  return locale === undefined ? {} : { locale };
}
