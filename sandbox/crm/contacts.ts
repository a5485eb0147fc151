import { type CrmUser, crmUsers } from '../world/accounts.ts';
import { type Person, people } from '../world/people.ts';
import { firstUser } from './users.ts';

/** What the contacts list shows: which contacts, and which page of them. */
export type ContactQuery = {
  readonly search: string;
  /** The exact name of a company, or empty for all. */
  readonly company: string;
  /** From 1. */
  readonly page: number;
  /** Rows a page, one of `pageSizes`. */
  readonly size: number;
};

/** How many rows a page of the list may have; the first is what it has unasked. */
export const pageSizes = [25, 100, 500] as const;

/** Reads the list's query from an address; what isn't understood falls back to the first page of 25. */
export function contactQuery(parameters: URLSearchParams): ContactQuery {
  const page = Number(parameters.get('page'));
  const size = Number(parameters.get('size'));
  return {
    search: parameters.get('q')?.trim() ?? '',
    company: parameters.get('company') ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    size: pageSizes.find((offered) => offered === size) ?? pageSizes[0],
  };
}

/** The list's address for a query; whatever is as it would be unasked is left out. */
export function contactsAddress(query: ContactQuery): string {
  const parameters = new URLSearchParams();
  if (query.search) parameters.set('q', query.search);
  if (query.company) parameters.set('company', query.company);
  if (query.size !== pageSizes[0]) parameters.set('size', String(query.size));
  if (query.page > 1) parameters.set('page', String(query.page));
  const written = parameters.toString();
  return written ? `/contacts?${written}` : '/contacts';
}

/** One page of the contacts that a query asks for. */
export type ContactPage = {
  readonly contacts: readonly Person[];
  readonly total: number;
  /** The page shown, from 1: the last one where the query asks for a later one. */
  readonly page: number;
  readonly pages: number;
};

/** Answers a query in the order of the record numbers. */
export function findContacts(query: ContactQuery): ContactPage {
  const sought = query.search.toLowerCase();
  const matching = people.filter(
    (person) =>
      (!query.company || person.company === query.company) &&
      (!sought || `${fullName(person)} ${person.jobTitle} ${person.company}`.toLowerCase().includes(sought)),
  );
  const pages = Math.max(1, Math.ceil(matching.length / query.size));
  const page = Math.min(query.page, pages);
  return {
    contacts: matching.slice((page - 1) * query.size, page * query.size),
    total: matching.length,
    page,
    pages,
  };
}

/** The contact of this record number, if there is one. */
export function contactByNumber(number: number): Person | undefined {
  return people[number - 1];
}

/** A contact's name as the CRM writes it. */
export function fullName(person: Person): string {
  return `${person.firstName} ${person.lastName}`;
}

/** Whose contact this is. */
export function ownerOf(person: Person): CrmUser {
  return crmUsers[(person.number * 7 + Math.floor(person.number / 3)) % crmUsers.length] ?? firstUser;
}

/** The address of a contact's record. */
export function recordAddress(person: Person): string {
  return `/contacts/${person.number}`;
}
