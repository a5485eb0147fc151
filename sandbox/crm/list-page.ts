import { html } from 'hono/html';
import type { Person } from '../world/people.ts';
import { writtenDate } from './calendar.ts';
import {
  type ContactPage,
  type ContactQuery,
  contactsAddress,
  findContacts,
  fullName,
  ownerOf,
  pageSizes,
  recordAddress,
} from './contacts.ts';
import { icon } from './icons.ts';
import type { Page } from './layout.ts';
import { badge, type Html, linkedinField } from './parts.ts';

function row(person: Person): Html {
  const name = fullName(person);
  return html`<tr class="contact">
            <td class="cell-name"><div class="named">${badge(name, 36)}<a class="contact-name" href="${recordAddress(person)}" data-in-page>${name}</a></div></td>
            <td class="cell-title">${person.jobTitle}</td>
            <td class="cell-company">${person.company}</td>
            <td class="cell-linkedin">${linkedinField(person)}</td>
            <td class="cell-owner">${ownerOf(person).name}</td>
            <td class="cell-date"><time datetime="${person.lastContact}">${writtenDate(person.lastContact)}</time></td>
          </tr>`;
}

function table(contacts: readonly Person[]): Html {
  return html`<table class="grid contacts-grid">
        <thead>
          <tr>
            <th class="cell-name" scope="col">Name</th>
            <th class="cell-title" scope="col">Job title</th>
            <th class="cell-company" scope="col">Company</th>
            <th class="cell-linkedin" scope="col">LinkedIn</th>
            <th class="cell-owner" scope="col">Owner</th>
            <th class="cell-date" scope="col">Last contact</th>
          </tr>
        </thead>
        <tbody>
          ${contacts.map(row)}
        </tbody>
      </table>`;
}

function sizes(query: ContactQuery): Html {
  return html`<p class="sizes">Rows a page:
          ${pageSizes.map((size) =>
            size === query.size
              ? html`<strong>${size}</strong> `
              : html`<a href="${contactsAddress({ ...query, page: 1, size })}" data-in-page>${size}</a> `,
          )}
        </p>`;
}

function step(query: ContactQuery, page: number, reachable: boolean, way: 'previous' | 'next'): Html {
  const label =
    way === 'previous' ? html`${icon('previous', 'icon-small')}Previous` : html`Next${icon('next', 'icon-small')}`;
  return reachable
    ? html`<a class="button" rel="${way === 'previous' ? 'prev' : 'next'}" href="${contactsAddress({ ...query, page })}" data-in-page>${label}</a>`
    : html`<span class="button unavailable">${label}</span>`;
}

function pager(query: ContactQuery, found: ContactPage): Html {
  return html`<nav class="pager" aria-label="Pages">
        ${sizes(query)}
        <span class="pager-place">Page ${found.page} of ${found.pages}</span>
        <span class="pager-steps">
          ${step(query, found.page - 1, found.page > 1, 'previous')}
          ${step(query, found.page + 1, found.page < found.pages, 'next')}
        </span>
      </nav>`;
}

function filters(query: ContactQuery): Html | '' {
  if (!query.search && !query.company) return '';
  const words = [query.company, query.search && `“${query.search}”`].filter(Boolean).join(' · ');
  return html`<p class="filter"><span>${words}</span><a href="/contacts" data-in-page aria-label="Show all contacts">${icon('close', 'icon-small')}</a></p>`;
}

function range(query: ContactQuery, found: ContactPage): string {
  if (found.total === 0) return 'No contacts';
  const start = (found.page - 1) * query.size + 1;
  const end = start + found.contacts.length - 1;
  return `${start} to ${end} of ${found.total}`;
}

/** The list of contacts: one page of those that `query` asks for. */
export function listPage(query: ContactQuery): Page {
  const found = findContacts(query);
  const main = html`
      <div class="page-head">
        <h1 tabindex="-1">Contacts</h1>
        <p class="page-count">${range(query, found)}</p>
        ${filters(query)}
      </div>
      ${
        found.total > 0
          ? html`${table(found.contacts)}${pager(query, found)}`
          : html`<p class="empty">Nobody here by that name, job title or company. <a href="/contacts" data-in-page>Show all contacts</a></p>`
      }
    `;
  const page = found.page > 1 ? `Contacts, page ${found.page}` : 'Contacts';
  return { title: page, section: 'contacts', kind: 'list', main, search: query.search };
}
