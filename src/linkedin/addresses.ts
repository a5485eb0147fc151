/** Where the viewer signs in and consents. Source: documentation page "Authorization Code Flow (3-legged OAuth)". */
export const authorizationEndpoint = 'https://www.linkedin.com/oauth/v2/authorization';

/** Source: LinkedIn's OpenID Connect discovery document, `issuer`. */
export const issuer = 'https://www.linkedin.com/oauth';

/** The origin that every API path begins with. Source: Profile API document. */
export const apiBase = 'https://api.linkedin.com';
