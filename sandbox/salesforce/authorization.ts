import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { connectedApp, type Org } from './org.ts';
import { approvalPage, orgLoginPage, orgNotice } from './pages.ts';
import { orgUsers } from './users.ts';

export const orgSessionCookie = 'sid';

type Asked = {
  readonly query: string;
  readonly redirectAddress: string;
  readonly state: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
};

/** Login, approval and the way back of the web server flow with PKCE (Salesforce Help, "OAuth 2.0 Web Server Flow"). A GET changes nothing. */
export function orgAuthorizationApp({ registry, conditions }: Org): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  const back = (asked: Asked, answer: Readonly<Record<string, string>>): string => {
    const address = new URL(asked.redirectAddress);
    for (const [name, value] of Object.entries({ ...answer, state: asked.state }))
      address.searchParams.set(name, value);
    return address.href;
  };
  const withRequest = (context: Context, query: string, go: (asked: Asked) => Response | Promise<Response>) => {
    const parameters = new URLSearchParams(query);
    const value = (name: string) => parameters.get(name) ?? '';
    const asked: Asked = {
      query,
      redirectAddress: value('redirect_uri'),
      state: value('state'),
      challenge: value('code_challenge'),
      scopes: value('scope').split(' ').filter(Boolean),
    };
    // Shown here, since there is nowhere to go back to.
    if (value('client_id') !== connectedApp.clientId)
      return context.html(orgNotice('OAuth Error', 'invalid_client_id: client identifier invalid'), 400);
    if (!connectedApp.redirectAddresses.includes(asked.redirectAddress))
      return context.html(orgNotice('OAuth Error', 'redirect_uri_mismatch'), 400);
    if (value('response_type') !== 'code') return context.redirect(back(asked, { error: 'unsupported_response_type' }));
    if (asked.challenge === '' || value('code_challenge_method') !== 'S256')
      return context.redirect(
        back(asked, { error: 'invalid_request', error_description: 'missing required code challenge' }),
      );
    if (asked.scopes.some((scope) => scope !== 'chatter_api' && !(scope === 'refresh_token' && conditions.refresh)))
      return context.redirect(
        back(asked, { error: 'invalid_scope', error_description: 'the requested scope is not allowed' }),
      );
    return go(asked);
  };
  const text = async (context: Context, name: string): Promise<string> => {
    const value = (await context.req.parseBody())[name];
    return typeof value === 'string' ? value : '';
  };

  app.get('/services/oauth2/authorize', (context) =>
    withRequest(context, new URL(context.req.url).search.slice(1), (asked) => {
      const user = registry.sessionOf(getCookie(context, orgSessionCookie));
      if (user === undefined) return context.html(orgLoginPage(asked.query));
      // Whoever has approved an app is not asked again (Salesforce Help, "Manage Access to a Connected App": self-authorized users).
      return registry.hasApproved({ ...asked, user })
        ? context.redirect(back(asked, { code: registry.issueCode({ ...asked, user }) }))
        : context.html(approvalPage(asked.query, user.username, asked.scopes));
    }),
  );

  app.post('/login', async (context) => {
    const [request, username, password] = await Promise.all(
      ['request', 'username', 'password'].map((name) => text(context, name)),
    );
    return withRequest(context, request ?? '', (asked) => {
      const user = orgUsers.find((one) => one.username === username && one.account.password === password);
      if (user === undefined)
        return context.html(orgLoginPage(asked.query, 'Please check your username and password.'));
      const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'None' } as const;
      setCookie(context, orgSessionCookie, registry.openSession(user), attributes);
      return context.redirect(`/services/oauth2/authorize?${asked.query}`, 303);
    });
  });

  app.post('/approve', async (context) => {
    const form = await context.req.parseBody();
    return withRequest(context, await text(context, 'request'), (asked) => {
      const user = registry.sessionOf(getCookie(context, orgSessionCookie));
      if (user === undefined) return context.html(orgLoginPage(asked.query));
      if (!('allow' in form))
        return context.redirect(
          back(asked, { error: 'access_denied', error_description: 'end-user denied authorization' }),
        );
      registry.rememberApproval({ ...asked, user });
      return context.redirect(back(asked, { code: registry.issueCode({ ...asked, user }) }));
    });
  });

  return app;
}
