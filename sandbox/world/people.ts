import { createHash } from 'node:crypto';
import { colourAt } from './colours.ts';
import { nameGroups } from './names.ts';

/** What LinkedIn's stand-in answers when asked for this member. */
export type PersonKind =
  | 'open'
  /** Limited: an entry with status 403 under `errors`. */
  | 'limited-forbidden'
  /** Limited: the batch answers as if this member had not been asked for. */
  | 'limited-absent'
  /** Limited: an empty object under `results`. */
  | 'limited-empty'
  /** Limited: `id` is the word `private`, as LinkedIn's first API said it. */
  | 'limited-private-id'
  | 'no-picture'
  /** An entry with status 404 under `errors`: a wrong person ID, or another app's. */
  | 'unknown'
  /** The member uploaded 96 × 96 pixels: all four artifact classes name that size. */
  | 'small-source'
  /** The member is answered, their picture's decoration with 429. */
  | 'throttled-decoration'
  /** Limited for everyone but the second account. */
  | 'open-to-second'
  /** Limited for everyone but the first account. */
  | 'open-to-first';

/** How the CRM's record refers to the member. */
export type ReferenceForm = 'urn' | 'bare-id' | 'profile-url' | 'company-url' | 'none';

/** One CRM contact, and the LinkedIn member behind it. */
export type Person = {
  /** 1 to 500, the CRM's order. */
  readonly number: number;
  readonly personId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly headline: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
  /** `YYYY-MM-DD`. */
  readonly lastContact: string;
  /** The last part of the member's profile address. */
  readonly vanityName: string;
  readonly kind: PersonKind;
  readonly referenceForm: ReferenceForm;
  /** `#rrggbb`, this person's alone: the background of their portrait. */
  readonly colour: string;
};

/** How many contacts make one page of the CRM's list; the kinds are spread so that every page has a varied handful. */
export const pageLength = 25;

const personCount = 500;

const companies = [
  'Alder & Finch',
  'Brightwater Logistics',
  'Calder Instruments',
  'Dovetail Interiors',
  'Eastgate Energy',
  'Fennimore Foods',
  'Greyfriars Legal',
  'Hollins Packaging',
  'Inkwell Publishing',
  'Juniper Health',
  'Kestrel Aviation',
  'Larkspur Software',
  'Meridian Textiles',
  'Northstar Insurance',
  'Orchard Robotics',
  'Pinecrest Hotels',
  'Quayside Shipping',
  'Rosewell Clinics',
  'Silverbrook Water',
  'Tamarind Media',
  'Umber Ceramics',
  'Vantage Surveying',
  'Willowbank Schools',
] as const;

const jobTitles = [
  'Account Director',
  'Head of Procurement',
  'Operations Manager',
  'Chief Financial Officer',
  'Marketing Lead',
  'Product Manager',
  'Sales Director',
  'Data Analyst',
  'Office Manager',
  'Software Engineer',
  'Human Resources Partner',
  'General Counsel',
  'Supply Chain Planner',
  'Customer Success Manager',
  'Founder',
  'Quality Engineer',
  'Communications Adviser',
] as const;

/** Cities whose regulators set telephone numbers aside for fiction, with the numbers' beginnings. */
const cities = [
  ['London', '+44 20 7946 0'],
  ['New York', '+1 212 555 0'],
  ['Edinburgh', '+44 131 496 0'],
  ['Sydney', '+61 2 5550 0'],
  ['Bristol', '+44 117 496 0'],
  ['Chicago', '+1 312 555 0'],
  ['Leeds', '+44 113 496 0'],
  ['Melbourne', '+61 3 5550 0'],
  ['Manchester', '+44 161 496 0'],
] as const;

/** The first page has every kind, so that one look at it shows them all. Position in the page → kind. */
const firstPageKinds: Readonly<Record<number, PersonKind>> = {
  2: 'limited-forbidden',
  4: 'no-picture',
  6: 'small-source',
  8: 'limited-absent',
  10: 'unknown',
  12: 'throttled-decoration',
  14: 'open-to-second',
  16: 'limited-empty',
  18: 'open-to-first',
  21: 'limited-private-id',
};

/** In the order in which the later pages take them, so that neighbours differ. */
const rarerKinds: readonly PersonKind[] = [
  'limited-forbidden',
  'no-picture',
  'small-source',
  'limited-absent',
  'unknown',
  'open-to-second',
  'limited-empty',
  'throttled-decoration',
  'open-to-first',
  'limited-private-id',
];

function kindOf(page: number, position: number): PersonKind {
  if (page === 0) return firstPageKinds[position] ?? 'open';
  const rarerOnPage = 6 + (page % 3);
  for (let index = 0; index < rarerOnPage; index += 1)
    if ((page * 7 + index * 3) % pageLength === position)
      return rarerKinds[(page * 7 + index) % rarerKinds.length] ?? 'open';
  return 'open';
}

/** Only open members are referred to otherwise than by URN: the other kinds show only where LinkedIn can be asked. Nth open member of a page → form. */
const openForms: Readonly<Record<number, ReferenceForm>> = {
  1: 'bare-id',
  4: 'profile-url',
  7: 'none',
  10: 'company-url',
  13: 'bare-id',
};

function referenceFormOf(page: number, position: number): ReferenceForm {
  if (kindOf(page, position) !== 'open') return 'urn';
  let openBefore = 0;
  for (let earlier = 0; earlier < position; earlier += 1) if (kindOf(page, earlier) === 'open') openBefore += 1;
  return openForms[openBefore] ?? 'urn';
}

/** Ten characters as LinkedIn's person IDs have them; always with a capital, since case matters and a lower-cased ID must be noticed. */
export function personIdFrom(seed: string): string {
  const id = createHash('sha256').update(seed).digest('base64url').slice(0, 10);
  return /[A-Z]/.test(id) && /^[A-Za-z0-9]/.test(id) ? id : personIdFrom(`${seed}.`);
}

const unaccented: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', ı: 'i' };

/** As a profile address or a mailbox spells a name: small letters of the English alphabet and hyphens. */
function plainSpelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[øłı]/g, (letter) => unaccented[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}

function pick<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

const newestContact = Date.UTC(2026, 10, 19);
const dayInMilliseconds = 86_400_000;

function personAt(number: number): Person {
  const page = Math.floor((number - 1) / pageLength);
  const position = (number - 1) % pageLength;
  const names = pick(nameGroups, number * 3);
  const turn = Math.floor((number - 1) / nameGroups.length);
  const firstName = pick(names.given, turn);
  // Shifted once for each round through the given names, so that no full name comes twice.
  const lastName = pick(names.family, turn * 5 + Math.floor(turn / names.given.length) + number);
  const company = pick(companies, number * 5);
  const jobTitle = pick(jobTitles, number * 3 + page);
  const [city, phoneStart] = pick(cities, number * 4);
  const vanityName = `${plainSpelling(firstName)}-${plainSpelling(lastName)}`;
  const domain = company.toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    number,
    personId: personIdFrom(`contact ${number}`),
    firstName,
    lastName,
    headline: `${jobTitle} at ${company}`,
    company,
    jobTitle,
    email: `${plainSpelling(firstName)}.${plainSpelling(lastName)}@${domain}.example`,
    phone: `${phoneStart}${100 + Math.floor((number - 1) / cities.length)}`,
    city,
    lastContact: new Date(newestContact - ((number * 37) % 410) * dayInMilliseconds).toISOString().slice(0, 10),
    vanityName,
    kind: kindOf(page, position),
    referenceForm: referenceFormOf(page, position),
    colour: colourAt(number),
  };
}

/** The CRM's 500 contacts in number order; the same at every start. */
export const people: readonly Person[] = Array.from({ length: personCount }, (_, index) => personAt(index + 1));
