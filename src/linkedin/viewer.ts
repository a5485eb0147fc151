import type { Result } from '../contract/result.ts';
import type { Access } from './access.ts';
import { apiBase } from './addresses.ts';
import { type Artifact, artifactAt, readArtifacts } from './artifacts.ts';
import { attempt } from './attempts.ts';
import type { LinkedInFault } from './fault.ts';
import { asObject, asText, property } from './json.ts';
import { isPersonId } from './person-id.ts';
import { pictureField, projectionOf } from './projection.ts';
import type { ApiRequest } from './request.ts';
import { fault, ok } from './result.ts';
import { allowsPeopleRead, allowsUserinfo } from './scopes.ts';

/** The viewer as LinkedIn knows them. */
export type ViewerProfile = {
  readonly personId: string;
  /** Empty where the scopes do not give it. */
  readonly name: string;
  readonly artifacts: readonly Artifact[];
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
  const answer = await attempt(access, openId ? userinfoRequest() : meRequest());
  if (!answer.ok) return answer;
  const now = (access.now ?? Date.now)();
  const { status, body } = answer.value;
  const viewer = openId ? readUserinfo(body, now) : readMe(body, now);
  return viewer === undefined ? fault({ code: 'bad-answer', status }) : ok(viewer);
}

/** Asks for the OpenID claims of the viewer. Source: LinkedIn's OpenID Connect discovery document, `userinfo_endpoint`. */
export function userinfoRequest(): ApiRequest {
  return { address: `${apiBase}/v2/userinfo`, restli: false };
}

/** Asks for the viewer's own profile. Source: Profile API document, "Retrieve Current Member's Profile". */
export function meRequest(): ApiRequest {
  const projection = projectionOf(['id', 'localizedFirstName', 'localizedLastName', pictureField]);
  return { address: `${apiBase}/v2/me?projection=${projection}`, restli: true };
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
  const whole = nameOf(property(claims, 'name'));
  const name = whole || nameOf(property(claims, 'given_name'), property(claims, 'family_name'));
  const artifact = artifactAt(property(claims, 'picture'), now);
  return { personId, name, artifacts: artifact === undefined ? [] : [artifact] };
}

/**
 * The viewer in an answer of `/v2/me`, or `undefined` where there is no person ID in it. The `localized…` names are in the language LinkedIn chose. Source:
 * documentation page "Lite Profile Fields".
 *
 * @param now Epoch milliseconds.
 */
export function readMe(body: unknown, now: number): ViewerProfile | undefined {
  const profile = asObject(body);
  const personId = property(profile, 'id');
  if (!isPersonId(personId)) return undefined;
  const name = nameOf(property(profile, 'localizedFirstName'), property(profile, 'localizedLastName'));
  return { personId, name, artifacts: readArtifacts(property(profile, 'profilePicture'), now) };
}

function nameOf(...parts: readonly unknown[]): string {
  const name = parts.map(asText).filter((part) => part !== '');
  return [...name.join(' ').slice(0, 2 * nameLimit)].slice(0, nameLimit).join('');
}
