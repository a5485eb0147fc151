/**
 * The scopes in a token response's `scope`, each once.
 *
 * LinkedIn documents them as separated by spaces and has been seen to separate them by commas. Sources: documentation page
 * "Authorization Code Flow"; LinkedIn's own JavaScript client, which joins with commas.
 */
export function parseScopes(text: string): readonly string[] {
  return [...new Set(text.split(/[ ,]+/).filter((scope) => scope !== ''))];
}

/** Whether `/v2/userinfo` answers for a token with these scopes. Source: documentation page "Sign In with LinkedIn using OpenID Connect". */
export function allowsUserinfo(scopes: readonly string[]): boolean {
  return scopes.includes('openid');
}

/**
 * Whether these scopes are of the class that reads members by their person ID. LinkedIn may still refuse: the app itself must be approved too.
 * Source: Profile API document, "Permissions".
 */
export function allowsPeopleRead(scopes: readonly string[]): boolean {
  return scopes.includes('r_liteprofile') || scopes.includes('r_basicprofile');
}

/** Whether these scopes give the headline and the vanity name besides the name and the photo. Source: documentation page "Basic Profile Fields". */
export function allowsBasicFields(scopes: readonly string[]): boolean {
  return scopes.includes('r_basicprofile');
}

/** Whether these scopes give the viewer's own connections. Source: documentation page "Connections API". */
export function allowsConnections(scopes: readonly string[]): boolean {
  return scopes.includes('r_1st_connections');
}

/** Whether these scopes let the app change the profile of whoever granted them. Source: Profile Edit API document, "Permissions". */
export const allowsProfileEdits = (scopes: readonly string[]): boolean => scopes.includes('w_compliance');
