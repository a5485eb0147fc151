/** Firefox gives every installation an origin of its own, so none can be listed; the redirect addresses decide there. */
const firefoxOrigin = /^moz-extension:\/\/[\da-z-]+$/i;

/** Whether a browser may read our answers from `origin`. Callers that are no browsers send no origin, and are not stopped by one. */
export function allowsOrigin(origin: string | null, allowedOrigins: readonly string[]): boolean {
  return origin === null || allowedOrigins.includes(origin) || firefoxOrigin.test(origin);
}

/** The CORS headers (Fetch standard) for an answer to an allowed origin. */
export function corsHeaders(origin: string | null): Record<string, string> {
  return origin === null
    ? {}
    : { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' };
}

/** What a preflight is answered with besides `corsHeaders`. */
export const preflightHeaders = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Accept, Content-Type',
  'Access-Control-Max-Age': '600',
} as const;
