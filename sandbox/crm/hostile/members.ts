import { type Person, type PersonKind, people } from '../../world/people.ts';

/** One member of every kind, those whom two viewers see differently among them. */
const kinds: readonly PersonKind[] = [
  'open',
  'limited-forbidden',
  'unknown',
  'open-to-first',
  'limited-absent',
  'open-to-second',
  'no-picture',
  'limited-empty',
  'small-source',
  'limited-private-id',
];

/** A contact of the attacked page: its reference, and the member whom it leads to where there is one. */
export type AttackedContact = {
  readonly reference: string;
  readonly kind: PersonKind | 'nobody';
  readonly member?: Person;
};

const memberOf = (kind: PersonKind): Person => {
  const member = people.find((person) => person.kind === kind);
  if (member === undefined) throw new Error(`There is nobody of the kind ${kind}.`);
  return member;
};

/** Whom the attacked page lists, in its order: what is to be told apart stands side by side. The last is a reference that leads to nobody. */
export const attackedContacts: readonly AttackedContact[] = [
  ...kinds.map((kind) => ({ kind, member: memberOf(kind), reference: memberOf(kind).personId })),
  { kind: 'nobody', reference: 'Zz0nobody0' },
];
