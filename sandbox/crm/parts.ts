import { html } from 'hono/html';
import type { Person } from '../world/people.ts';

/** A piece of a page, safe to put in another. */
export type Html = ReturnType<typeof html>;

/** CSS pixels of a badge's sides: the user chip's, the list's, the record's. */
type BadgeSize = 28 | 36 | 96;

const toneCount = 8;

/** The first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

function toneOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % toneCount;
}

/** A person's initials in a circle. Their name must stand beside it: the badge is hidden from assistive technology. */
export function badge(name: string, size: BadgeSize): Html {
  return html`<span class="badge badge-${size} tone-${toneOf(name)}" aria-hidden="true">${initialsOf(name)}</span>`;
}

/** A company's initials in a rounded square. */
export function companyMark(name: string): Html {
  return html`<span class="company-mark tone-${toneOf(name)}" aria-hidden="true">${initialsOf(name)}</span>`;
}

/** What a field without a value shows. */
export const nothing: Html = html`<span class="nothing">—</span>`;

function companyPath(company: string): string {
  return `company/${company.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function linkedinPage(path: string): Html {
  return html`<a class="linkedin-page" href="https://www.linkedin.com/${path}" target="_blank" rel="noopener noreferrer">${path}</a>`;
}

/**
 * What the CRM's field *LinkedIn* holds for a contact: a member's URN or bare ID as text, a link to a profile or (as people fill in
 * such fields) to a company's page, or nothing.
 */
export function linkedinField(person: Person): Html {
  switch (person.referenceForm) {
    case 'urn':
      // The break is offered where a narrow column may take it; the text stays one word.
      return html`<span class="linkedin-member">urn:li:person:<wbr><span>${person.personId}</span></span>`;
    case 'bare-id':
      return html`<span class="linkedin-member">${person.personId}</span>`;
    case 'profile-url':
      return linkedinPage(`in/${person.vanityName}`);
    case 'company-url':
      return linkedinPage(companyPath(person.company));
    case 'none':
      return nothing;
  }
}
