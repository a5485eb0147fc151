import { originOf } from './site-address.ts';

/**
 * The address that somebody means as the token service's: a host alone is completed, as it is for a site. A whole address is taken as it was typed, and
 * so is what can't be completed, which the settings then refuse with words for why.
 *
 * @returns such as `https://tokens.example.test/token`.
 */
export function tokenServiceMeant(typed: string): string {
  const text = typed.trim();
  if (text.includes('://') || originOf(text) === undefined) return text;
  const isOnThisComputer = /^(?:localhost|127\.0\.0\.1)(?:[:/?]|$)/i.test(text);
  const { origin, pathname, search, hash } = new URL(`${isOnThisComputer ? 'http' : 'https'}://${text}`);
  return `${origin}${pathname === '/' ? '/token' : pathname}${search}${hash}`;
}
