import { Hono } from 'hono';
import { portrait, renditionOf } from '../world/portraits.ts';
import { markBrowser } from './browser-cookie.ts';
import type { LinkedIn } from './linkedin.ts';

/** `media.licdn.com`: the pictures themselves. Public to whoever has the address, until it expires. */
export function mediaApp({ pictures }: LinkedIn): Hono {
  const app = new Hono();
  app.use(markBrowser);

  app.get('/dms/image/v2/*', async (context) => {
    const found = pictures.resolve(new URL(context.req.url));
    if (found === undefined) return context.text('Access denied', 403, { 'Cache-Control': 'no-store' });
    const bytes =
      found.bytes === undefined ? portrait(found.member, found.pixels) : renditionOf(found.bytes, found.pixels);
    return context.body(await bytes, 200, {
      'Content-Type': 'image/jpeg',
      // As a content network does: that nothing stays in the browser's cache must be the extension's doing.
      'Cache-Control': 'public, max-age=2592000, immutable',
    });
  });

  return app;
}
