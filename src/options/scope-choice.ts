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

/** Beside the choice `contacts`: gives the viewer's own connections. Source: documentation page "Connections API". */
const connectionsScope = 'r_1st_connections';

/** What a person chose, as the settings form has it. */
type Chosen = {
  readonly choice: ScopeChoice;
  /** Whether the viewer's own connections may be read; it goes with the choice `contacts`. */
  readonly connections: boolean;
};

/** The choice that these scopes are, in whatever order they stand. */
export function choiceOf(scopes: readonly string[]): Chosen {
  const given = [...new Set(scopes)].sort().join(' ');
  const isGiven = (...wanted: readonly string[]) => given === wanted.toSorted().join(' ');
  if (isGiven(...scopesOf.own)) return { choice: 'own', connections: false };
  if (isGiven(...scopesOf.contacts)) return { choice: 'contacts', connections: false };
  if (isGiven(...scopesOf.contacts, connectionsScope)) return { choice: 'contacts', connections: true };
  return { choice: 'other', connections: false };
}

/** The scopes of a choice; `names` are those entered by hand, separated by spaces or commas. */
export function scopesFor({ choice, connections }: Chosen, names: string): readonly string[] {
  if (choice === 'other') return [...new Set(names.split(/[\s,]+/).filter(Boolean))];
  return choice === 'contacts' && connections ? [...scopesOf.contacts, connectionsScope] : scopesOf[choice];
}
