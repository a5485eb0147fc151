import { Hono } from 'hono';
import { authorizationApp } from './authorization.ts';
import { uploadsApp } from './edits/uploads.ts';
import type { LinkedIn } from './linkedin.ts';
import { noticePage } from './pages.ts';
import { tokenApp } from './token.ts';

/** `www.linkedin.com`: signing in, consent, sign-out and the token endpoint. It has no profile pages. */
export function wwwApp(linkedin: LinkedIn): Hono {
  const app = new Hono();
  app.route('/', tokenApp(linkedin));
  app.route('/', authorizationApp(linkedin));
  app.route('/', uploadsApp(linkedin));
  app.notFound((context) => context.html(noticePage('Nothing here', 'The sandbox has no such page.'), 404));
  return app;
}
