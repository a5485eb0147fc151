import { browser } from './namespace.ts';
import { contactsScriptPath } from './page-addresses.ts';

/** One site's content script: an id and the patterns it enters. */
export type ScriptOfSite = { readonly id: string; readonly matches: readonly string[] };

const prefix = 'site:';

/**
 * Makes the browser's own record of registered scripts equal to what is wanted, and touches nothing that is right already.
 */
export async function registerScripts(wanted: readonly ScriptOfSite[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const right = new Set(
    registered
      .filter(({ id, matches }) =>
        wanted.some((site) => prefix + site.id === id && sameList(site.matches, matches ?? [])),
      )
      .map(({ id }) => id),
  );
  const stale = registered.map(({ id }) => id).filter((id) => !right.has(id));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
  const missing = wanted.filter((site) => !right.has(prefix + site.id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(({ id, matches }) => ({
      id: prefix + id,
      matches: [...matches],
      js: [contactsScriptPath],
      // As early as can be: the script says hello while the page is still being read.
      runAt: 'document_start',
      allFrames: false,
      persistAcrossSessions: true,
    })),
  );
}

const sameList = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((item, index) => item === others[index]);
