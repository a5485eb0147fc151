import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A package of which code stands in what was built. */
export type BundledPackage = {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it. */
  readonly license: string;
  /** Where its source is, as its authors say. */
  readonly source: string;
  /** The licence's own text, with its authors' names. */
  readonly text: string;
};

/** The folder of the innermost package that a module belongs to; none of a module of our own. */
const packageFolder = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)[\\/]/;

/**
 * Notes which packages a build takes code from: what is in its bundles, and not what is merely installed.
 *
 * The plugin may be given to several builds; `packages` answers for all of them so far, in the order of their names.
 */
export function noteBundledPackages(): { plugin: Plugin; packages(): readonly BundledPackage[] } {
  const folders = new Set<string>();
  return {
    plugin: {
      name: 'note-bundled-packages',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'chunk') continue;
          for (const [id, module] of Object.entries(output.modules)) {
            const folder = packageFolder.exec(id)?.[1];
            if (folder !== undefined && module.renderedLength > 0) folders.add(folder);
          }
        }
      },
    },
    packages: () => [...folders].map(readPackage).sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/** @throws Error where a package comes without its licence: it could not be passed on. */
function readPackage(folder: string): BundledPackage {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  const address: unknown = typeof repository === 'string' ? repository : repository?.url;
  if (file === undefined || typeof license !== 'string' || typeof address !== 'string')
    throw new Error(`${name} does not say its licence, or where its source is.`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, version, license, source: asWebAddress(address), text };
}

/** `git+https://…`, `git://…` and `github:…`, as package files have them, are addresses for a program. */
const asWebAddress = (address: string): string =>
  address
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/^(github:)?(?=[^/:]+\/[^/:]+$)/, 'https://github.com/')
    .replace(/\.git$/, '');
