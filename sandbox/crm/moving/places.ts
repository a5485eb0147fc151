import { html } from 'hono/html';
import { fullName } from '../contacts.ts';
import type { Page } from '../layout.ts';
import type { Html } from '../parts.ts';
import { memberOf, urnOf } from './members.ts';
import { plate, recordRow } from './parts.ts';

/** A company's page in the field where people expect a person's: no reference, so the next reading counts. */
const companyPage = html`<a class="linkedin-page" href="https://www.linkedin.com/company/harbour-trading">company/harbour-trading</a>`;

function placedRow(record: number, place: string, holder: Html | ''): Html {
  const member = memberOf(record);
  return html`<div class="placed-${place}">${plate(member.colour)}${holder}<span class="contact-name">${fullName(member)}</span>${companyPage}<span class="linkedin-member">${urnOf(member)}</span></div>`;
}

/** Each way in which a recipe can place a picture; wherever it goes, it comes to lie where the covered face of the first row lies. */
export const placesPage = (): Page => ({
  title: 'Places',
  kind: 'moving',
  moving: {},
  main: html`<h1 tabindex="-1">Places</h1>
      <div class="moving-list">
        ${recordRow(memberOf(0))}
        ${placedRow(1, 'after', '')}
        ${placedRow(2, 'before', '')}
        ${placedRow(3, 'prepend', html`<span class="holder"></span>`)}
        ${placedRow(4, 'append', html`<span class="holder"></span>`)}
      </div>`,
});
