import { type Person, people } from '../../world/people.ts';
import { fullName } from '../contacts.ts';

/** Whom the moving pages show: everybody's picture is open to everybody, so that whoever has none after a while is a fault of the extension's. */
const members: readonly Person[] = people.filter(({ kind }) => kind === 'open');

/** The member of a record, from 0. There are more records than members, so they come again and again; neighbours differ strongly in colour. */
export function memberOf(record: number): Person {
  const member = members[record % members.length];
  if (member === undefined) throw new Error(`There is no record ${record}.`);
  return member;
}

/** The members of so many records in a row. */
export const membersOf = (first: number, count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => memberOf(first + index));

/** A member as the pages' scripts know them. */
type ScriptMember = { readonly name: string; readonly urn: string; readonly colour: string };

export const urnOf = ({ personId }: Person): string => `urn:li:person:${personId}`;

/** What `/members.json` answers, in the order of the records. */
export const scriptMembers: readonly ScriptMember[] = members.map((member) => ({
  name: fullName(member),
  urn: urnOf(member),
  colour: member.colour,
}));
