import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { portrait } from '../world/portraits.ts';
import { companiesPage } from './companies-page.ts';
import { contactByNumber, contactQuery } from './contacts.ts';
import { crmReports, keepReport } from './csp-reports.ts';
import { dealsPage } from './deals-page.ts';
import { directoryPage } from './directory-page.ts';
import { attackersPolicy, attackingPage, naiveCard } from './hostile/page.ts';
import { layout, type Page } from './layout.ts';
import { listPage } from './list-page.ts';
import { missingPage } from './missing-page.ts';
import { frameDocument } from './moving/framed.ts';
import { scriptMembers } from './moving/members.ts';
import { movingPages } from './moving/pages.ts';
import { publicFiles } from './public-files.ts';
import { recordPage } from './record-page.ts';
import { userById, userToLogIn } from './users.ts';

/** As strict as a CRM's policy gets without forbidding its own pages: whatever is painted here has to do without the page's leave. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  'report-uri /csp-report',
].join('; ');

/** The same for pages that stand in frames of their own origin, and those that hold them. */
const framedPolicy = contentSecurityPolicy.replace(
  "frame-ancestors 'none'",
  "frame-ancestors 'self'; frame-src 'self'",
);

const userCookie = 'harbour_user';

/** A page may be kept by the back/forward cache, but is asked for again at every other visit. */
const pageCaching = 'private, no-cache';

/** Where the link to `/login-as/` stood, if that was a page of this host. */
function cameFrom(context: Context): string {
  const referrer = context.req.header('referer');
  if (!referrer || !URL.canParse(referrer)) return '/contacts';
  return new URL(referrer).host === new URL(context.req.url).host ? referrer : '/contacts';
}

/** Harbour CRM, the sandbox's made-up CRM: pages, files, its two users and the collector of its policy's reports. */
export function crmApp(): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    if (context.req.path.startsWith('/hostile/'))
      return context.header('Content-Security-Policy-Report-Only', attackersPolicy);
    const isFramed = context.req.path.startsWith('/framed');
    context.header('Content-Security-Policy', isFramed ? framedPolicy : contentSecurityPolicy);
  });
  app.use('/kiosk/*', async (context, next) => {
    await next();
    context.header('Cross-Origin-Embedder-Policy', 'require-corp');
  });

  const answer = (context: Context, page: Page, status: 200 | 404 = 200) => {
    context.header('Cache-Control', pageCaching);
    return context.html(layout(page, userById(getCookie(context, userCookie))), status);
  };

  app.get('/', (context) => context.redirect('/contacts'));
  app.get('/contacts', (context) => answer(context, listPage(contactQuery(new URL(context.req.url).searchParams))));
  // The second is the same record on a page that lets in no frame of others, as far as the browser heeds it for an extension's: Chromium does.
  app.on('GET', ['/contacts/:number', '/kiosk/:number'], (context) => {
    const written = context.req.param('number');
    const person = /^[1-9]\d{0,8}$/.test(written) ? contactByNumber(Number(written)) : undefined;
    return person
      ? answer(context, recordPage(person))
      : answer(context, missingPage(`There is no contact ${written}.`), 404);
  });
  app.get('/companies', (context) => answer(context, companiesPage()));
  app.get('/deals', (context) => answer(context, dealsPage()));

  for (const [path, page] of movingPages)
    app.get(path, (context) => answer(context, page(new URL(context.req.url).searchParams)));
  for (const which of ['outer', 'inner'] as const)
    app.get(`/framed/${which}`, (context) => context.html(frameDocument(which)));
  app.get('/hostile/attacks', (context) => context.html(attackingPage(new URL(context.req.url).searchParams)));
  app.get('/hostile/naive-card', (context) => context.html(naiveCard(getCookie(context, 'overlay') ?? '')));
  app.get('/hostile/media.licdn.com/dms/image/v2/:number', async (context) => {
    const person = contactByNumber(Number(context.req.param('number')));
    if (person === undefined) return context.notFound();
    return context.body(await portrait(person, 400), 200, { 'Content-Type': 'image/jpeg' });
  });
  app.get('/members.json', (context) => context.json(scriptMembers));
  app.get('/directory', (context) => {
    context.header('Cache-Control', pageCaching);
    return context.html(directoryPage());
  });

  app.get('/login-as/:user', (context) => {
    const user = userToLogIn(context.req.param('user'));
    if (!user) return answer(context, missingPage('The CRM has no such user.'), 404);
    setCookie(context, userCookie, user.id, { path: '/', httpOnly: true, sameSite: 'Lax' });
    context.header('Cache-Control', 'no-store');
    return context.redirect(cameFrom(context), 303);
  });

  app.post('/csp-report', async (context) =>
    keepReport(await context.req.text()) ? context.body(null, 204) : context.text('Not a report.', 400),
  );
  app.get('/csp-reports', (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json(crmReports);
  });

  for (const file of publicFiles())
    app.get(file.path, (context) =>
      context.body(file.content, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' }),
    );

  app.notFound((context) => answer(context, missingPage('There is no page at this address.'), 404));
  return app;
}
