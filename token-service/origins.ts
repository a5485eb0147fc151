import { refuse } from './answers.ts';

/** Firefox gives every installation an origin of its own, so none can be listed; the redirect addresses decide there. */
const firefoxOrigin = /^moz-extension:\/\/[\da-z-]+$/i;

const chromiumOrigin = /^chrome-extension:\/\/[a-p]{32}$/;

/** Whether `origin` is that of a Chromium extension, written as Chromium sends it. */
export function isChromiumOrigin(origin: string): boolean {
  return chromiumOrigin.test(origin);
}

/**
 * Answers with what `route` answers where the request's origin is an allowed one, so that a browser lets the caller read it; refuses the request otherwise.
 *
 * Callers that are no browsers send no origin, and are not stopped by one.
 */
export async function answerToOrigin(
  request: Request,
  allowedOrigins: readonly string[],
  route: () => Response | Promise<Response>,
): Promise<Response> {
  const origin = request.headers.get('origin');
  const allowed = origin === null || allowedOrigins.includes(origin) || firefoxOrigin.test(origin);
  const response = allowed ? await route() : refuse('unknown-origin');
  if (allowed && origin !== null) {
    // The CORS headers of the Fetch standard.
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Expose-Headers', 'Retry-After');
  }
  response.headers.set('Vary', 'Origin');
  return response;
}

/** The answer to a preflight of an allowed origin. */
export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      Allow: 'POST, OPTIONS',
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Accept, Content-Type',
      'Access-Control-Max-Age': '600',
    },
  });
}
