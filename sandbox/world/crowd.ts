import { createHash } from 'node:crypto';
import { colourAt } from './colours.ts';
import { type Person, people, personIdFrom } from './people.ts';

/** How many people make one page of the CRM's crowd. */
export const crowdPageLength = 25;

const crowdCount = 1000;

/** Sixteen small letters that stand nowhere else. */
function word(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest().subarray(0, 16);
  return [...bytes].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

const asName = (letters: string): string => letters.charAt(0).toUpperCase() + letters.slice(1);

function memberAt(number: number): Person {
  // Somebody whom the CRM knows well lends what LinkedIn is never asked for.
  const known = people[number % people.length];
  if (known === undefined) throw new Error('Nobody is known.');
  const [jobTitle, company] = [asName(word(`job ${number}`)), asName(word(`company ${number}`))];
  return {
    ...known,
    number,
    personId: personIdFrom(`crowd ${number}`),
    firstName: asName(word(`first name ${number}`)),
    lastName: asName(word(`last name ${number}`)),
    headline: `${jobTitle} at ${company}`,
    jobTitle,
    company,
    vanityName: word(`profile ${number}`),
    kind: 'open',
    referenceForm: 'urn',
    // There are fewer colours than people here; those of one page all differ.
    colour: colourAt(number),
  };
}

/**
 * A thousand members as LinkedIn has them. Each word of their names, headlines and profile addresses stands nowhere else, and the CRM writes them otherwise:
 * where such a word is found, it came from LinkedIn.
 */
export const crowd: readonly Person[] = Array.from({ length: crowdCount }, (_, index) => memberAt(index + 1));

/** The same person as the CRM writes them, under an everyday name. */
export function inCrm(member: Person): Person {
  const { firstName, lastName } = people[member.number % people.length] ?? member;
  return { ...member, firstName, lastName };
}
