import { openQuietly, openWindow, redirectAddress } from '../browser/authorization-window.ts';
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
import { plainFetch } from './plain-fetch.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';

/** Milliseconds that LinkedIn may take to answer the attempt without a window. */
const quietPatience = 20_000;

export type SignInDuty = {
  underWay(): boolean;
  /** Begins an attempt, unless one is under way. How it ends is the session's to tell. */
  begin(): Promise<void>;
  /** Drops the attempt under way: an answer that still comes is ignored. */
  abandon(): void;
};

type SignedIn = { viewer: Viewer; token: Kept['token']; artifacts: readonly Artifact[] };

/**
 * Signs the viewer in. The worker owns this, since a popup dies as soon as LinkedIn's window opens.
 *
 * @param onSignedIn is given the artifacts of the viewer's own picture.
 */
export function signInDuty(
  settings: SettingsDuty,
  session: Session,
  onSignedIn: (artifacts: readonly Artifact[]) => void,
): SignInDuty {
  let attempt: AbortController | undefined;

  async function run(signal: AbortSignal): Promise<void> {
    let result: Result<SignedIn, SignInFault>;
    try {
      result = await signIn(signal);
    } catch {
      // Nothing here is expected to throw; a browser that refuses storage does, and must not leave the attempt under way for ever.
      result = { ok: false, fault: 'interrupted' };
    }
    if (signal.aborted) return;
    attempt = undefined;
    if (!result.ok) return session.attemptFails(result.fault);
    const { viewer, token, artifacts } = result.value;
    await session.begin(viewer, token);
    if (session.viewer() === viewer) onSignedIn(artifacts);
  }

  async function signIn(signal: AbortSignal): Promise<Result<SignedIn, SignInFault>> {
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
    await session.attemptBegins();
    const redirect = await openAuthorization(authorizationAddress(provider, state), signal);
    if (!redirect.ok) return redirect;
    const parameters = readRedirect(provider, redirect.value, state);
    if (!parameters.ok) return parameters;
    const granted = await exchangeCode(provider, parameters.value, { fetch: plainFetch, signal, now: Date.now });
    if (!granted.ok) return granted;
    // A provider that names no scopes granted those asked for (RFC 6749, section 5.1).
    const named = parseScopes(granted.value.scope);
    const token = { ...granted.value, scopes: named.length > 0 ? named : provider.scopes };
    return whoIsIt(token, signal);
  }

  return {
    underWay: () => attempt !== undefined,
    async begin() {
      if (attempt !== undefined) return;
      attempt = new AbortController();
      const { signal } = attempt;
      // Whoever was signed in is gone from here on, however this attempt ends.
      if (session.viewer() !== undefined) await session.end();
      if (!signal.aborted) void run(signal);
    },
    abandon() {
      attempt?.abort();
      attempt = undefined;
    },
  };
}

async function openAuthorization(address: string, signal: AbortSignal): Promise<Result<string, SignInFault>> {
  const quiet = await openQuietly(address, quietPatience);
  const outcome = quiet.outcome === 'needs-person' && !signal.aborted ? await openWindow(address) : quiet;
  switch (outcome.outcome) {
    case 'redirected':
      return { ok: true, value: outcome.address };
    case 'closed':
      return { ok: false, fault: 'window-closed' };
    case 'no-answer':
      return { ok: false, fault: 'no-answer' };
    default:
      return { ok: false, fault: 'page-error' };
  }
}

async function whoIsIt(
  { accessToken, issuedAt, expiresAt, scopes }: Kept['token'],
  signal: AbortSignal,
): Promise<Result<SignedIn, SignInFault>> {
  const token = { accessToken, issuedAt, expiresAt, scopes };
  const read = await readViewer({ fetch: plainFetch, token: accessToken, issuedAt, signal }, scopes);
  if (read.ok) {
    const { personId, name, artifacts } = read.value;
    return { ok: true, value: { viewer: { personId, name }, token, artifacts } };
  }
  const permitted = await holdsPatterns(linkedInOrigins);
  return { ok: false, fault: permitted ? 'viewer-unreadable' : 'not-permitted' };
}
