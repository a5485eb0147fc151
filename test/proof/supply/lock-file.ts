import { readFileSync } from 'node:fs';

type LockedPackage = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
};

export type LockFile = { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, LockedPackage>> };

export const readLockFile = (): LockFile => JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Every package that the lock file names, by the folder it is installed in. */
export const lockedPackages = ({ packages }: LockFile): readonly (readonly [string, LockedPackage])[] =>
  Object.entries(packages).filter(([folder]) => folder !== '');

/**
 * What is wrong with a lock file, a line each: an entry that another file could stand in for, one that comes from elsewhere than the registry, and one
 * of the extension's own that runs a script when it is installed.
 */
export function faultsOfLockFile(lock: LockFile): readonly string[] {
  return lockedPackages(lock).flatMap(([folder, { version, integrity, resolved, link, dev, hasInstallScript }]) => [
    ...(version !== undefined && /^\d+\.\d+\.\d+/.test(version) ? [] : [`${folder} has no version`]),
    ...(integrity !== undefined && /^sha(512|384|256)-/.test(integrity) ? [] : [`${folder} has no integrity`]),
    ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
      ? []
      : [`${folder} comes from ${resolved}`]),
    ...(link ? [`${folder} is a link`] : []),
    ...(hasInstallScript && !dev ? [`${folder} runs a script when it is installed`] : []),
  ]);
}
