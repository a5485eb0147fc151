import type { TestedService, TokenServiceVerdict } from '../contract/options.ts';
import type { Settings } from '../contract/settings.ts';
import { dropBody, readBody } from '../http/body.ts';
import { asObject, property } from '../http/json.ts';
import { within } from '../http/time-limit.ts';
import { isTokenServiceAddress } from '../settings/schema.ts';

/** Milliseconds from asking to the end of an answer. */
const patience = 15_000;

/** Bytes; an OAuth error is a few hundred. */
const largestAnswer = 16_384;

/** What nobody was given: LinkedIn refuses it, and a token service with it. */
const madeUpCode = 'a-code-that-nobody-was-given';

/** What one ask came to: OAuth's error (RFC 6749, section 5.2), or already the verdict. */
type Answer = { readonly error: string } | { readonly verdict: TokenServiceVerdict };

/**
 * Finds out whether a token service would exchange a code, by asking it as a sign-in does: first without a code, to which a right service answers that
 * the code is missing, and then with one that nobody was given.
 *
 * Sends the client ID and the redirect address, which are no secrets, without cookies and referrer. Never throws.
 *
 * @param address as typed; it need not be the one that is set.
 * @param redirectAddress the one that the sign-in uses.
 * @returns the verdict, with what it holds of.
 */
export async function testTokenService(
  address: string,
  { linkedin: { clientId } }: Settings,
  redirectAddress: string,
  fetchPlainly: typeof fetch,
): Promise<TestedService> {
  const verdict = await judge(address, clientId, redirectAddress, fetchPlainly);
  return { address, clientId, verdict };
}

async function judge(
  address: string,
  clientId: string,
  redirectAddress: string,
  fetchPlainly: typeof fetch,
): Promise<TokenServiceVerdict> {
  if (!isTokenServiceAddress(address)) return 'not-an-address';
  if (clientId === '') return 'no-client-id';
  const ask = asking(fetchPlainly, address);
  const grant = { grant_type: 'authorization_code', redirect_uri: redirectAddress };

  const codeless = await ask({ ...grant, client_id: clientId });
  if ('verdict' in codeless) return codeless.verdict;
  if (codeless.error === 'unauthorized_client') {
    // Both an unknown client and an unknown redirect address are answered so; a service need not be told the client.
    const clientless = await ask(grant);
    if ('verdict' in clientless) return clientless.verdict;
    return clientless.error === 'unauthorized_client' ? 'unknown-redirect-address' : 'unknown-client';
  }
  // A service that asks LinkedIn even so may well say that the code is wrong.
  if (codeless.error !== 'invalid_request' && codeless.error !== 'invalid_grant') return verdictOf(codeless.error);

  const refused = await ask({ ...grant, client_id: clientId, code: madeUpCode });
  if ('verdict' in refused) return refused.verdict;
  return refused.error === 'invalid_grant' ? 'works' : verdictOf(refused.error);
}

/** The errors that say the same wherever they come. */
function verdictOf(error: string): TokenServiceVerdict {
  switch (error) {
    case 'invalid_client':
    case 'unauthorized_client':
      return 'app-refused';
    case 'temporarily_unavailable':
    case 'server_error':
      return 'in-trouble';
    default:
      return 'nonsense';
  }
}

/** Asks one service, as often as there is something to ask. */
function asking(fetchPlainly: typeof fetch, address: string): (form: Record<string, string>) => Promise<Answer> {
  let heard = false;
  const post = (form: Record<string, string>, more: RequestInit) =>
    fetchPlainly(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...more,
    });
  return async (form) => {
    const ending = await within(patience, undefined, async (signal) => {
      // A redirect is no answer of a token service, and what is sent goes to nobody else.
      const response = await post(form, { redirect: 'manual', signal });
      heard = true;
      return readAnswer(response);
    });
    if (ending.kind === 'done') return ending.value;
    if (ending.kind === 'late') return { verdict: heard ? 'in-trouble' : 'unreachable' };
    // A page or worker can't tell an answer that it may not read from none at all, except so. It carries nothing of ours, since it follows redirects.
    const probe = await within(patience, undefined, (signal) =>
      post({ grant_type: 'authorization_code' }, { mode: 'no-cors', signal }),
    );
    return { verdict: probe.kind === 'done' ? 'origin-refused' : 'unreachable' };
  };
}

/** Never rejects: a connection that breaks off in the middle of an answer is no token service's. */
async function readAnswer(response: Response): Promise<Answer> {
  const verdict = verdictByStatus(response.status);
  if (verdict !== undefined) {
    dropBody(response);
    return { verdict };
  }
  const error = await readError(response).catch(() => undefined);
  return error === undefined ? { verdict: 'nonsense' } : { error };
}

/** Whether OAuth's errors come with this status (RFC 6749, section 5.2). */
export const isOAuthError = (status: number): boolean => status === 400 || status === 401;

/** A success would be a token for no code, or for a made-up one. */
function verdictByStatus(status: number): TokenServiceVerdict | undefined {
  if (isOAuthError(status)) return undefined;
  if (status === 403) return 'origin-refused';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'in-trouble' : 'nonsense';
}

/** @throws whatever the connection breaks with, and where the body is not JSON. */
async function readError(response: Response): Promise<string | undefined> {
  const bytes = await readBody(response, largestAnswer);
  if (bytes === 'too-large') return undefined;
  const error = property(asObject(JSON.parse(new TextDecoder().decode(bytes))), 'error');
  return typeof error === 'string' ? error : undefined;
}
