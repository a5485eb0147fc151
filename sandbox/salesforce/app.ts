import { Hono } from 'hono';
import { orgApi } from './api.ts';
import { orgAuthorizationApp } from './authorization.ts';
import type { Org } from './org.ts';
import { orgNotice } from './pages.ts';
import { orgTokenApp } from './token.ts';

/** Salesforce's stand-in: one org under its own host, with signing in, the photo resource and its pictures. It is no Salesforce, and looks like none. */
export function orgApp(org: Org): Hono {
  const app = new Hono();
  app.route('/', orgTokenApp(org));
  app.route('/', orgApi(org));
  app.route('/', orgAuthorizationApp(org));
  app.notFound((context) => context.html(orgNotice('Nothing here', 'The sandbox has no such page.'), 404));
  return app;
}
