import { isEdit } from './linkedin/edits/is-edit.ts';

/** Every host that the sandbox's one listener answers for. */
export const hosts = {
  linkedin: 'www.linkedin.com',
  api: 'api.linkedin.com',
  media: 'media.licdn.com',
  tokenService: 'token.example.test',
  crm: 'crm.example.test',
  /** Pages as Odoo, Dolibarr and Salesforce's Lightning make them, after what is known of each. */
  odoo: 'odoo.example.test',
  dolibarr: 'dolibarr.example.test',
  lightning: 'harbour.lightning.force.com',
  /** A Salesforce org's own host. */
  org: 'harbour.my.salesforce.com',
  /** Where a real Tryton is reached; nothing is here unless the sandbox was started with one. */
  tryton: 'tryton.example.test',
  /** Where the bench's rivals stand; nothing is here unless `Control.openRivals` was called. */
  rivals: 'rivals.example.test',
} as const;

/** LinkedIn's token endpoint, which the token service calls. */
export const tokenEndpoint = `https://${hosts.linkedin}/oauth/v2/accessToken`;

/** What a fault can be set for, and what the journal can be asked by. */
export type Endpoint =
  | 'authorization'
  | 'token'
  | 'userinfo'
  | 'me'
  | 'people'
  /** Every change of a profile and of its entries. */
  | 'profile-edit'
  | 'assets'
  | 'upload'
  | 'connections'
  | 'geo'
  | 'places'
  | 'regions'
  | 'media'
  | 'token-service'
  | 'org-authorization'
  | 'org-token'
  | 'org-revocation'
  | 'org-versions'
  | 'org-photo'
  | 'org-picture';

/** The endpoints that a host answers for. */
export function endpointsOf(host: string): readonly Endpoint[] {
  if (host === hosts.linkedin) return ['authorization', 'token'];
  if (host === hosts.media) return ['media'];
  if (host === hosts.tokenService) return ['token-service'];
  if (host === hosts.org) return orgEndpoints.map(([endpoint]) => endpoint);
  return host === hosts.api ? [...apiResources, 'profile-edit', 'upload'] : [];
}

/** Each with the paths it is met on. */
const orgEndpoints: readonly (readonly [Endpoint, RegExp])[] = [
  ['org-authorization', /^\/services\/oauth2\/authorize$/],
  ['org-token', /^\/services\/oauth2\/token$/],
  ['org-revocation', /^\/services\/oauth2\/revoke$/],
  ['org-versions', /^\/services\/data\/$/],
  ['org-photo', /\/user-profiles\/\w+\/photo$/],
  ['org-picture', /^\/(?:profilephoto|img\/userprofile)\//],
];

/** The first part of a path of the API, after the version. */
const apiResources: readonly Endpoint[] = [
  'userinfo',
  'me',
  'people',
  'assets',
  'connections',
  'geo',
  'places',
  'regions',
];

/** The endpoint that a request reaches, or `null` for the CRM, for LinkedIn's other pages and for unknown hosts. */
export function endpointOf(request: Request): Endpoint | null {
  const { hostname: host, pathname: path } = new URL(request.url);
  if (host === hosts.media) return 'media';
  if (host === hosts.tokenService) return 'token-service';
  if (host === hosts.linkedin && path === '/oauth/v2/authorization') return 'authorization';
  if (host === hosts.linkedin && path === '/oauth/v2/accessToken') return 'token';
  if (path.startsWith('/mediaUpload/')) return 'upload';
  if (host === hosts.org) return orgEndpoints.find(([, paths]) => paths.test(path))?.[0] ?? null;
  if (host !== hosts.api) return null;
  const resource = /^\/v2\/(\w+)(?:\/|$)/.exec(path)?.[1];
  if (resource === 'people' && isEdit(request)) return 'profile-edit';
  return apiResources.find((endpoint) => endpoint === resource) ?? null;
}
