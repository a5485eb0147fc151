import { Hono } from 'hono';
import { accessDenied, badRequest, jsonAnswer } from '../failures.ts';
import type { LinkedIn } from '../linkedin.ts';
import type { Token } from '../registry.ts';
import { idOfKey, protocolVersion } from '../restli.ts';
import { editFailure, jsonIn, permitted } from './calls.ts';
import { createEntry, deleteEntry, editProfile, updateEntry } from './edit.ts';
import { isFields } from './shapes.ts';
import { uploadsApp } from './uploads.ts';

/** The calls that change a member's own profile ("Profile Edit API"), with the registration and the upload of its pictures. */
export function editsApp(linkedin: LinkedIn): Hono {
  const app = new Hono();
  const done = () => new Response(null, { status: linkedin.conditions.suppositions.editStatus });

  app.post('/v2/people/:key{\\([^/]+}', async ({ req }) => {
    const token = permitted(linkedin, req.raw, 'people.PARTIAL_UPDATE');
    requireRestli(req.raw, protocolVersion, 'PARTIAL_UPDATE');
    if (idOfKey(new URL(req.url).pathname.slice('/v2/people/'.length)) !== token.account.personId)
      throw accessDenied('people.PARTIAL_UPDATE');
    editProfile(linkedin, token.account, await jsonIn(req.raw));
    showPicture(linkedin, token);
    return done();
  });

  app.post('/v2/people/:person{id=[^/]+}/:field', async ({ req }) => {
    const token = permitted(linkedin, req.raw, 'people.CREATE');
    requireRestli(req.raw, undefined, 'CREATE');
    requireOwner(token, req.param('person'));
    const id = String(createEntry(linkedin, token.account, req.param('field'), await jsonIn(req.raw)));
    return new Response(null, { status: 201, headers: { [linkedin.conditions.suppositions.createdIdHeader]: id } });
  });

  app.post('/v2/people/:person{id=[^/]+}/:field/:id', async ({ req }) => {
    const token = permitted(linkedin, req.raw, 'people.PARTIAL_UPDATE');
    requireRestli(req.raw, undefined, 'PARTIAL_UPDATE');
    requireOwner(token, req.param('person'));
    updateEntry(linkedin, token.account, req.param('field'), req.param('id'), await jsonIn(req.raw));
    return done();
  });

  app.delete('/v2/people/:person{id=[^/]+}/:field/:id', ({ req }) => {
    const token = permitted(linkedin, req.raw, 'people.DELETE');
    requireRestli(req.raw, undefined, 'DELETE');
    requireOwner(token, req.param('person'));
    deleteEntry(linkedin, token.account, req.param('field'), req.param('id'));
    return new Response(null, { status: 204 });
  });

  app.route('/', uploadsApp(linkedin));

  app.all('*', () => jsonAnswer({ status: 405, message: 'Method not allowed' }, 405));

  app.onError((error) => editFailure(linkedin, error));

  return app;
}

/** @throws CallFailed 400 where the key's syntax is not that of the protocol named, or the method is another */
function requireRestli({ headers }: Request, protocol: string | undefined, method: string): void {
  if ((headers.get('x-restli-protocol-version') ?? undefined) !== protocol)
    throw badRequest('Syntax exception: this form of key is of another protocol version');
  if (headers.get('x-restli-method') !== method) throw badRequest(`X-RestLi-Method: ${method} is expected`);
}

/** @throws CallFailed 403 for anybody else's profile */
function requireOwner({ account }: Token, key: string): void {
  if (key !== `id=${account.personId}`) throw accessDenied('people');
}

/** What the profile's picture is now, the content network shows. */
function showPicture({ own, pictures }: LinkedIn, { account }: Token): void {
  const picture = own.of(account)['profilePicture'];
  const urn = isFields(picture) ? picture['displayImage'] : undefined;
  const bytes = own.assets.bytesFor(account.personId, 'profilePicture/displayImage', urn);
  if (bytes !== undefined) pictures.show(account, String(urn), bytes);
}
