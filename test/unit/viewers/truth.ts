export const accounts = ['anna', 'ben', 'cleo'] as const;
export type Account = (typeof accounts)[number];

/** Names one sign-in of one person: in the token, and in all that LinkedIn answers to it. */
export type Tag = `token-${Account}-${number}`;

const tags = /token-(?:anna|ben|cleo)-\d+/g;

export const accountOf = (tag: Tag): Account => tag.split('-')[1] as Account;

/** Whom LinkedIn shows to one viewer alone as so: a reason tells whose answer it is of. */
export const reasonsOf: Record<Account, string> = { anna: 'no-picture', ben: 'private', cleo: 'unknown-member' };

/** Everything in a message as text, pictures included. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof ArrayBuffer ? Buffer.from(part).toString('latin1') : part,
  ) ?? '';

export const tagsIn = (text: string): Tag[] => [...new Set(text.match(tags) ?? [])] as Tag[];

/** Whose answers are told of by reasons in a text. */
export const reasonsIn = (text: string): Account[] =>
  accounts.filter((account) => text.includes(`"reason":"${reasonsOf[account]}"`));

/** Who may be seen, as it follows from what persons did, and from nothing that the worker says of itself. */
export type Truth = {
  /** The sign-in in force. */
  current(): Tag | undefined;
  /** LinkedIn has said who this is. */
  begins(tag: Tag): void;
  /** A sign-out, or another sign-in, has come to the worker. */
  ends(): void;
  /** The worker was stopped, and this is what it had kept. */
  found(kept: Tag | undefined): void;
  confirm(user: string): void;
  undo(user: string): void;
  /** Whether the one signed in said that they are this user of the CRM. */
  isConfirmed(user: string | undefined): boolean;
  /** Whether the one of this sign-in ever said so: what came of it may still be on its way. */
  wasConfirmed(tag: Tag | undefined, user: string | undefined): boolean;
};

export function createTruth(): Truth {
  let current: Tag | undefined;
  const confirmed = new Set<string>();
  const everConfirmed = new Set<string>();
  const key = (user: string | undefined, tag = current) => `${tag && accountOf(tag)} is ${user}`;
  return {
    current: () => current,
    begins(tag) {
      current = tag;
    },
    ends() {
      current = undefined;
    },
    found(kept) {
      current = kept;
    },
    confirm(user) {
      if (current === undefined) return;
      confirmed.add(key(user));
      everConfirmed.add(key(user));
    },
    undo(user) {
      if (current) confirmed.delete(key(user));
    },
    isConfirmed: (user) => user !== undefined && current !== undefined && confirmed.has(key(user)),
    wasConfirmed: (tag, user) => everConfirmed.has(key(user, tag)),
  };
}
