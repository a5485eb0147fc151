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
  #refreshTokens = new Map<string, Granted>();

  /** Returns the value of the session cookie. */
  openSession(user: OrgUser): string {
    const session = secret();
    this.#sessions.set(session, user);
    return session;
  }

  sessionOf(cookie: string | undefined): OrgUser | undefined {
    return cookie === undefined ? undefined : this.#sessions.get(cookie);
  }

  issueCode(code: Code): string {
    const value = `aPrx${secret()}`;
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
    this.#tokens.set(token, { user, scopes });
    return token;
  }

  issueRefreshToken({ user, scopes }: Granted): string {
    const token = `5Aep${secret()}`;
    this.#refreshTokens.set(token, { user, scopes });
    return token;
  }

  refreshed(token: string): Granted | undefined {
    return this.#refreshTokens.get(token);
  }

  userOf(token: string | undefined): OrgUser | undefined {
    return token === undefined ? undefined : this.#tokens.get(token)?.user;
  }

  /** Revokes a token. With a refresh token go the access tokens that came of it. Whether there was one. */
  revoke(token: string): boolean {
    const refresh = this.#refreshTokens.get(token);
    for (const [value, granted] of this.#tokens) if (granted.user === refresh?.user) this.#tokens.delete(value);
    return this.#tokens.delete(token) || this.#refreshTokens.delete(token);
  }

  /** Ends every access token, as the org's session timeout does; refresh tokens stay. */
  endSessions(): void {
    this.#tokens.clear();
  }

  clear(): void {
    for (const map of [this.#sessions, this.#codes, this.#tokens, this.#refreshTokens]) map.clear();
  }
}
