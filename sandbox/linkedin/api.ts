import { Hono } from 'hono';
import { answerFloor } from '../floor/answers.ts';
import { liveToken } from './bearer.ts';
import { markBrowser } from './browser-cookie.ts';
import { accessDenied, badRequest, CallFailed, jsonAnswer } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import { me, peopleBatch, person } from './people.ts';
import { protocolVersion } from './restli.ts';
import { userinfo } from './userinfo.ts';

/** Bytes; "Query Tunneling". */
const longest = { address: 8192, query: 4096, pathSegment: 4096, addressAndHeaders: 28 * 1024 };

function isTooLong(request: Request, url: URL): boolean {
  const address = url.pathname.length + url.search.length;
  let headers = 0;
  for (const [name, value] of request.headers) headers += name.length + value.length + 4;
  return (
    address > longest.address ||
    url.search.length - 1 > longest.query ||
    url.pathname.split('/').some((segment) => segment.length > longest.pathSegment) ||
    address + headers > longest.addressAndHeaders
  );
}

/** In protocol 1.0, which is meant where the header is missing, `(id:X)` and `List(…)` are no keys. @throws CallFailed 400 */
function requireProtocol(request: Request): void {
  if (request.headers.get('x-restli-protocol-version') !== protocolVersion)
    throw badRequest(`Syntax exception: this form of key needs X-RestLi-Protocol-Version: ${protocolVersion}`);
}

/** `api.linkedin.com`: the own profile, other members one by one and in batches. */
export function apiApp(linkedin: LinkedIn): Hono {
  const app = new Hono();
  app.use(markBrowser);
  app.use(answerFloor(linkedin));

  app.use(async (context, next) => {
    if (isTooLong(context.req.raw, new URL(context.req.url)))
      throw new CallFailed({ status: 414, message: 'The request is too long' });
    if (context.req.method !== 'GET') throw new CallFailed({ status: 405, message: 'Method not allowed' });
    await next();
  });

  app.get('/v2/userinfo', (context) => jsonAnswer(userinfo(linkedin, liveToken(linkedin, context.req.raw.headers))));

  app.get('/v2/me', (context) =>
    jsonAnswer(me(linkedin, liveToken(linkedin, context.req.raw.headers), queryOf(context.req.url))),
  );

  app.get('/v2/people', (context) => {
    const token = liveToken(linkedin, context.req.raw.headers);
    // Finders, such as the one by vanity name, are open to compliance partners only.
    if (context.req.query('q') !== undefined) throw accessDenied('people.FINDER');
    requireProtocol(context.req.raw);
    return jsonAnswer(peopleBatch(linkedin, token, queryOf(context.req.url)));
  });

  app.get('/v2/people/*', (context) => {
    const token = liveToken(linkedin, context.req.raw.headers);
    requireProtocol(context.req.raw);
    const { pathname, search } = new URL(context.req.url);
    return jsonAnswer(person(linkedin, token, pathname.slice('/v2/people/'.length), search.slice(1)));
  });

  app.notFound(() => jsonAnswer({ status: 404, message: 'No virtual resource found' }, 404));

  app.onError((error) => {
    if (error instanceof CallFailed) return jsonAnswer(error.failure, error.failure.status);
    throw error;
  });

  return app;
}

function queryOf(address: string): string {
  return new URL(address).search.slice(1);
}
