import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../manifest.json' with { type: 'json' };

/** Those that there is a package for. */
export const browsers = ['chromium', 'firefox'] as const;

export type Browser = (typeof browsers)[number];

/** The newest syntax that a build may use, a little older than the oldest browser the manifest admits. */
export const syntaxOf = (browser: Browser): string => (browser === 'firefox' ? 'firefox140' : 'chrome140');

/** Fixed, so that Firefox's redirect address, which is a hash of it, never changes. */
const geckoId = '{6f0c7b52-9d1e-4c43-8a57-3f2b8e4d1a90}';

/** The manifest of one browser, derived from the one in the repository's root. */
export function manifestFor(browser: Browser): ManifestV3Export {
  if (browser === 'chromium') return manifest as ManifestV3Export;
  const {
    key: _key,
    minimum_chrome_version: _version,
    message_serialization: _serialization,
    externally_connectable: _connectable,
    // Firefox reads a policy without a schema, and warns of the key.
    storage: _managedSchema,
    background,
    ...shared
  } = manifest;
  return {
    ...shared,
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: geckoId,
        strict_min_version: '153.0',
        data_collection_permissions: {
          required: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
        },
      },
    },
  } as unknown as ManifestV3Export;
}
