import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from './driver.ts';

/** Fixed, so that the extension's origin is the same at every launch; Firefox would make one up for each profile. */
export const extensionUuid = '0b9e6c1d-53f4-4a7e-8d25-c6f1a09b7e34';

/** The add-on id in the manifest of a built extension. @throws Error where it has none. */
export async function geckoIdOf(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`The extension in ${extension} has no add-on id: is it Firefox's build?`);
  return id;
}

/** Writes the preferences into the profile, where Firefox reads them at its start. */
export async function writePreferences(
  directory: string,
  geckoId: string,
  proxyPort: number,
  { colorScheme = 'light', proxy }: Pick<LaunchOptions, 'colorScheme' | 'proxy'>,
): Promise<void> {
  const preferences = {
    ...quiet,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    // Loopback is reached without the proxy, which is Firefox's default too, unless somebody wants to see everything.
    'network.proxy.no_proxies_on': proxy ? '' : 'localhost, 127.0.0.1',
    'network.proxy.allow_hijacking_localhost': proxy !== undefined,
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: extensionUuid }),
    // A temporary add-on loses what it stored when the browser closes, unless these are set; an add-on from the store never does.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    // A picture that fades in has, for a moment, colours that are nobody's.
    'ui.prefersReducedMotion': 1,
    // The popup follows the toolbar's theme, and so the system's; pages follow the other.
    'ui.systemUsesDarkTheme': colorScheme === 'dark' ? 1 : 0,
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(directory, 'user.js'), lines.join(''));
}

/** What keeps Firefox from asking its makers for anything, and from showing anything of its own. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.preonboarding.enabled': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.http3.enable': false,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'security.OCSP.enabled': 0,
  'security.certerrors.mitm.priming.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
} as const;
