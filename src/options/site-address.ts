/**
 * The origin of the site that somebody means by an address: a whole one as copied from the address bar, or a host alone.
 *
 * @returns such as `https://crm.example.test`; `undefined` where the text is no address of one website.
 */
export function originOf(typed: string): string | undefined {
  const text = typed.trim();
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || meansSeveral(text) || !URL.canParse(whole)) return undefined;
  const { origin, hostname, username } = new URL(whole);
  // A name without a point is a host inside a company's network only where somebody says so with the scheme.
  const isHost = hostname.includes('.') || hostname.startsWith('[') || whole === text || hostname === 'localhost';
  return isHost && username === '' ? origin : undefined;
}

/** Whether an address stands for several sites, as a match pattern may. Told before it is parsed: Chromium makes `%2A` of the wildcard, and Firefox takes no such address. */
export function meansSeveral(typed: string): boolean {
  const [upToPath = ''] = /^(?:[^/?#]*:\/\/)?[^/?#]*/.exec(typed.trim()) ?? [];
  return /\*|%2a/i.test(upToPath) || typed.trim() === '<all_urls>';
}
