import { people } from '../world/people.ts';
import { deals } from './deals.ts';

/** A company as the contacts and deals have it. */
export type Company = {
  readonly name: string;
  readonly contactCount: number;
  /** Where its contacts are, the city of most contacts first. */
  readonly cities: readonly string[];
  readonly openDeals: number;
  /** `YYYY-MM-DD`, the newest among its contacts. */
  readonly lastContact: string;
};

function companyNamed(name: string): Company {
  const staff = people.filter((person) => person.company === name);
  const inCity = new Map<string, number>();
  for (const { city } of staff) inCity.set(city, (inCity.get(city) ?? 0) + 1);
  return {
    name,
    contactCount: staff.length,
    cities: [...inCity].sort((one, other) => other[1] - one[1]).map(([city]) => city),
    openDeals: deals.filter((deal) => deal.contact.company === name && deal.stage !== 'Won').length,
    lastContact:
      staff
        .map((person) => person.lastContact)
        .sort()
        .at(-1) ?? '',
  };
}

/** Every company that has a contact, by name. */
export const companies: readonly Company[] = [...new Set(people.map((person) => person.company))]
  .sort((one, other) => one.localeCompare(other, 'en'))
  .map(companyNamed);
