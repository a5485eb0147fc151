import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { accounts } from '../world/accounts.ts';
import {
  type AuthorizationRequest,
  type RedirectError,
  readAuthorizationRequest,
  redirectBack,
} from './authorization-request.ts';
import type { LinkedIn } from './linkedin.ts';
import { consentPage, loginPage, noticePage } from './pages.ts';

/** Tells LinkedIn who is signed in in this browser. */
export const sessionCookie = 'sandbox_session';

/** Seconds that it is kept: a year. */
export const sessionLifetime = 365 * 86_400;

const cookieAttributes = { path: '/', secure: true, httpOnly: true, sameSite: 'None' } as const;

const cancelledLogin: RedirectError = {
  error: 'user_cancelled_login',
  description: 'The user cancelled LinkedIn login',
};
const cancelledAuthorize: RedirectError = {
  error: 'user_cancelled_authorize',
  description: 'The user cancelled the authorization',
};

/**
 * The authorization, login, consent and sign-out pages of `www.linkedin.com` ("Authorization Code Flow").
 *
 * A GET changes nothing: Firefox makes two for one sign-in. Nothing here may be cached: a redirect that is kept would keep the code in it.
 */
export function authorizationApp({ registry, conditions }: LinkedIn): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  /** Runs `go` with a request that is fine; answers the others. */
  async function withRequest(
    context: Context,
    query: string,
    go: (request: AuthorizationRequest) => Response | Promise<Response>,
  ): Promise<Response> {
    const read = readAuthorizationRequest(query, conditions);
    if (read.outcome === 'nowhere') return context.html(noticePage('Something is wrong', read.problem), 401);
    if (read.outcome === 'refused') return context.redirect(redirectBack(read.request, read.error));
    return go(read.request);
  }

  const field = (form: Readonly<Record<string, unknown>>, name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };

  app.get('/oauth/v2/authorization', (context) =>
    withRequest(context, new URL(context.req.url).search.slice(1), (request) => {
      const account = registry.sessionOf(getCookie(context, sessionCookie));
      if (account === undefined) return context.html(loginPage(request.query));
      const grant = { account, scopes: request.scopes };
      if (!registry.hasGranted(grant)) return context.html(consentPage(request.query, account.name, request.scopes));
      return context.redirect(redirectBack(request, { code: registry.issueCode(grant, request.redirectAddress) }));
    }),
  );

  app.post('/checkpoint/login-submit', async (context) => {
    const form = await context.req.parseBody();
    return withRequest(context, field(form, 'request'), (request) => {
      if ('cancel' in form) return context.redirect(redirectBack(request, cancelledLogin));
      const email = field(form, 'session_key').trim().toLowerCase();
      const account = accounts.find((known) => known.email === email);
      if (account === undefined || account.password !== field(form, 'session_password'))
        return context.html(loginPage(request.query, 'That is not the right e-mail or password.'));
      setCookie(context, sessionCookie, registry.openSession(account), {
        ...cookieAttributes,
        maxAge: sessionLifetime,
      });
      return context.redirect(`/oauth/v2/authorization?${request.query}`, 303);
    });
  });

  app.post('/oauth/v2/authorization-submit', async (context) => {
    const form = await context.req.parseBody();
    return withRequest(context, field(form, 'request'), (request) => {
      const account = registry.sessionOf(getCookie(context, sessionCookie));
      if (account === undefined) return context.html(loginPage(request.query));
      if (!('allow' in form)) return context.redirect(redirectBack(request, cancelledAuthorize));
      const grant = { account, scopes: request.scopes };
      registry.rememberGrant(grant);
      return context.redirect(redirectBack(request, { code: registry.issueCode(grant, request.redirectAddress) }));
    });
  });

  app.get('/m/logout', (context) => {
    const session = getCookie(context, sessionCookie);
    if (session !== undefined) registry.closeSession(session);
    deleteCookie(context, sessionCookie, cookieAttributes);
    return context.html(noticePage('You are signed out', 'You can close this page.'));
  });

  return app;
}
