import { isChromiumOrigin } from './origins.ts';
import type { TokenServiceConfiguration } from './token-service.ts';

type ConfigurationFault = {
  /** The environment variable's name; its value is never repeated. */
  readonly variable: string;
  readonly problem: string;
};

export type MisreadConfiguration = {
  readonly ok: false;
  readonly faults: readonly ConfigurationFault[];
  /** Those that are written as they should be: whoever is at one of them may be told what is wrong. */
  readonly allowedOrigins: readonly string[];
};

export type ReadConfiguration =
  | {
      readonly ok: true;
      readonly service: TokenServiceConfiguration;
      /** The header into which a proxy in front writes the client's address; without one, the connection's own address counts. */
      readonly addressHeader: string | undefined;
      /** Where to listen; without meaning on an edge runtime. */
      readonly listen: { readonly host: string; readonly port: number };
    }
  | MisreadConfiguration;

const prefix = 'VIS_A_VIS_';

/**
 * Reads the configuration from environment variables that begin with `VIS_A_VIS_`; `docs/token-service.md` lists them.
 *
 * Never throws: everything that is wrong comes back in one list, so that it can be mended in one go. Values that are not text count as missing, since edge
 * runtimes keep other things in the environment too.
 */
export function readConfiguration(environment: Readonly<Record<string, unknown>>): ReadConfiguration {
  const faults: ConfigurationFault[] = [];

  function value(name: string): string | undefined {
    const given = environment[prefix + name];
    return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
  }
  function fault(name: string, problem: string): void {
    faults.push({ variable: prefix + name, problem });
  }
  function required(name: string, meaning: string): string {
    const given = value(name);
    if (given === undefined) fault(name, `is missing: ${meaning}`);
    return given ?? '';
  }
  function list(name: string, isValid: (entry: string) => boolean, problem: string): readonly string[] {
    const entries = (value(name) ?? '').split(',').map((entry) => entry.trim());
    const given = entries.filter((entry) => entry !== '');
    given.forEach((entry, index) => {
      if (!isValid(entry)) fault(name, `entry ${index + 1} ${problem}`);
    });
    return given;
  }
  function wholeNumber(name: string, lowest: number, highest: number): number | undefined {
    const given = value(name);
    if (given === undefined) return undefined;
    const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
    if (number >= lowest && number <= highest) return number;
    fault(name, `must be a whole number from ${lowest} to ${highest}`);
    return undefined;
  }

  const clientId = required('CLIENT_ID', 'the client ID of the LinkedIn app');
  const clientSecret = required('CLIENT_SECRET', 'the client secret of the LinkedIn app');
  const redirectAddresses = list(
    'REDIRECT_ADDRESSES',
    isRedirectAddress,
    'must be an https address as the options page shows it: whole, with its path or final /, and without a fragment',
  );
  if (redirectAddresses.length === 0) {
    fault('REDIRECT_ADDRESSES', 'is missing: the redirect addresses registered with the LinkedIn app, comma-separated');
  }
  const allowedOrigins = list(
    'ALLOWED_ORIGINS',
    isChromiumOrigin,
    'must look like chrome-extension:// and the 32 letters of the extension ID, with nothing after them',
  );
  const tokenEndpoint = value('TOKEN_ENDPOINT');
  if (tokenEndpoint !== undefined && !isTokenEndpoint(tokenEndpoint)) {
    fault('TOKEN_ENDPOINT', 'must be an https address, or an http one on this machine (127.0.0.1 or [::1])');
  }
  const requestsPerMinute = wholeNumber('REQUESTS_PER_MINUTE', 1, 100_000);
  const upstreamTimeout = wholeNumber('UPSTREAM_TIMEOUT', 100, 30_000);
  const addressHeader = value('ADDRESS_HEADER');
  if (addressHeader !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(addressHeader)) {
    fault('ADDRESS_HEADER', 'must be the name of one header');
  }
  const host = value('HOST') ?? '127.0.0.1';
  const port = wholeNumber('PORT', 0, 65_535) ?? 8787;

  if (faults.length > 0) return { ok: false, faults, allowedOrigins: allowedOrigins.filter(isChromiumOrigin) };
  return {
    ok: true,
    service: {
      clientId,
      clientSecret,
      redirectAddresses,
      allowedOrigins,
      ...(tokenEndpoint === undefined ? {} : { tokenEndpoint }),
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      ...(upstreamTimeout === undefined ? {} : { upstreamTimeout }),
    },
    addressHeader,
    listen: { host, port },
  };
}

/** Compared letter by letter with what the extension sends, which is always written in full: one that lacks its `/` would never match. */
function isRedirectAddress(address: string): boolean {
  if (!URL.canParse(address) || address.includes('#')) return false;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' && href === address;
}

/** The secret goes there, so it must not cross a network in the clear. */
function isTokenEndpoint(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]'));
}
