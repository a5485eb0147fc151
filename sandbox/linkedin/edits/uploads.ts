import { Hono } from 'hono';
import { accessDenied, badRequest, CallFailed, jsonAnswer } from '../failures.ts';
import type { LinkedIn } from '../linkedin.ts';
import { editFailure, jsonIn, permitted } from './calls.ts';
import { isFields } from './shapes.ts';

/** Registering an image and uploading it ("Register the Profile Picture Image" and on); the upload may be on another host than the API. */
export function uploadsApp(linkedin: LinkedIn): Hono {
  const app = new Hono();
  const { own } = linkedin;

  app.post('/v2/assets', async ({ req }) => {
    const token = permitted(linkedin, req.raw, 'assets.ACTION-registerUpload');
    if (req.query('action') !== 'registerUpload') throw badRequest('There is no such action');
    const body = await jsonIn(req.raw);
    const asked = isFields(body) ? body['registerUploadRequest'] : undefined;
    const { recipes, owner } = isFields(asked) ? asked : {};
    if (owner !== `urn:li:person:${token.account.personId}`) throw accessDenied('assets.ACTION-registerUpload');
    const [recipe] = Array.isArray(recipes) && recipes.length === 1 ? recipes : [];
    const place = own.assets.register(token.account.personId, String(recipe));
    if (place === undefined) throw badRequest('There is no such recipe');
    const { urn, uploadPath, imageClass } = place;
    const uploadUrl = `https://${linkedin.conditions.suppositions.uploadHost}${uploadPath}?ca=vector_profile&cn=uploads&sync=0&v=beta`;
    return jsonAnswer({
      value: {
        uploadMechanism: {
          'com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest': {
            headers: { 'media-type-family': 'STILLIMAGE' },
            uploadUrl,
          },
        },
        mediaArtifact: `urn:li:digitalmediaMediaArtifact:(${urn},urn:li:digitalmediaMediaArtifactClass:${imageClass})`,
        asset: urn,
      },
    });
  });

  app.put('/mediaUpload/*', async ({ req }) => {
    const token = permitted(linkedin, req.raw, 'mediaUpload');
    if (req.header('media-type-family') !== 'STILLIMAGE') throw badRequest('The headers given out are missing');
    const bytes = new Uint8Array(await req.arrayBuffer());
    const status = await own.assets.upload(token.account.personId, new URL(req.url).pathname, bytes);
    if (status !== 201) throw new CallFailed({ status, message: 'The image was not taken' });
    return new Response(null, { status });
  });

  app.onError((error) => editFailure(linkedin, error));

  return app;
}
