import { html } from 'hono/html';
import { writtenDate } from './calendar.ts';
import { type Company, companies } from './companies.ts';
import { contactsAddress, pageSizes } from './contacts.ts';
import type { Page } from './layout.ts';
import { companyMark, type Html, nothing } from './parts.ts';

function placesOf({ cities }: Company): string {
  const [most, ...others] = cities;
  return others.length > 0 ? `${most} and ${others.length} more` : (most ?? '');
}

function row(company: Company): Html {
  const address = contactsAddress({ search: '', company: company.name, size: pageSizes[0], page: 1 });
  return html`<tr>
            <td><div class="named">${companyMark(company.name)}<a class="company-name" href="${address}">${company.name}</a></div></td>
            <td>${placesOf(company)}</td>
            <td class="cell-number">${company.contactCount}</td>
            <td class="cell-number">${company.openDeals || nothing}</td>
            <td class="cell-date"><time datetime="${company.lastContact}">${writtenDate(company.lastContact)}</time></td>
          </tr>`;
}

/** The companies that the contacts work for; each leads to its contacts. */
export function companiesPage(): Page {
  const main = html`
      <div class="page-head">
        <h1 tabindex="-1">Companies</h1>
        <p class="page-count">${companies.length}, by name</p>
      </div>
      <table class="grid companies-grid">
        <thead>
          <tr>
            <th scope="col">Company</th>
            <th scope="col">Cities</th>
            <th class="cell-number" scope="col">Contacts</th>
            <th class="cell-number" scope="col">Open deals</th>
            <th class="cell-date" scope="col">Last contact</th>
          </tr>
        </thead>
        <tbody>
          ${companies.map(row)}
        </tbody>
      </table>
    `;
  return { title: 'Companies', section: 'companies', kind: 'companies', main };
}
