import type { CallMeans } from '../http/call.ts';

/** All that a call to LinkedIn's API needs from outside: the viewer's token besides. */
export type Access = CallMeans & {
  /** The viewer's access token, opaque, up to about 1000 characters. It travels in the `Authorization` header only. */
  readonly token: string;
  /** Epoch milliseconds. A token a few seconds old may be refused by mistake, and is then tried again. */
  readonly issuedAt: number;
};
