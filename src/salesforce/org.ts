import { plainAddress } from '../http/plain-address.ts';

/** Every org has a host of its own under this one, sandboxes and developer orgs too. Source: Salesforce Help, "My Domain URL Formats". */
const myDomain = '.my.salesforce.com';

/**
 * The origin of the org that an address is of, such as `https://acme.my.salesforce.com`, or `undefined` where it is none that a token may be sent to: only
 * https, only the org's own host, no credentials and no port of its own. A person may leave `https://` out.
 */
export function orgOrigin(text: string): string | undefined {
  const typed = text.trim();
  const whole = typed.includes('://') ? typed : `https://${typed}`;
  const address = plainAddress(whole, (hostname) => hostname.length > myDomain.length && hostname.endsWith(myDomain));
  return address === undefined ? undefined : new URL(address).origin;
}
