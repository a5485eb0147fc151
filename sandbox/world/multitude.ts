import { type Person, people } from './people.ts';

/** What their person IDs begin with; the number follows, in five digits. */
const mark = 'Multi';

const count = 99_999;

/** Those of the contacts whose picture is open to everybody: they lend the multitude everything but the ID. */
const lenders: readonly Person[] = people.filter(({ kind }) => kind === 'open');

/**
 * More members than any page has contacts, each made when asked for: what a worker keeps of whom it has seen shows only with very many.
 *
 * @param number from 1 to 99,999
 */
export function multitudeMember(number: number): Person {
  const lender = lenders[number % lenders.length];
  if (lender === undefined || !Number.isSafeInteger(number) || number < 1 || number > count)
    throw new RangeError(`There is no member ${number} of the multitude.`);
  return { ...lender, personId: `${mark}${String(number).padStart(5, '0')}`, referenceForm: 'urn' };
}

/** The member of the multitude with this person ID. */
export function inMultitude(personId: string): Person | undefined {
  const [, digits] = new RegExp(`^${mark}(\\d{5})$`).exec(personId) ?? [];
  const number = Number(digits ?? 0);
  return number > 0 ? multitudeMember(number) : undefined;
}
