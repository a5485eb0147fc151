import type { Capabilities, CapabilityStanding } from '../contract/options.ts';
import { allowsConnections, allowsPeopleRead, allowsUserinfo } from '../linkedin/scopes.ts';
import type { Session } from './session.ts';

/** What the LinkedIn app in use allows, as far as the scopes granted and LinkedIn's own answers have shown. */
export function capabilities(session: Session): Capabilities {
  const scopes = session.token()?.scopes;
  if (scopes === undefined)
    return { ownPicture: 'unknown', contactsPictures: 'unknown', connections: 'unknown', grantedScopes: [] };
  return {
    ownPicture: givesOwnPicture(scopes) ? 'granted' : 'refused',
    // LinkedIn's answer counts for more than the scope: an app may have the one and not be approved for the other.
    contactsPictures: session.peopleRead() ?? standingByScope(scopes),
    connections: session.connectionsRead() ?? (allowsConnections(scopes) ? 'granted' : 'refused'),
    grantedScopes: scopes,
  };
}

const standingByScope = (scopes: readonly string[]): CapabilityStanding =>
  allowsPeopleRead(scopes) ? 'granted' : 'unknown';

/** `openid` alone gives no more than an ID; the picture comes with `profile`, or with a scope that reads members. */
const givesOwnPicture = (scopes: readonly string[]): boolean =>
  (allowsUserinfo(scopes) && scopes.includes('profile')) || allowsPeopleRead(scopes);
