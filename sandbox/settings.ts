import type { Settings } from '../src/contract/settings.ts';
import { application } from './application.ts';
import { harbourRecipe } from './crm/recipe.ts';
import { hosts } from './endpoints.ts';
import { connectedApp } from './salesforce/org.ts';

/** The settings document that points the extension at this sandbox. */
export function sandboxSettings(): Settings {
  return {
    version: 1,
    enabled: true,
    linkedin: {
      clientId: application.clientId,
      scopes: ['openid', 'profile', 'r_basicprofile'],
      tokenService: `https://${hosts.tokenService}/token`,
      batchSize: 50,
    },
    features: { ownSites: true, keepSignedIn: true, connections: true },
    salesforce: { clientId: connectedApp.clientId, host: `https://${hosts.org}` },
    sites: [
      {
        id: 'harbour',
        name: 'Harbour CRM',
        matches: [`https://${hosts.crm}/*`],
        enabled: true,
        rememberReferences: false,
        recipe: harbourRecipe,
      },
    ],
  };
}
