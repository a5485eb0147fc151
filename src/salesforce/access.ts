import type { CallMeans } from '../http/call.ts';

/** All that a call to Salesforce needs from outside: the org and the user's token besides. */
export type Access = CallMeans & {
  /** The org's own origin, such as `https://acme.my.salesforce.com`; `orgOrigin` reads one. */
  readonly origin: string;
  /** The user's access token. It travels in the `Authorization` header only. */
  readonly token: string;
};
