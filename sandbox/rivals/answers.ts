import type { MiddlewareHandler } from 'hono';
import { hosts } from '../endpoints.ts';
import type { LinkedIn } from '../linkedin/linkedin.ts';

/** Seconds for which a browser remembers that it may ask; the most that Chromium keeps. */
const longestMemory = 7200;

/** Lets the rivals' pages read what the API answers, while there are any. */
export function answerRivals({ conditions }: LinkedIn): MiddlewareHandler {
  const origin = `https://${hosts.rivals}`;
  return async (context, next) => {
    if (conditions.rivals === null || context.req.header('origin') !== origin) return next();
    if (context.req.method === 'OPTIONS')
      return context.body(null, 204, {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Headers': 'authorization, x-restli-protocol-version',
        'Access-Control-Max-Age': String(longestMemory),
      });
    await next();
    context.header('Access-Control-Allow-Origin', origin);
  };
}
