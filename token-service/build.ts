import { realpathSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds the token service into `folder`: `node.js` for Node, `edge.js` for edge runtimes, and workerd's configuration beside it.
 *
 * Each is one file that needs no package, so that what is put on a server is what was tested, and nothing else.
 */
export async function buildTokenService(folder: string): Promise<void> {
  await bundle('node', 'node', folder);
  await bundle('edge', 'webworker', folder);
  await copyFile(join(source, 'workerd.capnp'), join(folder, 'workerd.capnp'));
}

async function bundle(name: string, target: 'node' | 'webworker', folder: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target },
    build: {
      ssr: join(source, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      // Whoever runs it with a secret in it should be able to read it.
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  await buildTokenService(join(source, '../dist/token-service'));
}
