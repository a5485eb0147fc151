import { application } from '../application.ts';
import { Photos } from './photos.ts';
import { OrgRegistry } from './registry.ts';

/** The connected app that the extension's settings name; a public client, so it has no secret. */
export const connectedApp = { clientId: 'sandbox-connected-app', redirectAddresses: application.redirectAddresses };

/** What can be changed about Salesforce's stand-in while it runs. */
export type OrgConditions = {
  /** Whether Chatter is on; where not, the photo resource answers 403. */
  chatter: boolean;
  /** Milliseconds from a photo being sent to its being there. */
  processing: number;
  /** Requests to Chatter's resources, per user and hour. */
  requestsPerHour: number;
  /** Whether a sign-in may ask for `refresh_token`. */
  refresh: boolean;
  /** Versions of the API. */
  versions: readonly string[];
};

export const usualOrgConditions = (): OrgConditions => ({
  chatter: true,
  processing: 1500,
  requestsPerHour: Number.POSITIVE_INFINITY,
  refresh: true,
  versions: ['34.0', '35.0', '66.0', '67.0'],
});

/** What Salesforce's stand-in remembers. */
export type Org = {
  readonly conditions: OrgConditions;
  readonly registry: OrgRegistry;
  readonly photos: Photos;
  /** Files of the Files page: file ID → its versions, the first first. What was uploaded on a user's or group's page has no ID, and so is not here. */
  readonly files: Map<string, readonly Uint8Array[]>;
  /** User ID → when each request of the last hour came, epoch milliseconds. */
  readonly requests: Map<string, readonly number[]>;
};

export const salesforceOrg = (): Org => ({
  conditions: usualOrgConditions(),
  registry: new OrgRegistry(),
  photos: new Photos(),
  files: new Map(),
  requests: new Map(),
});
