/**
 * How every call is fetched: nothing of it is left in the disk cache, no cookie and no referrer goes with it, and it goes nowhere but where
 * it was sent.
 */
export const discreet = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
} as const satisfies RequestInit;
