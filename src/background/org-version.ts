import type { Result } from '../contract/result.ts';
import type { Access } from '../salesforce/access.ts';
import type { SalesforceFault } from '../salesforce/fault.ts';
import { discoverVersion } from '../salesforce/versions.ts';

/** Tells an org's newest version of the API, which each org is asked for once while this worker lives. */
export type OrgVersion = (access: Access) => Promise<Result<string, SalesforceFault>>;

export function orgVersions(): OrgVersion {
  const asked = new Map<string, ReturnType<OrgVersion>>();
  return (access) => {
    const { origin } = access;
    const version = asked.get(origin) ?? discoverVersion(access);
    asked.set(origin, version);
    void version.then(({ ok: known }) => known || asked.delete(origin));
    return version;
  };
}
