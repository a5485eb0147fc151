/** What differs between two requests that change the viewer's own profile, by the place where it stands and the form that it has there. */
export const differingInEdits: readonly { readonly at: RegExp; readonly form: RegExp; readonly as: string }[] = [
  { at: /^path$/, form: /^\/v2\/people\/\(id:[\w-]{10}\)$/, as: '/v2/people/(id:<the viewer>)' },
  { at: /^path$/, form: /^\/v2\/people\/id=[\w-]{10}\/\w+$/, as: '/v2/people/id=<the viewer>/<field>' },
  { at: /^path$/, form: /^\/v2\/people\/id=[\w-]{10}\/\w+\/\d+$/, as: '/v2/people/id=<the viewer>/<field>/<entry>' },
  { at: /^path$/, form: /^\/mediaUpload\/[\w-]+\/[\w-]+\/0$/, as: '/mediaUpload/<place>' },
  {
    at: /^field body$/,
    form: /^\{"patch":\{"profilePicture":\{"\$set":\{"originalImage":"urn:li:digitalmediaAsset:[\w-]+","displayImage":"urn:li:digitalmediaAsset:[\w-]+"\}\}\}\}$/,
    as: '<the patch that names both images of a picture>',
  },
  { at: /^field body$/, form: /^\{"patch":\{"\$set":\{"\w+":\{.*\}\}\}\}$/, as: '<the patch that was reviewed>' },
  {
    at: /^field body$/,
    form: /^\{"registerUploadRequest":\{"recipes":\["urn:li:digitalmediaRecipe:profile-(original|display)photo-image"\],"owner":"urn:li:person:[\w-]{10}","serviceRelationships":\[\]\}\}$/,
    as: '<a registration>',
  },
  { at: /^field body$/, form: /^\{"name":\{"localized":\{.*\}\}$/, as: '<the entry that was reviewed>' },
];
