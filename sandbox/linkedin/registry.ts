import { randomBytes } from 'node:crypto';
import type { Account } from '../world/accounts.ts';

/** What a member granted, as an authorization code or an access token stands for it. */
export type Grant = {
  readonly account: Account;
  /** In the order asked for. */
  readonly scopes: readonly string[];
};

type Code = Grant & { readonly redirectAddress: string; issuedAt: number };

/** An authorization code, and the redirect address it is good for. */
export type GivenCode = { readonly code: string; readonly redirectAddress: string };

/** An access token's state; times in epoch milliseconds. */
export type Token = Grant & { readonly issuedAt: number; expiresAt: number; revoked: boolean };

/** Milliseconds; "Authorization Code Flow" says 30 minutes. */
const codeLifetime = 30 * 60_000;

/** Seconds; "Authorization Code Flow" says 60 days. */
export const usualTokenLifetime = 60 * 86_400;

const secret = (bytes: number) => randomBytes(bytes).toString('base64url');

const scopeSet = (scopes: readonly string[]) => [...new Set(scopes)].sort().join(' ');

/** Who is signed in at LinkedIn, what they granted the app, and the codes and tokens given out for it. */
export class Registry {
  #sessions = new Map<string, Account>();
  /** Person ID → the scopes last granted. */
  #granted = new Map<string, string>();
  #codes = new Map<string, Code>();
  #givenCodes: GivenCode[] = [];
  #tokens = new Map<string, Token>();

  /** Returns the value of the session cookie. */
  openSession(account: Account): string {
    const session = secret(24);
    this.#sessions.set(session, account);
    return session;
  }

  sessionOf(cookie: string | undefined): Account | undefined {
    return cookie === undefined ? undefined : this.#sessions.get(cookie);
  }

  closeSession(cookie: string): void {
    this.#sessions.delete(cookie);
  }

  /** Whether consent can be skipped: exactly these scopes were granted last. */
  hasGranted({ account, scopes }: Grant): boolean {
    return this.#granted.get(account.personId) === scopeSet(scopes);
  }

  rememberGrant({ account, scopes }: Grant): void {
    this.#granted.set(account.personId, scopeSet(scopes));
  }

  issueCode(grant: Grant, redirectAddress: string): string {
    const code = `AQ${secret(48)}`;
    this.#codes.set(code, { ...grant, redirectAddress, issuedAt: Date.now() });
    this.#givenCodes.push({ code, redirectAddress });
    return code;
  }

  /** Every code given out so far, spent or not. */
  get givenCodes(): readonly GivenCode[] {
    return this.#givenCodes;
  }

  /** Spends a code, whatever comes of it: a code is good for one exchange. */
  redeemCode(
    code: string,
    redirectAddress: string,
  ): { readonly grant: Grant } | { readonly refused: 'not-found' | 'expired' | 'wrong-redirect' } {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (found === undefined) return { refused: 'not-found' };
    if (found.redirectAddress !== redirectAddress) return { refused: 'wrong-redirect' };
    if (Date.now() - found.issuedAt > codeLifetime) return { refused: 'expired' };
    return { grant: { account: found.account, scopes: found.scopes } };
  }

  /**
   * A new token. Those that the same member got for other scopes become invalid, as "Authorization Code Flow" warns.
   *
   * @param lifetime seconds.
   */
  issueToken(grant: Grant, lifetime: number = usualTokenLifetime): string {
    const wanted = scopeSet(grant.scopes);
    for (const token of this.#tokens.values())
      if (token.account === grant.account && scopeSet(token.scopes) !== wanted) token.revoked = true;
    const token = `AQ${secret(256)}`;
    const issuedAt = Date.now();
    this.#tokens.set(token, { ...grant, issuedAt, expiresAt: issuedAt + lifetime * 1000, revoked: false });
    return token;
  }

  token(value: string): Token | undefined {
    return this.#tokens.get(value);
  }

  revokeTokens(): void {
    for (const token of this.#tokens.values()) token.revoked = true;
  }

  expireTokens(): void {
    for (const token of this.#tokens.values()) token.expiresAt = 0;
  }

  expireCodes(): void {
    for (const code of this.#codes.values()) code.issuedAt = 0;
  }

  clear(): void {
    this.#sessions.clear();
    this.#granted.clear();
    this.#codes.clear();
    this.#givenCodes = [];
    this.#tokens.clear();
  }
}
