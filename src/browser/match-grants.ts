/** As browsers write what they grant: also every scheme, every host and every address, which no site of ours may ask for. */
const shape = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:]+)(?::\d+)?\//;

/** Whether a pattern that the browser grants covers an address. Ports play no part in permissions. */
export function grants(pattern: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (!/^https?:$/.test(protocol)) return false;
  if (pattern === '<all_urls>') return true;
  const [, scheme, host = ''] = shape.exec(pattern) ?? [];
  if (scheme === undefined || (scheme !== '*' && `${scheme}:` !== protocol)) return false;
  if (host === '*') return true;
  const parent = host.startsWith('*.') ? host.slice(2) : undefined;
  return parent === undefined ? hostname === host : hostname === parent || hostname.endsWith(`.${parent}`);
}
