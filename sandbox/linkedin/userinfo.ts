import { accessDenied } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import type { Grant } from './registry.ts';

/** The claims about a member that their grant opens, as the ID token and `userinfo` both have them; `locale` differs between the two. */
export function claimsOf({ pictures }: LinkedIn, { account, scopes }: Grant): Readonly<Record<string, unknown>> {
  const profile = {
    name: account.name,
    given_name: account.firstName,
    family_name: account.lastName,
    picture: pictures.artifacts(account)[0]?.address,
  };
  return {
    sub: account.personId,
    ...(scopes.includes('profile') ? profile : {}),
    ...(scopes.includes('email') ? { email: account.email, email_verified: true } : {}),
  };
}

/** `GET /v2/userinfo` ("Sign In with LinkedIn using OpenID Connect"). @throws CallFailed 403 without `openid` */
export function userinfo(linkedin: LinkedIn, grant: Grant): unknown {
  if (!grant.scopes.includes('openid')) throw accessDenied('userinfo.GET');
  const claims = claimsOf(linkedin, grant);
  const locale =
    linkedin.conditions.suppositions.userinfoLocale === 'text' ? 'en_US' : { country: 'US', language: 'en' };
  return 'name' in claims ? { ...claims, locale } : claims;
}
