/** Who is signed in with, and how. */
export type Provider = {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  /** For LinkedIn the token service, since LinkedIn's own wants a secret that can't ship. */
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly redirectAddress: string;
  readonly scopes: readonly string[];
  /** Where tokens are revoked; LinkedIn has no such place. */
  readonly revocationEndpoint?: string;
  /** What else of a token answer is wanted, where it is there: the names of texts such as `refresh_token`. */
  readonly alsoWanted?: readonly string[];
};

/** What the exchange of a code yields. */
export type GrantedToken = {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** As granted, which may be other than as asked; empty where the provider does not say. */
  readonly scope: string;
  /** By their names, the texts that the provider's `alsoWanted` names; only where it names any. */
  readonly more?: Readonly<Record<string, string>>;
};
