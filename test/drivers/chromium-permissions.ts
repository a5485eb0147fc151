import type { Page } from 'puppeteer-core';
import { onExtensionsPage } from './chromium-extension.ts';
import type { TestBrowser } from './driver.ts';

/**
 * Host permissions, as the browser's own settings page gives and takes them.
 *
 * What is added here is a permission that was once granted, and not one that the extension holds: `permissions.contains` stays false until the
 * extension asks, and then its request is answered true without a question, and `permissions.onAdded` fires. What is removed is gone at once, with
 * `permissions.onRemoved`.
 *
 * @param tab A tab to show the settings in. It stays behind the others, since a tab that comes to the front closes an open popup.
 */
export function chromiumPermissions(extensionId: string, tab: Page): Pick<TestBrowser, 'allowHost' | 'revokeHost'> {
  const change = async (method: 'addHostPermission' | 'removeHostPermission', origin: string): Promise<void> => {
    const pattern = `${new URL(origin).origin}/*`;
    await onExtensionsPage(
      tab,
      `chrome.developerPrivate.${method}(${JSON.stringify(extensionId)}, ${JSON.stringify(pattern)}).then(() => undefined)`,
    );
  };
  return {
    allowHost: (origin) => change('addHostPermission', origin),
    revokeHost: (origin) => change('removeHostPermission', origin),
  };
}
