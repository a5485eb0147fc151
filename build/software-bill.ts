import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { BundledPackage } from './bundled-packages.ts';

/** As much of CycloneDX 1.5 as is touched here. */
type Bill = {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { 'bom-ref': string; name: string } };
  components: { 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

/**
 * The software bill of materials (CycloneDX) of what was built: npm's own, made of the lock file, without what is only installed.
 *
 * Left out are the time and the number by which npm tells one bill from the next, so that the same sources make the same bill.
 *
 * @throws Error where code was bundled that the lock file does not know in that version.
 */
export function softwareBill(packages: readonly BundledPackage[]): string {
  // Development's too, which npm leaves out within a build for production: the token service's server is one of them.
  const all = ['--package-lock-only', '--include', 'dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const made = execFileSync('npm', ['sbom', ...all], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 100_000_000 });
  const { serialNumber: _number, ...bill } = JSON.parse(made) as Bill;
  const { timestamp: _time, ...metadata } = bill.metadata;
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const bundled = new Set(packages.map((one) => `${one.name}@${one.version}`));
  const components = bill.components.filter((one) => bundled.has(one['bom-ref']));
  if (components.length !== bundled.size) throw new Error('The lock file does not know all that was bundled.');
  const root = metadata.component['bom-ref'];
  const dependencies = bill.dependencies
    .filter(({ ref }) => ref === root || bundled.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => bundled.has(one)) }));
  return `${JSON.stringify(
    {
      ...bill,
      // npm calls it by the folder that it happens to lie in.
      metadata: { ...metadata, component: { ...metadata.component, name } },
      components,
      dependencies,
    },
    null,
    2,
  )}\n`;
}
