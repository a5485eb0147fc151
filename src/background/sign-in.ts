import { redirectAddress } from '../browser/authorization-window.ts';
import { holdsPatterns, linkedInOrigins } from '../browser/permissions.ts';
import type { Result } from '../contract/result.ts';
import type { SignInFault, Viewer } from '../contract/viewer.ts';
import type { Kept } from '../custody/ledger.ts';
import { authorizationEndpoint, issuer } from '../linkedin/addresses.ts';
import type { Artifact } from '../linkedin/artifacts.ts';
import { parseScopes } from '../linkedin/scopes.ts';
import { readViewer } from '../linkedin/viewer.ts';
import { isConfigured } from '../settings/sites.ts';
import { authorizationAddress, newState, readRedirect } from '../sign-in/authorization.ts';
import { exchangeCode } from '../sign-in/exchange.ts';
import type { Provider } from '../sign-in/provider.ts';
import type { ActivityDuty } from './activity.ts';
import type { AuthorizationDuty } from './authorization.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import { keepTestedService } from './tested-service.ts';

export type SignInDuty = {
  underWay(): boolean;
  /** Whether the attempt under way is one that nobody asked for just now. */
  renewing(): boolean;
  /** Begins an attempt, unless one is under way; a renewal makes room for it. How it ends is the session's to tell. */
  begin(): Promise<void>;
  /** Begins an attempt that never shows a window, unless one is under way or somebody is signed in. */
  renew(objection: Objection): void;
  /** Drops the attempt under way: an answer that still comes is ignored. */
  abandon(): void;
};

/** Why the person whom a renewal found is not the one to be signed in; `undefined` where they are. */
export type Objection = (personId: string) => Promise<'somebody-else' | 'not-renewed' | undefined>;

type SignedIn = { viewer: Viewer; token: Kept['token']; artifacts: readonly Artifact[] };
type Outcome = Result<SignedIn, SignInFault | 'not-renewed'>;

/**
 * Signs the viewer in. The worker owns this, since a popup dies as soon as LinkedIn's window opens.
 *
 * @param onSignedIn is given the artifacts of the viewer's own picture.
 */
export function signInDuty(
  settings: SettingsDuty,
  session: Session,
  activity: ActivityDuty,
  authorization: AuthorizationDuty,
  onSignedIn: (artifacts: readonly Artifact[]) => void,
): SignInDuty {
  let attempt: { readonly dropping: AbortController; readonly renewing: boolean } | undefined;

  function newAttempt(renewing: boolean): AbortSignal {
    const dropping = new AbortController();
    attempt = { dropping, renewing };
    return dropping.signal;
  }
  function abandon(): void {
    attempt?.dropping.abort();
    attempt = undefined;
  }

  async function run(signal: AbortSignal, objection?: Objection): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = await signIn(signal, objection);
    } catch {
      // Nothing here is expected to throw; a browser that refuses storage does, and must not leave the attempt under way for ever.
      outcome = { ok: false, fault: 'interrupted' };
    }
    if (signal.aborted) return;
    attempt = undefined;
    if (!outcome.ok) return session.attemptFails(objection ? endOfRenewal(outcome.fault) : outcome.fault);
    const { viewer, token, artifacts } = outcome.value;
    await session.begin(viewer, token, objection === undefined);
    if (session.viewer() === viewer) onSignedIn(artifacts);
  }

  async function signIn(signal: AbortSignal, objection?: Objection): Promise<Outcome> {
    const current = settings.current();
    if (!isConfigured(current)) return { ok: false, fault: 'not-configured' };
    const provider: Provider = {
      issuer,
      authorizationEndpoint,
      tokenEndpoint: current.linkedin.tokenService,
      clientId: current.linkedin.clientId,
      redirectAddress: redirectAddress(),
      scopes: current.linkedin.scopes,
    };
    const state = newState();
    await session.attemptBegins(objection !== undefined);
    const redirect = await authorization.open(authorizationAddress(provider, state), objection === undefined, signal);
    if (!redirect.ok) return redirect;
    const parameters = readRedirect(provider, redirect.value, state);
    if (!parameters.ok) return parameters;
    const exchange = { fetch: activity.fetchFor('token'), signal, now: Date.now };
    const granted = await exchangeCode(provider, parameters.value, exchange);
    if (!granted.ok) return granted;
    const { tokenEndpoint, clientId } = provider;
    await keepTestedService({ address: tokenEndpoint, clientId, verdict: 'works' });
    // A provider that names no scopes granted those asked for (RFC 6749, section 5.1).
    const named = parseScopes(granted.value.scope);
    const { accessToken, issuedAt, expiresAt } = granted.value;
    const token = { accessToken, issuedAt, expiresAt, scopes: named.length > 0 ? named : provider.scopes };
    const found = await whoIsIt(token, activity.fetchFor('viewer'), signal);
    const fault = found.ok ? await objection?.(found.value.viewer.personId) : undefined;
    return fault === undefined ? found : { ok: false, fault };
  }

  return {
    underWay: () => attempt !== undefined,
    renewing: () => attempt?.renewing === true,
    async begin() {
      if (attempt !== undefined && !attempt.renewing) return;
      abandon();
      const signal = newAttempt(false);
      // Whoever was signed in is gone from here on, however this attempt ends.
      if (session.viewer() !== undefined) await session.end();
      if (!signal.aborted) void run(signal);
    },
    renew(objection) {
      if (attempt === undefined && session.token() === undefined) void run(newAttempt(true), objection);
    },
    abandon,
  };
}

/** What says more than that the person is needed: trouble that passes by itself or has a remedy of its own, and that somebody else was found. */
const toldAsItIs: readonly (SignInFault | 'not-renewed')[] = [
  'somebody-else',
  'window-open',
  'no-answer',
  'page-error',
  'token-service-unreachable',
  'token-service-in-trouble',
  'viewer-unreadable',
  'not-permitted',
];

const endOfRenewal = (fault: SignInFault | 'not-renewed'): SignInFault | 'not-renewed' =>
  toldAsItIs.includes(fault) ? fault : 'not-renewed';

async function whoIsIt(
  token: Kept['token'],
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Result<SignedIn, SignInFault>> {
  const { accessToken, issuedAt, scopes } = token;
  const read = await readViewer({ fetch, token: accessToken, issuedAt, signal }, scopes);
  if (read.ok) {
    const { personId, name, artifacts } = read.value;
    return { ok: true, value: { viewer: { personId, name }, token, artifacts } };
  }
  const permitted = await holdsPatterns(linkedInOrigins);
  return { ok: false, fault: permitted ? 'viewer-unreadable' : 'not-permitted' };
}
