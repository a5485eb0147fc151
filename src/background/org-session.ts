import { redirectAddress } from '../browser/authorization-window.ts';
import { holds, onChange as onPermissionChange } from '../browser/permissions.ts';
import type { OrgSignInFault, OrgState } from '../contract/crm-photo.ts';
import type { Result } from '../contract/result.ts';
import { forget, keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { readPatiently } from '../custody/patience.ts';
import { fault } from '../http/result.ts';
import type { Access } from '../salesforce/access.ts';
import type { SalesforceFault } from '../salesforce/fault.ts';
import { orgOrigin } from '../salesforce/org.ts';
import { authorizationAddress, challengeOf, newState, newVerifier, readRedirect } from '../sign-in/authorization.ts';
import { exchangeCode, refreshToken, revokeToken } from '../sign-in/exchange.ts';
import type { GrantedToken, Provider } from '../sign-in/provider.ts';
import type { ActivityDuty } from './activity.ts';
import type { AuthorizationDuty } from './authorization.ts';
import { inTurn } from './in-turn.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';

type OrgSession = Kept['orgSession'];

export type OrgSessionDuty = {
  readonly ready: Promise<void>;
  state(): OrgState;
  /** As whom somebody is signed in, by an address of their own; `undefined` where nobody is, or the org does not say. */
  user(): string | undefined;
  /** Begins an attempt, unless one is under way or nobody is signed in with LinkedIn. How it ends, `onChange` tells. */
  signIn(): void;
  /** Ends the session or the attempt here at once, and revokes what the org gave. */
  signOut(): Promise<void>;
  /** Asks the org as whoever is signed in there; a session that is over is refreshed once, where it can be. `session-over` where there is none. */
  ask<Value>(
    call: (access: Access) => Promise<Result<Value, SalesforceFault>>,
  ): Promise<Result<Value, SalesforceFault>>;
  onChange(listener: () => void): void;
};

/**
 * The viewer's session at their Salesforce org: the web server flow with PKCE, as a public client, on the org's own host (Salesforce Help, "OAuth 2.0 Web Server
 * Flow"). It belongs to the viewer and ends with their epoch, so that one person's picture can't come to another's profile.
 */
export function orgSessionDuty(
  settings: SettingsDuty,
  session: Session,
  activity: ActivityDuty,
  authorization: AuthorizationDuty,
): OrgSessionDuty {
  let held: OrgSession | undefined;
  let attempt: AbortController | undefined;
  let lastFault: OrgSignInFault | undefined;
  let refreshing: Promise<boolean> | undefined;
  const write = inTurn();
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const ready = readPatiently(() => readKept('orgSession')).then((kept) => {
    if (attempt === undefined) held ??= kept;
  });

  const exchanging = (signal: AbortSignal) => ({ fetch: activity.fetchFor('token'), signal, now: Date.now });

  /** In memory at once; what it held is revoked, which nobody waits for but whoever signs out. */
  async function drop(why?: OrgSignInFault): Promise<void> {
    const former = held;
    held = undefined;
    attempt?.abort();
    attempt = undefined;
    refreshing = undefined;
    lastFault = why;
    changed();
    await write(() => forget('orgSession'));
    if (former === undefined) return;
    const provider = providerFor(former.origin, former.clientId);
    // A refresh token takes with it what came of it.
    await revokeToken(provider, former.refreshToken ?? former.accessToken, exchanging(new AbortController().signal));
  }

  async function take(provider: Provider, token: GrantedToken, former?: OrgSession): Promise<void> {
    const refresh = token.more?.['refresh_token'] ?? former?.refreshToken;
    const user = token.more?.['id'] ?? former?.user;
    held = {
      origin: provider.issuer,
      clientId: provider.clientId,
      ...(user === undefined ? {} : { user }),
      accessToken: token.accessToken,
      ...(refresh === undefined ? {} : { refreshToken: refresh }),
    };
    const mine = held;
    await write(() => (held === mine ? keep('orgSession', own(mine)) : Promise.resolve()));
  }

  async function authorize(provider: Provider, signal: AbortSignal): Promise<Result<GrantedToken, OrgSignInFault>> {
    const state = newState();
    const verifier = newVerifier();
    const address = authorizationAddress(provider, state, await challengeOf(verifier));
    const redirect = await authorization.open(address, true, signal);
    if (!redirect.ok) return redirect;
    const parameters = readRedirect(provider, redirect.value, state);
    if (!parameters.ok) return parameters;
    const granted = await exchangeCode(provider, parameters.value, exchanging(signal), verifier);
    // A token of another org would be sent to where it does not belong.
    const elsewhere = granted.ok && orgOrigin(granted.value.more?.['instance_url'] ?? '') !== provider.issuer;
    return elsewhere ? fault('token-service-nonsense') : granted;
  }

  async function run(provider: Provider, { signal }: AbortController): Promise<void> {
    const granted = await authorize(provider, signal).catch(() => fault('interrupted' as const));
    if (signal.aborted) {
      // Given up or overtaken while the org was answering: what it gave is not to lie about there. With a refresh token goes what came of it.
      if (granted.ok) {
        const { accessToken, more } = granted.value;
        const given = more?.['refresh_token'] ?? accessToken;
        await revokeToken(provider, given, exchanging(new AbortController().signal));
      }
      return;
    }
    attempt = undefined;
    if (granted.ok) await take(provider, granted.value).catch(() => undefined);
    else lastFault = granted.fault;
    changed();
  }

  /** Whether there is a token to go on with. Whoever else is refused meanwhile waits for the same one. */
  function refresh(former: OrgSession): Promise<boolean> {
    refreshing ??= (async () => {
      const provider = providerFor(former.origin, former.clientId);
      const granted: Result<GrantedToken, OrgSignInFault> =
        former.refreshToken === undefined
          ? fault('session-over')
          : await refreshToken(provider, former.refreshToken, exchanging(session.signal()));
      if (held !== former) return held !== undefined;
      if (!granted.ok) {
        // Where the org could not be asked, the session may still be refreshed later.
        if (overFor.has(granted.fault)) void drop('session-over');
        return false;
      }
      await take(provider, granted.value, former);
      return true;
    })().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  const accessOf = ({ origin, accessToken }: OrgSession): Access => ({
    fetch: activity.fetchFor('crm-photo'),
    origin,
    token: accessToken,
    signal: session.signal(),
  });

  session.onEpoch(() => {
    if (held !== undefined || attempt !== undefined) void drop('session-over');
  });
  // What is signed in to is what is shown, and what a yes was said to.
  settings.onChange(() => {
    const { host, clientId } = settings.current().salesforce;
    if (held !== undefined && (held.origin !== host || held.clientId !== clientId)) void drop('session-over');
  });
  // Without the browser's access nothing can be asked there. Signing in again asks for it.
  const endWithoutAccess = async () => {
    await ready;
    const { origin } = held ?? {};
    if (origin !== undefined && !(await holds(origin)) && held?.origin === origin) await drop('session-over');
  };
  onPermissionChange(({ granted }) => void (granted.length === 0 && endWithoutAccess()));
  onKeptChange('orgSession', () => {
    void write(() => readKept('orgSession')).then((kept) => {
      if (kept === undefined && held !== undefined && refreshing === undefined) void drop();
    });
  });

  return {
    ready,
    state() {
      if (attempt !== undefined) return { state: 'signing-in' };
      if (held !== undefined) return { state: 'signed-in' };
      return lastFault === undefined ? { state: 'signed-out' } : { state: 'signed-out', fault: lastFault };
    },
    user: () => held?.user,
    signIn() {
      const { host, clientId } = settings.current().salesforce;
      if (attempt !== undefined || held !== undefined) return;
      lastFault = undefined;
      if (host === '' || clientId === '' || session.token() === undefined) lastFault = 'not-configured';
      else {
        attempt = new AbortController();
        void run(providerFor(host, clientId), attempt);
      }
      changed();
    },
    signOut: () => drop(),
    async ask(call) {
      await ready;
      const first = held;
      if (first === undefined) return fault({ code: 'session-over' });
      const answer = await call(accessOf(first));
      if (answer.ok || answer.fault.code !== 'session-over') return answer;
      const isRefreshed = await refresh(first);
      const current = held;
      if (current === undefined) return answer;
      // Where the org can't be asked for another token, nobody knows that the session is over.
      if (!isRefreshed) return fault({ code: 'unreachable' });
      const again = await call(accessOf(current));
      // A token that was given a moment ago and is refused makes no session.
      if (!again.ok && again.fault.code === 'session-over' && held === current) void drop('session-over');
      return again;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

/** After these there is nothing left to refresh. */
const overFor: ReadonlySet<OrgSignInFault> = new Set(['session-over', 'token-service-refused']);

/** An org is its own issuer. Nothing more is asked for than the one resource, and to be asked less often to sign in. */
const providerFor = (origin: string, clientId: string): Provider => ({
  issuer: origin,
  authorizationEndpoint: `${origin}/services/oauth2/authorize`,
  tokenEndpoint: `${origin}/services/oauth2/token`,
  revocationEndpoint: `${origin}/services/oauth2/revoke`,
  clientId,
  redirectAddress: redirectAddress(),
  scopes: ['chatter_api', 'refresh_token'],
  alsoWanted: ['refresh_token', 'instance_url', 'id'],
});
