/**
 * The origin of the site that somebody means by an address: a whole one as copied from the address bar, or a host alone.
 *
 * @returns such as `https://crm.example.test`; `undefined` where the text is no address of a web page.
 */
export function originOf(typed: string): string | undefined {
  const text = typed.trim();
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(whole)) return undefined;
  const { origin, hostname, username } = new URL(whole);
  // A name without a point is a host inside a company's network only where somebody says so with the scheme.
  const isHost = hostname.includes('.') || hostname.startsWith('[') || whole === text || hostname === 'localhost';
  return isHost && username === '' && !hostname.includes('*') ? origin : undefined;
}

/** LinkedIn's own pages are left alone. */
export const isLinkedIn = (origin: string): boolean => /(^|\.)linkedin\.com$/.test(new URL(origin).hostname);
