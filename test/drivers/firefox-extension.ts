import type { TestBrowser } from './driver.ts';
import { fromJson, jsonExpression } from './expression.ts';
import type { Parent } from './firefox-chrome.ts';
import { until } from './waiting.ts';

type Controls = Pick<
  TestBrowser,
  'allowHost' | 'revokeHost' | 'runCommand' | 'background' | 'stopWorker' | 'update' | 'setEnabled' | 'uninstall'
>;

/**
 * The extension, its permissions and its background page, which Firefox keeps in its parent process.
 *
 * @param install Installs it, also over itself.
 * @param uninstall Removes it.
 */
export function firefoxExtension(
  parent: Parent,
  geckoId: string,
  install: () => Promise<void>,
  uninstall: () => Promise<void>,
): Controls {
  const background: Controls['background'] = async (expression, ...args) => {
    const id = await until(() => parent.call(startBackground, geckoId), { what: 'the background page' });
    return fromJson(await parent.evaluateIn(id, jsonExpression(expression, args))) as never;
  };
  return {
    background,
    runCommand: async (name) => {
      await background('true');
      await parent.call(pressCommandKeys, geckoId, name);
    },
    allowHost: () => parent.call(answerNextPermissionRequest, geckoId),
    revokeHost: (origin) => parent.call(removeOrigin, geckoId, `${new URL(origin).origin}/*`),
    stopWorker: async () => {
      const stopped = await parent.call(stopBackground, geckoId);
      await until(() => parent.call(isGone, geckoId, stopped), { what: 'the background page to stop' });
    },
    update: async () => {
      await install();
      await background('true');
    },
    uninstall,
    setEnabled: (enabled) => parent.call(switchExtension, geckoId, enabled),
  };
}

/** With this preference off, Firefox answers yes without a question. It is back on as soon as the extension was given something. */
function answerNextPermissionRequest(geckoId: string): void {
  const prompts = 'extensions.webextOptionalPermissionPrompts';
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  Services.prefs.setBoolPref(prompts, false);
  extension?.once('add-permissions', () => Services.prefs.clearUserPref(prompts));
}

async function removeOrigin(geckoId: string, pattern: string): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  if (extension) await ExtensionPermissions.remove(geckoId, { permissions: [], origins: [pattern] }, extension);
}

/** The browsing context of the background page, which is started where it is stopped; 0 where it is not there yet. */
async function startBackground(geckoId: string): Promise<number> {
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  if (!extension) throw new Error('The extension is not installed.');
  if (extension.backgroundState !== 'running') await extension.wakeupBackground();
  const view = [...extension.views].find(({ viewType }) => viewType === 'background');
  return view?.xulBrowser.browsingContext.id ?? 0;
}

/** Stops the background page; answers its browsing context, 0 where none was running. */
async function stopBackground(geckoId: string): Promise<number> {
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  if (extension?.backgroundState !== 'running') return 0;
  const view = [...extension.views].find(({ viewType }) => viewType === 'background');
  const context = view?.xulBrowser.browsingContext.id ?? 0;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return context;
}

async function switchExtension(geckoId: string, enabled: boolean): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const extension = await AddonManager.getAddonByID(geckoId);
  await (enabled ? extension?.enable() : extension?.disable());
}

/** Whether that background page is no more; an event may have started another by now. */
function isGone(geckoId: string, context: number): boolean {
  const views = WebExtensionPolicy.getByID(geckoId)?.extension.views ?? [];
  return ![...views].some(
    ({ viewType, xulBrowser }) => viewType === 'background' && xulBrowser.browsingContext?.id === context,
  );
}

/** As the listener of the keys that Firefox makes for each command does. */
function pressCommandKeys(geckoId: string, name: string): void {
  WebExtensionPolicy.getByID(geckoId)?.extension.shortcuts.onCommand(name);
}
