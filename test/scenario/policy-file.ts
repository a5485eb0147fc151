import { sandboxSettings } from '../../sandbox/settings.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { BrowserName } from './scene.ts';

/**
 * A browser's policy file that sets the extension's settings, as docs/deployment.md shows it, without the forced installation: the extension that is tested
 * is the one built here.
 */
export function policyFile(browserName: BrowserName, settings: Settings = organisationSettings()): unknown {
  return browserName === 'chromium'
    ? { '3rdparty': { extensions: { njcgdkibgodalkjbdeoklmiceghgjofh: settings } } }
    : { policies: { '3rdparty': { Extensions: { '{6f0c7b52-9d1e-4c43-8a57-3f2b8e4d1a90}': settings } } } };
}

/** The sandbox's settings, of a CRM where nobody has to say who they are, with everything switched off that can be. */
function organisationSettings(): Settings {
  const settings = sandboxSettings();
  return {
    ...settings,
    features: { ownSites: false, keepSignedIn: false, connections: false },
    sites: settings.sites.map(({ recipe, ...site }) => ({
      ...site,
      ...(recipe && { recipe: { contacts: recipe.contacts } }),
    })),
  };
}
