import type { Plugin } from 'vite';

/**
 * Takes back what crxjs adds for content scripts and this extension has no use for.
 *
 * crxjs lists a standalone content script, and its unused ES-module twin, as web-accessible: with that, any web page could ask for the file and so
 * learn that the extension is installed (docs/decisions/0004-crxjs-mended.md). A registered content script needs neither.
 *
 * @throws where the build has no manifest, since then nothing was mended.
 */
export function onlyOurFilesAccessible(): Plugin {
  return {
    name: 'only-our-files-accessible',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // A plain `enforce: 'post'` runs before crxjs writes its manifest.
      order: 'post',
      handler(_options, bundle) {
        const asset = bundle['manifest.json'];
        if (asset?.type !== 'asset') this.error('The build has no manifest.json.');
        const manifest = JSON.parse(String(asset.source)) as Record<string, unknown>;
        delete manifest.web_accessible_resources;
        asset.source = `${JSON.stringify(manifest, null, 2)}\n`;
        for (const [name, output] of Object.entries(bundle))
          if (output.type === 'chunk' && /^assets\/contacts-script.*\.js$/.test(name)) delete bundle[name];
      },
    },
  };
}
