/** Makes of a document of one version the same document of the next. Its `version` is seen to. */
type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * By the version that each starts from, 1 being the first. Every version that was ever released keeps its line, so that a document from any of them is
 * still read; the newest has none.
 */
export type Migrations = Readonly<Record<number, Migration>>;

export const migrations: Migrations = {};

/** The version that a chain of migrations ends in. */
export function newestVersion(chain: Migrations = migrations): number {
  let version = 1;
  while (chain[version]) version += 1;
  return version;
}

/**
 * A document of the newest version, made of one of a former version by every migration in between. One whose version is none that was released stays
 * as it is.
 */
export function migrated(
  document: Readonly<Record<string, unknown>>,
  chain: Migrations = migrations,
): Readonly<Record<string, unknown>> {
  const { version } = document;
  const migrate = typeof version === 'number' && Object.hasOwn(chain, version) ? chain[version] : undefined;
  return migrate ? migrated({ ...migrate(document), version: Number(version) + 1 }, chain) : document;
}
