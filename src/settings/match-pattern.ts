type MatchPattern = {
  readonly scheme: string;
  /** Without the `*.` of a pattern for subdomains. */
  readonly host: string;
  readonly subdomains: boolean;
  /** `null` stands for every port. */
  readonly port: string | null;
};

/** What a match pattern looks like, its host not looked at closely. */
export const matchPatternShape = /^(https?):\/\/(\*\.)?([^/*:[\]]+|\[[\da-f:.]+\])(?::(\d{1,5}))?\/\*$/;

/** A host as browsers write it: in lower case, international names in their ASCII form. */
function isCanonicalHost(host: string): boolean {
  const address = `https://${host}/`;
  return URL.canParse(address) && new URL(address).host === host;
}

function parsed(pattern: string): MatchPattern | null {
  const [, scheme = '', wildcard, host = '', port] = matchPatternShape.exec(pattern) ?? [];
  if (!isCanonicalHost(host)) return null;
  // All hosts of a top-level domain, or all subdomains of an address, are no site.
  if (wildcard && !/\.(?=.*[a-z])/.test(host)) return null;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535 || port.startsWith('0'))) return null;
  return { scheme, host, subdomains: wildcard !== undefined, port: port ?? null };
}

/**
 * Whether a text is a match pattern that a site may have: `http` or `https`, a real host (with `*.` before it for its
 * subdomains too), a port or none, and every path.
 */
export function isMatchPattern(pattern: string): boolean {
  return parsed(pattern) !== null;
}

/**
 * Whether an address falls under a match pattern, as Chromium reads one ("Match patterns" in the Chrome Extensions
 * documentation): without a port every port does. Not where either is not valid.
 */
export function matchesPattern(pattern: string, address: string): boolean {
  const wanted = parsed(pattern);
  if (!wanted || !URL.canParse(address)) return false;
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return (
    url.protocol === `${wanted.scheme}:` &&
    (wanted.port === null || wanted.port === port) &&
    (url.hostname === wanted.host || (wanted.subdomains && url.hostname.endsWith(`.${wanted.host}`)))
  );
}
