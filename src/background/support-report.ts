import { browserFacts } from '../browser/browser-facts.ts';
import { holdsPatterns, linkedInOrigins } from '../browser/permissions.ts';
import type { KnownScope, SupportReport } from '../contract/options.ts';
import type { Settings, SettingsFault, Site } from '../contract/settings.ts';
import { readKept } from '../custody/custody.ts';
import type { ActivityDuty } from './activity.ts';
import { capabilities } from './capabilities.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';
import type { SitesDuty } from './sites.ts';
import { viewerStanding } from './viewer-state.ts';

const knownScopes: readonly KnownScope[] = [
  'openid',
  'profile',
  'email',
  'r_liteprofile',
  'r_basicprofile',
  'r_1st_connections',
];

/**
 * How things stand, for whoever helps. Everything is counted, or is one of a closed list; no text that anybody wrote is passed on, so there is nothing in
 * it that could name a person, a host, a site or an account.
 *
 * @param desk counts the CRM users that the viewer confirmed.
 */
export async function supportReport(
  settings: SettingsDuty,
  session: Session,
  sites: SitesDuty,
  signIn: SignInDuty,
  desk: { count(): number },
  activity: ActivityDuty,
): Promise<SupportReport> {
  await Promise.all([settings.ready, session.ready, sites.ready, activity.ready]);
  const [facts, linkedInAccess, keptSignedIn, signedOutMark] = await Promise.all([
    browserFacts(),
    holdsPatterns(linkedInOrigins),
    readKept('keptSignedIn'),
    readKept('signedOutMark'),
  ]);
  const current = settings.current();
  const { faults, policyFaults, locked } = settings.report();
  const { ownPicture, contactsPictures, connections } = capabilities(session);
  return {
    ...facts,
    enabled: current.enabled,
    ...appOf(current),
    sites: countSites(current.sites, sites),
    settingsFaults: countFaults([...faults, ...policyFaults]),
    lockedByPolicy: locked.length,
    linkedInAccess,
    viewer: viewerStanding(session, signIn),
    lastEnd: lastEndOf(session),
    keptSignedIn: keptSignedIn !== undefined,
    signedOutMark: signedOutMark !== undefined,
    ownPicture,
    contactsPictures,
    connections,
    paused: session.pausedUntil() > Date.now(),
    confirmedCrmUsers: desk.count(),
    activity: countActivity(activity),
  };
}

function appOf({
  linkedin,
}: Settings): Pick<SupportReport, 'clientIdSet' | 'tokenServiceSet' | 'knownScopes' | 'otherScopes'> {
  const known = knownScopes.filter((scope) => linkedin.scopes.includes(scope));
  return {
    clientIdSet: linkedin.clientId !== '',
    tokenServiceSet: linkedin.tokenService !== '',
    knownScopes: known,
    otherScopes: new Set(linkedin.scopes).size - known.length,
  };
}

function countSites(listed: readonly Site[], sites: SitesDuty): SupportReport['sites'] {
  const count = (is: (site: Site) => boolean) => listed.filter(is).length;
  return {
    all: listed.length,
    enabled: count(({ enabled }) => enabled),
    allowed: count(({ matches }) => matches.some((pattern) => sites.recipeFor(addressUnder(pattern)) !== null)),
    withRecipe: count(({ recipe }) => recipe !== undefined),
    withCrmUser: count(({ recipe }) => recipe?.me !== undefined),
  };
}

/** An address that falls under a match pattern, its wildcard host read as a host. */
const addressUnder = (pattern: string): string => pattern.replace('://*.', '://any.').replace(/\*$/, '');

function countFaults(faults: readonly SettingsFault[]): SupportReport['settingsFaults'] {
  const counts: SupportReport['settingsFaults'] = {};
  for (const { code } of faults) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function lastEndOf(session: Session): SupportReport['lastEnd'] {
  const end = session.lastEnd();
  if (end === undefined) return null;
  return 'fault' in end ? end.fault : end.ended;
}

function countActivity(activity: ActivityDuty): SupportReport['activity'] {
  const counted = new Map<string, SupportReport['activity'][number]>();
  for (const { kind, outcome, requests } of activity.entries()) {
    const key = `${kind} ${outcome}`;
    counted.set(key, { kind, outcome, requests: requests + (counted.get(key)?.requests ?? 0) });
  }
  return [...counted.values()];
}
