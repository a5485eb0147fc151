/** What the LinkedIn app may read, as a person chooses it; `other` where the scopes are entered by hand. */
export type ScopeChoice = 'own' | 'contacts' | 'other';

/**
 * The scopes of each choice that has its own. `openid` and `profile` can be had by any LinkedIn app; `r_basicprofile` is granted to approved ones
 * and includes what other members show. Sources: documentation page "Getting Access to LinkedIn APIs"; Profile API document.
 */
const scopesOf: Record<Exclude<ScopeChoice, 'other'>, readonly string[]> = {
  own: ['openid', 'profile'],
  contacts: ['openid', 'profile', 'r_basicprofile'],
};

/** The choice that these scopes are, in whatever order they stand. */
export function choiceOf(scopes: readonly string[]): ScopeChoice {
  const given = [...new Set(scopes)].sort().join(' ');
  if (given === [...scopesOf.own].sort().join(' ')) return 'own';
  return given === [...scopesOf.contacts].sort().join(' ') ? 'contacts' : 'other';
}

/** The scopes of a choice; `names` are those entered by hand, separated by spaces or commas. */
export function scopesFor(choice: ScopeChoice, names: string): readonly string[] {
  return choice === 'other' ? [...new Set(names.split(/[\s,]+/).filter(Boolean))] : scopesOf[choice];
}
