import type { Result } from '../contract/result.ts';
import { asList, asObject, property } from '../http/json.ts';
import { fault } from '../http/result.ts';
import type { Access } from './access.ts';
import { askWithoutToken } from './calls/ask.ts';
import type { ApiRequest } from './calls/request.ts';
import type { SalesforceFault } from './fault.ts';

/** The user-photo resource in this form is there from this version on. Source: the user-photo document, "Available version". */
const firstVersion = 35;

const mostVersions = 200;

/** Asks an org which versions of the API it has. It answers anybody. Source: REST API, "List Available REST API Versions". */
function versionsRequest(): ApiRequest {
  return { method: 'GET', path: '/services/data/' };
}

/** The newest version that has the resource, such as `67.0`; '' where there is none, `undefined` where the body is no list of versions. */
function readNewestVersion(body: unknown): string | undefined {
  const versions = asList(body, mostVersions)?.flatMap((entry) => {
    const version = property(asObject(entry), 'version');
    return typeof version === 'string' && /^\d{1,3}\.\d$/.test(version) ? [version] : [];
  });
  if (versions === undefined || versions.length === 0) return undefined;
  return versions.reduce((newest, one) => (Number(one) >= Math.max(firstVersion, Number(newest)) ? one : newest), '');
}

/** The newest version of the API that this org has, such as `67.0`. An org without the resource is the fault `not-found`. */
export async function discoverVersion(access: Omit<Access, 'token'>): Promise<Result<string, SalesforceFault>> {
  const found = await askWithoutToken(access, versionsRequest(), readNewestVersion);
  return found.ok && found.value === '' ? fault({ code: 'not-found' }) : found;
}
