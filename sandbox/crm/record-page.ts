import { html } from 'hono/html';
import { type Person, people } from '../world/people.ts';
import { writtenDate } from './calendar.ts';
import { contactByNumber, contactsAddress, fullName, ownerOf, pageSizes, recordAddress } from './contacts.ts';
import { icon } from './icons.ts';
import type { Page } from './layout.ts';
import { badge, type Html, linkedinField } from './parts.ts';
import { type Activity, activitiesOf, type Note, notesOf } from './record-history.ts';

function when(day: string): Html {
  return html`<time datetime="${day}">${writtenDate(day)}</time>`;
}

function neighbour(person: Person | undefined, way: 'previous' | 'next'): Html {
  const label =
    way === 'previous' ? html`${icon('previous', 'icon-small')}Previous` : html`Next${icon('next', 'icon-small')}`;
  return person
    ? html`<a class="button" rel="${way === 'previous' ? 'prev' : 'next'}" href="${recordAddress(person)}" data-in-page>${label}</a>`
    : html`<span class="button unavailable">${label}</span>`;
}

/** The list page on which a contact stands, so that the way up leads back to where one came from. */
function listAddress(person: Person): string {
  const [size] = pageSizes;
  return contactsAddress({ search: '', company: '', size, page: Math.ceil(person.number / size) });
}

function companyAddress(person: Person): string {
  return contactsAddress({ search: '', company: person.company, size: pageSizes[0], page: 1 });
}

function details(person: Person): Html {
  return html`<section class="card details" aria-labelledby="details-heading">
          <h2 id="details-heading">Details</h2>
          <dl>
            <div><dt>Email</dt><dd><a href="mailto:${person.email}">${person.email}</a></dd></div>
            <div><dt>Phone</dt><dd><a href="tel:${person.phone.replace(/\s/g, '')}">${person.phone}</a></dd></div>
            <div><dt>City</dt><dd>${person.city}</dd></div>
            <div><dt>Company</dt><dd><a href="${companyAddress(person)}" data-in-page>${person.company}</a></dd></div>
            <div><dt>LinkedIn</dt><dd>${linkedinField(person)}</dd></div>
            <div><dt>Owner</dt><dd>${ownerOf(person).name}</dd></div>
            <div><dt>Last contact</dt><dd>${when(person.lastContact)}</dd></div>
            <div><dt>Record</dt><dd>C-${String(person.number).padStart(4, '0')}</dd></div>
          </dl>
        </section>`;
}

function activity(entry: Activity): Html {
  return html`<li class="activity">
              <span class="activity-mark">${icon(entry.kind)}</span>
              <div>
                <h3>${entry.title}</h3>
                <p>${entry.detail}</p>
                <p class="byline">${entry.by} · ${when(entry.day)}</p>
              </div>
            </li>`;
}

function note(entry: Note): Html {
  return html`<li class="note"><p>${entry.text}</p><p class="byline">${entry.by} · ${when(entry.day)}</p></li>`;
}

function notes(person: Person): Html {
  const written = notesOf(person);
  return html`<section class="card" aria-labelledby="notes-heading">
          <h2 id="notes-heading">Notes</h2>
          ${written.length > 0 ? html`<ul class="notes">${written.map(note)}</ul>` : html`<p class="empty-line">No notes on this contact.</p>`}
        </section>`;
}

/** The record of one contact. */
export function recordPage(person: Person): Page {
  const name = fullName(person);
  const main = html`
      <nav class="record-way" aria-label="Contacts">
        <a class="up" href="${listAddress(person)}" data-in-page>${icon('previous', 'icon-small')}Contacts</a>
        <span class="pager-place">${person.number} of ${people.length}</span>
        <span class="pager-steps">
          ${neighbour(contactByNumber(person.number - 1), 'previous')}
          ${neighbour(contactByNumber(person.number + 1), 'next')}
        </span>
      </nav>
      <article class="contact-record">
        <div class="card record-head">
          ${badge(name, 96)}
          <div class="record-who">
            <h1 class="contact-name" tabindex="-1">${name}</h1>
            <p class="record-post">${person.jobTitle} at <a href="${companyAddress(person)}" data-in-page>${person.company}</a></p>
            <p class="record-place">${person.city}</p>
          </div>
          <div class="record-actions">
            <a class="button" href="mailto:${person.email}">${icon('email', 'icon-small')}Email</a>
            <a class="button" href="tel:${person.phone.replace(/\s/g, '')}">${icon('call', 'icon-small')}Call</a>
          </div>
        </div>
        ${details(person)}
        <section class="card timeline" aria-labelledby="activity-heading">
          <h2 id="activity-heading">Activity</h2>
          <ol class="activities">
            ${activitiesOf(person).map(activity)}
          </ol>
        </section>
        ${notes(person)}
      </article>
    `;
  return { title: name, section: 'contacts', kind: 'record', main };
}
