import type { MiddlewareHandler } from 'hono';

/** What LinkedIn's hosts mark every browser with, for every site: a request that carries it back was not made without credentials. */
export const markBrowser: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Set-Cookie', 'bcookie=sandbox; Path=/; Secure; SameSite=None; Max-Age=86400', { append: true });
};
