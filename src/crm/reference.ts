import type { Reference, ReferenceKey } from '../contract/reference.ts';

/** Longer texts are not one reference; a person URN is looked for in any text. */
const longestReference = 2048;

const personUrn = /(?<![\w-])urn:li:person:([\w-]{1,64})(?![\w-])/i;

const barePersonId = /^(?=.*[A-Z])[A-Za-z0-9_-]{6,24}$/;

const vanityName = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N}-]{3,100}$/u;

/**
 * LinkedIn's own id of a member, which stands where a vanity name would in addresses copied from its search and sales
 * pages. Its letters' case counts, so it is no vanity name.
 */
const memberIdForm = /^ACoAA[\w-]{20,}$/;

/** `linkedin.com` itself, `www`, the mobile hosts, and country hosts such as `de.linkedin.com`. */
const linkedInHost = /^(?:(?:www|m|mobile|touch|[a-z]{2})\.)?linkedin\.com$/;

/** What people and applications put around a copied address: blanks, angle brackets, and marks of writing direction. */
const surroundings = /^[\s<>\u200b-\u200f\u202a-\u202e\u2060\ufeff]+|[\s<>\u200b-\u200f\u202a-\u202e\u2060\ufeff]+$/gu;

/** What CRMs and LinkedIn itself write where there is no name. */
const placeholders = new Set(['linkedin', 'none', 'null', 'unavailable', 'undefined', 'unknown']);

/** The first parts of LinkedIn's other addresses: no vanity names where a vanity name stands without `in/`. */
const otherPages = new Set(
  (
    'about accounts ads advice alumni analytics api article articles authwall badges business campaignmanager ' +
    'career careers checkpoint comm companies company contact cookie-policy creators cws developers directory ' +
    'edu embed event events feed games group groups help hiring home hashtag influencer jobs job-posting jobs-guest ' +
    'learning legal live login logout marketing-solutions messaging mwlite mynetwork news newsletters ' +
    'notifications oauth organization people posts post premium privacy products profile profiles pub ' +
    'public-profile pulse recruiter redir redirect safety salary sales school schools search services settings ' +
    'share sharearticle sharing showcase signup skills start talent title today topic topics uas ' +
    'university update updates video videos voyager'
  ).split(' '),
);

/** Percent-escapes of ASCII characters undone, also where they were escaped twice; whatever is no such escape stays. */
function withoutAsciiEscapes(text: string): string {
  return text.replace(/%(?:25)*([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function asVanityName(written: string): Reference | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(written);
  } catch {
    return null;
  }
  const name = decoded.normalize('NFC').toLowerCase().normalize('NFC');
  const isName = vanityName.test(name) && name.length <= 100 && !placeholders.has(name) && !memberIdForm.test(decoded);
  return isName ? { kind: 'vanity', vanityName: name } : null;
}

function fromAddress(address: string): Reference | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!linkedInHost.test(url.host) || url.username || url.password) return null;
  const path = url.pathname.replace(/^\/(?:comm|mwlite(?:\/profile)?)(?=\/in\/)/i, '');
  const [first = '', second] = path.split('/').filter(Boolean);
  if (/^in$/i.test(first)) return second === undefined ? null : asVanityName(second);
  // Some CRMs put a typed vanity name straight behind the host.
  return second === undefined && !otherPages.has(first.toLowerCase()) ? asVanityName(first) : null;
}

/**
 * The LinkedIn member that a text refers to, or `null` where it refers to none, or to anything but a person.
 *
 * Understood are a person URN (also inside a longer text or percent-encoded), and as the whole text: a profile URL of
 * any LinkedIn host with or without its scheme, `in/NAME`, `linkedin.com/NAME`, a person ID, a vanity name. A bare
 * token with an upper-case letter that fits a person ID is one, since vanity names have only been seen in lower case.
 * Vanity names come back decoded, in lower case and in Unicode's composed form; person IDs as they are written.
 */
export function parseReference(text: string): Reference | null {
  const personId = personUrn.exec(withoutAsciiEscapes(text))?.[1];
  if (personId !== undefined) return { kind: 'person', personId };

  if (text.length > longestReference) return null;
  const token = text.replace(surroundings, '');
  if (/\s/.test(token)) return null;
  if (/^https?:/i.test(token)) return fromAddress(token);
  if (/^\/?in\//i.test(token)) return fromAddress(`https://www.linkedin.com/${token.replace(/^\//, '')}`);
  if (/[/.:@\\]/.test(token)) return fromAddress(`https://${token.replace(/^\/\//, '')}`);
  const word = token.toLowerCase();
  if (otherPages.has(word) || placeholders.has(word)) return null;
  return barePersonId.test(token) ? { kind: 'person', personId: token } : asVanityName(token);
}

/** One string for one member as referred to: equal keys, same member. */
export function referenceKey(reference: Reference): ReferenceKey {
  return reference.kind === 'person' ? `person:${reference.personId}` : `vanity:${reference.vanityName}`;
}
