import { grants } from '../browser/match-grants.ts';
import { grantedPatterns, holds, linkedInOrigins, onChange, patternOf, withdraw } from '../browser/permissions.ts';
import { registerScripts } from '../browser/scripts.ts';
import { runInOpenTabs, tellEveryTab } from '../browser/tabs.ts';
import type { Recipe } from '../contract/settings.ts';
import { builtInRecipe } from '../crm/built-in.ts';
import { countedSites } from '../settings/policy.ts';
import { matchingSite, newSite, siteFor, withSite } from '../settings/sites.ts';
import type { SettingsDuty } from './settings.ts';

/** Milliseconds within which the browser's question is answered. */
const answerTime = 60_000;

export type SitesDuty = {
  /** Settles once `recipeFor` can answer. */
  readonly known: Promise<void>;
  /** Settles once the browser's registered scripts are what they should be, too. */
  readonly ready: Promise<void>;
  /** Settles once what the browser has told of so far is worked off. */
  settled(): Promise<void>;
  /** The recipe for a page, or `null` where it isn't of a site that is enabled and that the browser lets us on. */
  recipeFor(address: string): Recipe | null;
  /**
   * A person wants the site of this origin, and asks the browser to allow it in the same click: there is one where it does so already, and once it does. What somebody allows
   * otherwise makes a site by itself, except for the org's own host, which is allowed in order to sign in there.
   */
  allow(origin: string): Promise<void>;
  /** Runs the content script in the open tabs of every allowed site: those of a former version have died or are about to. */
  runAnew(): Promise<void>;
  /** Takes back the permission for an origin, except where signing in to the org needs it, and with it the script and everything painted there. The recipe stays. */
  stop(origin: string): Promise<void>;
  /** Takes back the permission for every site: once the settings are erased, a site still permitted could be neither used nor allowed. */
  withdrawAll(): Promise<void>;
};

/**
 * Sites: the wish is the settings', the permission is the browser's truth, and the browser's own records of both are what this works from, so that a
 * restart, an update or a stopped worker leaves nothing to be put right.
 */
export function sitesDuty(settings: SettingsDuty): SitesDuty {
  let granted: readonly string[] = [];
  let creating = false;
  let awaited: { readonly pattern: string; readonly until: number } | undefined;
  let hadFaults = false;
  const known = Promise.all([settings.ready, readGranted()]).then(() => undefined);
  // One change is worked off after the other: two at once would each register what the other just did.
  let work: Promise<void> = known.then(async () => {
    hadFaults = settings.report().faults.length > 0;
    if (!(await register())) return;
    // A worker was stopped in the middle of a change: the pages have not heard of it either.
    tell();
    runInTabs(granted);
  });

  function afterwards(task: () => Promise<void>): Promise<void> {
    work = work.then(task, task);
    return work;
  }

  async function readGranted(): Promise<void> {
    granted = (await grantedPatterns()).filter((pattern) => !linkedInOrigins.includes(pattern));
  }

  /** The sites that run, each with those of its patterns that are granted; none while everything is switched off. */
  function scriptsWanted(patterns: readonly string[]) {
    if (!settings.current().enabled) return [];
    return countedSites(settings.report())
      .filter(({ enabled }) => enabled)
      .map(({ id, matches }) => ({ id, matches: matches.filter((pattern) => isCovered(pattern, patterns)) }))
      .filter(({ matches }) => matches.length > 0);
  }

  /** Answers whether the browser's record had to be put right. */
  const register = (): Promise<boolean> => registerScripts(scriptsWanted(granted));

  async function settle(): Promise<void> {
    await readGranted();
    await register();
  }

  // Told, not waited for: a tab with an open dialogue answers when the dialogue is closed, and nothing else shall wait for that.
  const tell = () => void tellEveryTab({ kind: 'site-changed' });

  function runInTabs(patterns: readonly string[]): void {
    const wanted = scriptsWanted(patterns).flatMap(({ matches }) => matches);
    if (wanted.length > 0) void runInOpenTabs(wanted);
  }

  const isOrg = (pattern: string): boolean => {
    const { host } = settings.current().salesforce;
    return host !== '' && pattern === patternOf(host);
  };
  const isForSite = (pattern: string): boolean =>
    !isOrg(pattern) || (awaited?.pattern === pattern && awaited.until > Date.now());

  async function createFor(patterns: readonly string[]): Promise<void> {
    creating = true;
    await createSites(settings, patterns.filter(isForSite)).finally(() => {
      creating = false;
    });
  }

  async function takeIn(patterns: readonly string[]): Promise<void> {
    await createFor(patterns);
    await settle();
    tell();
    runInTabs(patterns);
  }

  onChange(({ granted: added }) => {
    // At once too: what was withdrawn is not to be painted on while a former change is worked off.
    void readGranted();
    void afterwards(() => takeIn(added));
  });
  settings.onChange(() => {
    if (creating) return;
    const mended = hadFaults && settings.report().faults.length === 0;
    hadFaults = settings.report().faults.length > 0;
    void afterwards(async () => {
      // What was allowed while there were faults has waited for its site.
      if (mended) await createFor(granted);
      await settle();
      tell();
    });
  });

  return {
    known,
    ready: work,
    settled: () => afterwards(async () => undefined),
    recipeFor(address) {
      const current = settings.current();
      const site = matchingSite(countedSites(settings.report()), address);
      const permitted = granted.some((pattern) => grants(pattern, address));
      return current.enabled && site?.enabled && permitted ? (site.recipe ?? builtInRecipe) : null;
    },
    allow(origin) {
      const pattern = patternOf(origin);
      awaited = { pattern, until: Date.now() + answerTime };
      return afterwards(async () => {
        const isSite = siteFor(settings.current(), `${origin}/`) !== undefined;
        if (!isSite && (await holds(origin))) await takeIn([pattern]);
      });
    },
    runAnew: () => afterwards(async () => runInTabs(granted)),
    async stop(origin) {
      const siteHere = () => siteFor(settings.current(), `${origin.replace('://*.', '://any.')}/`);
      // The browser tells of the withdrawal, and that is what unregisters and clears; waited for here, so that the popup shows what is true.
      if (!isOrg(patternOf(origin)) || siteHere() === undefined) await withdraw(origin);
      await afterwards(async () => {
        // What signing in to the org needs, or a wider permission, as browsers' own settings can give, stays in force: then the site is switched off.
        const site = siteHere();
        if (site && (await holds(origin)))
          await settings.write(withSite(settings.current(), { ...site, enabled: false }));
        await settle();
        tell();
      });
    },
    withdrawAll: () =>
      afterwards(async () => {
        for (const pattern of granted) await withdraw(pattern);
        await settle();
        tell();
      }),
  };
}

/** Whether a granted pattern covers this one: tried with the pattern's own address, its wildcard host read as a host. */
function isCovered(pattern: string, granted: readonly string[]): boolean {
  const sample = pattern.replace('://*.', '://any.').replace(/\*$/, '');
  return granted.some((one) => grants(one, sample));
}

/**
 * A person who allows an origin that no site speaks of gets one, with the built-in recipe. Settings with faults are left as they are: what could not be
 * read of them would be lost. Where a person's own sites are switched off, there is none to be made.
 */
async function createSites(settings: SettingsDuty, added: readonly string[]): Promise<void> {
  if (settings.report().faults.length > 0 || !settings.current().features.ownSites) return;
  for (const pattern of added) {
    if (linkedInOrigins.includes(pattern) || pattern.includes('*.') || !/^https?:\/\/[^*/]+\/\*$/.test(pattern))
      continue;
    const current = settings.current();
    const origin = pattern.slice(0, -2);
    // A permission knows no ports: a site on one of the host's ports is what was meant.
    if (current.sites.some(({ matches }) => matches.some((known) => isCovered(known, [pattern])))) continue;
    await settings.write(withSite(current, newSite(origin, current.sites)));
  }
}
