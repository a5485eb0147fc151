import { browser } from './namespace.ts';
import { contactsScriptPath } from './page-addresses.ts';
import { withoutPort } from './without-port.ts';

/** One site's content script: an id and the patterns it enters. */
export type ScriptOfSite = { readonly id: string; readonly matches: readonly string[] };

const prefix = 'site:';

/**
 * Makes the browser's own record of registered scripts equal to what is wanted, and touches nothing that is right already.
 *
 * Ports are left out: Firefox refuses a pattern with one, and the worker tells a script on another port of the host that its page is no site.
 *
 * @returns whether anything was to be changed.
 */
export async function registerScripts(sites: readonly ScriptOfSite[]): Promise<boolean> {
  const wanted = sites.map(({ id, matches }) => ({ id, matches: matches.map(withoutPort) }));
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
  for (const { id, matches } of missing) {
    const script = {
      id: prefix + id,
      matches: [...matches],
      js: [contactsScriptPath],
      // As early as can be: the script says hello while the page is still being read.
      runAt: 'document_start' as const,
      allFrames: false,
      persistAcrossSessions: true,
    };
    // One by one: a pattern that a browser refuses silences its own site and no other.
    await browser.scripting.registerContentScripts([script]).catch(() => undefined);
  }
  return stale.length > 0 || missing.length > 0;
}

const sameList = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((item, index) => item === others[index]);
