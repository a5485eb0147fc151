/** Who is signed in with, and how; LinkedIn's and Salesforce's differ in nothing else. */
export type Provider = {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  /** For LinkedIn the token service, since LinkedIn's own wants a secret that can't ship. */
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly redirectAddress: string;
  readonly scopes: readonly string[];
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
};
