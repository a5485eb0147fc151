import { Hono } from 'hono';
import { answerRivals } from '../rivals/answers.ts';
import { liveToken } from './bearer.ts';
import { markBrowser } from './browser-cookie.ts';
import { connections } from './connections.ts';
import { editsApp } from './edits/app.ts';
import { isEdit } from './edits/is-edit.ts';
import { accessDenied, badRequest, CallFailed, jsonAnswer } from './failures.ts';
import type { LinkedIn } from './linkedin.ts';
import { geo, placeByKey, regionsByLocation } from './locations.ts';
import { packAnswers } from './packed-answers.ts';
import { me, peopleBatch, person } from './people.ts';
import { protocolVersion, rawParameter } from './restli.ts';
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
function requireProtocol2(request: Request): void {
  if (request.headers.get('x-restli-protocol-version') !== protocolVersion)
    throw badRequest(`Syntax exception: this form of key needs X-RestLi-Protocol-Version: ${protocolVersion}`);
}

/** In protocol 2.0, `a=b&c=d` is no key. @throws CallFailed 400 */
function requireProtocol1(request: Request): void {
  if (request.headers.get('x-restli-protocol-version') === protocolVersion)
    throw badRequest('Syntax exception in path variables: this form of key is of protocol 1.0.0');
}

/**
 * The GET that a tunnelled one stands for: a POST whose body is the query ("Query Tunneling").
 *
 * @throws CallFailed 405 for any other POST
 */
async function untunnelled(request: Request, tunnelling: boolean): Promise<Request> {
  if (request.method === 'GET') return request;
  const { headers } = request;
  const isTunnelled =
    request.method === 'POST' &&
    headers.get('x-http-method-override') === 'GET' &&
    headers.get('content-type') === 'application/x-www-form-urlencoded';
  if (!isTunnelled || !tunnelling) throw new CallFailed({ status: 405, message: 'Method not allowed' });
  const url = new URL(request.url);
  url.search = await request.text();
  return new Request(url, { headers });
}

/** `api.linkedin.com`: the own profile, to read and to edit, and connections, other members one by one and in batches, and what locations are called. */
export function apiApp(linkedin: LinkedIn): Hono {
  const app = new Hono();
  const resources = resourcesApp(linkedin);
  const edits = editsApp(linkedin);
  app.use(markBrowser);
  app.use(packAnswers(linkedin));
  app.use(answerRivals(linkedin));

  app.all('*', async (context) => {
    const request = context.req.raw;
    if (isTooLong(request, new URL(request.url)))
      throw new CallFailed({ status: 414, message: 'The request is too long' });
    if (isEdit(request)) return edits.fetch(request);
    return resources.fetch(await untunnelled(request, linkedin.conditions.suppositions.tunnelling));
  });

  app.onError(answerToFailure);

  return app;
}

function resourcesApp(linkedin: LinkedIn): Hono {
  const app = new Hono();

  app.get('/v2/userinfo', (context) => jsonAnswer(userinfo(linkedin, liveToken(linkedin, context.req.raw.headers))));

  app.get('/v2/me', (context) =>
    jsonAnswer(me(linkedin, liveToken(linkedin, context.req.raw.headers), queryOf(context.req.url))),
  );

  app.get('/v2/people', (context) => {
    const token = liveToken(linkedin, context.req.raw.headers);
    // Finders, such as the one by vanity name, are open to compliance partners only.
    if (context.req.query('q') !== undefined) throw accessDenied('people.FINDER');
    requireProtocol2(context.req.raw);
    return jsonAnswer(peopleBatch(linkedin, token, queryOf(context.req.url)));
  });

  app.get('/v2/people/*', (context) => {
    const token = liveToken(linkedin, context.req.raw.headers);
    requireProtocol2(context.req.raw);
    return jsonAnswer(person(linkedin, token, keyIn(context.req.url), queryOf(context.req.url)));
  });

  app.get('/v2/connections', (context) =>
    jsonAnswer(connections(linkedin, liveToken(linkedin, context.req.raw.headers), queryOf(context.req.url))),
  );

  app.get('/v2/geo/:id', (context) => {
    liveToken(linkedin, context.req.raw.headers);
    requireProtocol2(context.req.raw);
    return jsonAnswer(geo(linkedin, context.req.param('id'), rawParameter(queryOf(context.req.url), 'locale')));
  });

  app.get('/v2/places/*', (context) => {
    liveToken(linkedin, context.req.raw.headers);
    requireProtocol1(context.req.raw);
    return jsonAnswer(placeByKey(linkedin, keyIn(context.req.url)));
  });

  app.get('/v2/regions', (context) => {
    liveToken(linkedin, context.req.raw.headers);
    requireProtocol1(context.req.raw);
    return jsonAnswer(regionsByLocation(linkedin, new URL(context.req.url).searchParams));
  });

  app.notFound(() => jsonAnswer({ status: 404, message: 'No virtual resource found' }, 404));

  app.onError(answerToFailure);

  return app;
}

function answerToFailure(error: Error): Response {
  if (error instanceof CallFailed) return jsonAnswer(error.failure, error.failure.status);
  throw error;
}

function queryOf(address: string): string {
  return new URL(address).search.slice(1);
}

/** The key after the resource's name, as it was sent. */
function keyIn(address: string): string {
  return new URL(address).pathname.replace(/^\/v2\/\w+\//, '');
}
