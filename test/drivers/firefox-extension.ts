import type { TestBrowser } from './driver.ts';
import { fromJson, jsonExpression } from './expression.ts';
import type { Parent } from './firefox-chrome.ts';
import { until } from './waiting.ts';

type Controls = Pick<TestBrowser, 'allowHost' | 'revokeHost' | 'background' | 'stopWorker'>;

/** The extension's permissions and background page, which Firefox keeps in its parent process. */
export function firefoxExtension(parent: Parent, geckoId: string): Controls {
  return {
    allowHost: () => parent.call(answerNextPermissionRequest, geckoId),
    revokeHost: (origin) => parent.call(removeOrigin, geckoId, `${new URL(origin).origin}/*`),
    background: async (expression, ...args) => {
      const id = await until(() => parent.call(startBackground, geckoId), { what: 'the background page' });
      return fromJson(await parent.evaluateIn(id, jsonExpression(expression, args))) as never;
    },
    stopWorker: async () => {
      const stopped = await parent.call(stopBackground, geckoId);
      await until(() => parent.call(isGone, geckoId, stopped), { what: 'the background page to stop' });
    },
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

/** Whether that background page is no more; an event may have started another by now. */
function isGone(geckoId: string, context: number): boolean {
  const views = WebExtensionPolicy.getByID(geckoId)?.extension.views ?? [];
  return ![...views].some(
    ({ viewType, xulBrowser }) => viewType === 'background' && xulBrowser.browsingContext?.id === context,
  );
}
