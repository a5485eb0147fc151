import { type Context, Hono } from 'hono';
import { hosts } from '../endpoints.ts';
import { bearerOf } from '../linkedin/bearer.ts';
import { OrgFailure } from './failures.ts';
import type { Org } from './org.ts';
import { readPhotoInput } from './photo-input.ts';
import { defaultAvatar, type Rendition, renditions } from './photos.ts';
import { communityId, type OrgUser, orgUsers } from './users.ts';

const hour = 3_600_000;

/** The versions, the photo resource on both its paths, and the pictures themselves. */
export function orgApi(org: Org): Hono {
  const { registry, photos, conditions } = org;
  const app = new Hono();

  app.onError((error) => {
    if (error instanceof OrgFailure) return error.answer();
    throw error;
  });

  app.get('/services/data/', (context) =>
    context.json(
      conditions.versions.map((version) => ({ label: 'Sandbox', url: `/services/data/v${version}`, version })),
    ),
  );

  /** Whoever asks, once they may. */
  function caller(context: Context): OrgUser {
    const user = registry.userOf(bearerOf(context.req.raw.headers));
    if (user === undefined) throw new OrgFailure(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    const version = context.req.param('version');
    const community = context.req.param('communityId');
    const known = conditions.versions.some((one) => `v${one}` === version) && Number(version?.slice(1)) >= 35;
    if (!known || (community !== undefined && community !== communityId))
      throw new OrgFailure(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (!conditions.chatter)
      throw new OrgFailure(403, 'FUNCTIONALITY_NOT_ENABLED', 'Chatter is not enabled for this organization.');
    const recent = (org.requests.get(user.id) ?? []).filter((at) => at > Date.now() - hour);
    org.requests.set(user.id, [...recent, Date.now()]);
    if (recent.length >= conditions.requestsPerHour)
      throw new OrgFailure(503, 'REQUEST_LIMIT_EXCEEDED', 'You have exceeded the rate limit for this user and app.');
    return user;
  }

  function target(context: Context, user: OrgUser): OrgUser {
    const id = context.req.param('userId');
    const found = id === 'me' ? user : orgUsers.find((one) => one.id === id || one.id.slice(0, 15) === id);
    if (found === undefined) throw new OrgFailure(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (context.req.method !== 'GET' && found !== user)
      throw new OrgFailure(403, 'INSUFFICIENT_ACCESS', 'You may change your own photo only.');
    return found;
  }

  function described(context: Context, user: OrgUser): object {
    const versionId = photos.of(user.id)?.versionId ?? null;
    const bearer = bearerOf(context.req.raw.headers) ?? '';
    const signed =
      context.req.header('x-connect-bearer-urls') === 'true' ? `?oauth_token=${encodeURIComponent(bearer)}` : '';
    const avatar = (pixels: number) => `https://${hosts.org}/img/userprofile/default_profile_${pixels}_v2.png`;
    const address = (letter: Rendition) =>
      versionId === null
        ? avatar(renditions[letter])
        : `https://${hosts.org}/profilephoto/${versionId}/${letter}${signed}`;
    return {
      fullEmailPhotoUrl: `${avatar(200)}?fromEmail=1`,
      largePhotoUrl: address('F'),
      mediumPhotoUrl: address('M'),
      photoVersionId: versionId,
      smallPhotoUrl: address('T'),
      standardEmailPhotoUrl: `${avatar(45)}?fromEmail=1`,
      url: new URL(context.req.url).pathname,
    };
  }

  for (const path of [
    '/services/data/:version/connect/user-profiles/:userId/photo',
    '/services/data/:version/connect/communities/:communityId/user-profiles/:userId/photo',
  ]) {
    app.get(path, (context) => context.json(described(context, target(context, caller(context)))));
    app.post(path, async (context) => {
      const user = target(context, caller(context));
      const { bytes, square } = await readPhotoInput(context.req.raw, org.files);
      try {
        await photos.take(user.id, bytes, square, conditions.processing);
      } catch {
        throw new OrgFailure(400, 'INVALID_PHOTO', 'The file is no picture, or the crop is not within it.');
      }
      return context.json(described(context, user), 201);
    });
    app.delete(path, (context) => {
      photos.remove(target(context, caller(context)).id);
      return context.body(null, 204);
    });
  }

  app.get('/profilephoto/:version/:letter', async (context) => {
    if (registry.userOf(context.req.query('oauth_token')) === undefined) return context.text('No session', 401);
    const letter = context.req.param('letter');
    const known = Object.hasOwn(renditions, letter);
    const picture = known && (await photos.rendition(context.req.param('version'), letter as Rendition));
    return picture
      ? // That nothing stays in the browser's cache must be the extension's doing.
        context.body(picture, 200, { 'Content-Type': 'image/jpeg', 'Cache-Control': 'public, max-age=31536000' })
      : context.text('Not found', 404);
  });

  app.get('/img/userprofile/:file', async (context) =>
    context.body(await defaultAvatar(), 200, { 'Content-Type': 'image/png' }),
  );

  return app;
}
