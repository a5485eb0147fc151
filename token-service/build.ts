import { realpathSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { type BundledPackage, noteBundledPackages } from '../build/bundled-packages.ts';
import { softwareBill } from '../build/software-bill.ts';
import { noticesFile, thirdPartyNotices } from '../build/third-party.ts';

const source = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds the token service into `folder`: `node.js` for Node, `edge.js` for edge runtimes, and beside them workerd's configuration and the notices
 * of the packages that they hold code of.
 *
 * Each is one file that needs no package, so that what is put on a server is what was tested, and nothing else.
 *
 * @returns those packages.
 */
export async function buildTokenService(folder: string): Promise<readonly BundledPackage[]> {
  const bundled = noteBundledPackages();
  await bundle('node', 'node', folder, bundled.plugin);
  await bundle('edge', 'webworker', folder, bundled.plugin);
  await copyFile(join(source, 'workerd.capnp'), join(folder, 'workerd.capnp'));
  await writeFile(join(folder, noticesFile), thirdPartyNotices(bundled.packages()));
  return bundled.packages();
}

async function bundle(name: string, target: 'node' | 'webworker', folder: string, plugin: Plugin): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [plugin],
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
  const packages = await buildTokenService(join(source, '../dist/token-service'));
  await writeFile(join(source, '../dist/token-service.sbom.json'), softwareBill(packages));
}
