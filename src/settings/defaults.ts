import type { Settings } from '../contract/settings.ts';

/** What holds where nothing is set. */
export const defaultSettings: Settings = {
  version: 1,
  enabled: true,
  linkedin: { clientId: '', scopes: ['openid', 'profile'], tokenService: '', batchSize: 50 },
  features: { ownSites: true, keepSignedIn: true, connections: true },
  salesforce: { clientId: '', host: '' },
  sites: [],
};
