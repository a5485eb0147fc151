import { createHash, randomBytes } from 'node:crypto';
import type { OrgUser } from './users.ts';

type Code = {
  readonly user: OrgUser;
  readonly redirectAddress: string;
  /** Of PKCE, S256. */
  readonly challenge: string;
  readonly scopes: readonly string[];
};

type Granted = { readonly user: OrgUser; readonly scopes: readonly string[] };

const secret = (): string => randomBytes(32).toString('base64url');

/** Who is signed in at the org, and the codes and tokens given out. */
export class OrgRegistry {
  #sessions = new Map<string, OrgUser>();
  #codes = new Map<string, Code>();
  #tokens = new Map<string, Granted>();
  /** Of the tokens, those that are good no more. */
  #ended = new Set<string>();
  #given: { readonly tokens: string[]; readonly codes: string[] } = { tokens: [], codes: [] };
  #refreshTokens = new Map<string, Granted>();
  #approvals = new Map<OrgUser, readonly string[]>();

  /** Returns the value of the session cookie. */
  openSession(user: OrgUser): string {
    const session = secret();
    this.#sessions.set(session, user);
    return session;
  }

  sessionOf(cookie: string | undefined): OrgUser | undefined {
    return cookie === undefined ? undefined : this.#sessions.get(cookie);
  }

  /** The app need not be approved again for these scopes. */
  rememberApproval({ user, scopes }: Granted): void {
    this.#approvals.set(user, scopes);
  }

  hasApproved({ user, scopes }: Granted): boolean {
    return scopes.every((scope) => this.#approvals.get(user)?.includes(scope));
  }

  issueCode(code: Code): string {
    const value = `aPrx${secret()}`;
    this.#given.codes.push(value);
    this.#codes.set(value, code);
    return value;
  }

  /** Spends a code, whatever comes of it; nothing where the redirect address or the verifier is not the one it was asked for with. */
  redeemCode(value: string, redirectAddress: string, verifier: string): Granted | undefined {
    const code = this.#codes.get(value);
    this.#codes.delete(value);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    return code?.redirectAddress === redirectAddress && code.challenge === challenge ? code : undefined;
  }

  issueToken({ user, scopes }: Granted): string {
    const token = `00DHB!${secret()}`;
    this.#given.tokens.push(token);
    this.#tokens.set(token, { user, scopes });
    return token;
  }

  issueRefreshToken({ user, scopes }: Granted): string {
    const token = `5Aep${secret()}`;
    this.#given.tokens.push(token);
    this.#refreshTokens.set(token, { user, scopes });
    return token;
  }

  refreshed(token: string): Granted | undefined {
    return this.#refreshTokens.get(token);
  }

  userOf(token: string | undefined): OrgUser | undefined {
    return token === undefined || this.#ended.has(token) ? undefined : this.ownerOf(token);
  }

  /** Whom a token was given to, over or not. */
  ownerOf(token: string): OrgUser | undefined {
    return this.#tokens.get(token)?.user;
  }

  /** Revokes a token. With a refresh token go the access tokens that came of it. Whether there was one. */
  revoke(token: string): boolean {
    const refresh = this.#refreshTokens.get(token);
    for (const [value, granted] of this.#tokens) if (granted.user === refresh?.user) this.#tokens.delete(value);
    return this.#tokens.delete(token) || this.#refreshTokens.delete(token);
  }

  /** Every token and code given out since the start or the last `clear`, good or not. */
  get given(): { readonly tokens: readonly string[]; readonly codes: readonly string[] } {
    return this.#given;
  }

  /** Ends every access token, as the org's session timeout does; refresh tokens stay unless they are to go as well. */
  endSessions({ forGood = false } = {}): void {
    for (const token of this.#tokens.keys()) this.#ended.add(token);
    if (forGood) this.#refreshTokens.clear();
  }

  clear(): void {
    const all = [this.#sessions, this.#codes, this.#tokens, this.#ended, this.#refreshTokens, this.#approvals];
    for (const one of all) one.clear();
    this.#given = { tokens: [], codes: [] };
  }
}
