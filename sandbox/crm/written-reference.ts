import type { Person } from '../world/people.ts';

/** What a person may have typed into a CRM's plain field for a contact's LinkedIn; empty where nothing. */
export function writtenReference(person: Person): string {
  switch (person.referenceForm) {
    case 'urn':
      return `urn:li:person:${person.personId}`;
    case 'bare-id':
      return person.personId;
    case 'profile-url':
      return `https://www.linkedin.com/in/${person.vanityName}`;
    case 'company-url':
      return 'https://www.linkedin.com/company/harbour-trading';
    case 'none':
      return '';
  }
}
