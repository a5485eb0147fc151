import { html } from 'hono/html';
import { writtenDate } from './calendar.ts';
import { fullName, ownerOf, recordAddress } from './contacts.ts';
import { type Deal, deals, type Stage, stages, writtenValue } from './deals.ts';
import type { Page } from './layout.ts';
import type { Html } from './parts.ts';

function sum(of: readonly Deal[]): string {
  return writtenValue(of.reduce((total, deal) => total + deal.value, 0));
}

function card(deal: Deal): Html {
  return html`<li class="deal">
              <h3>${deal.title}</h3>
              <p class="deal-company">${deal.contact.company}</p>
              <p class="deal-contact"><a href="${recordAddress(deal.contact)}">${fullName(deal.contact)}</a></p>
              <p class="deal-foot"><strong>${writtenValue(deal.value)}</strong><span class="deal-owner">${ownerOf(deal.contact).name}</span></p>
              <p class="byline">${deal.stage === 'Won' ? 'Won on' : 'Closes on'} <time datetime="${deal.closes}">${writtenDate(deal.closes)}</time></p>
            </li>`;
}

function column(stage: Stage): Html {
  const here = deals.filter((deal) => deal.stage === stage);
  return html`<section class="stage" aria-label="${stage}">
          <h2>${stage} <span class="stage-count">${here.length}</span><span class="stage-sum">${sum(here)}</span></h2>
          <ul>
            ${here.map(card)}
          </ul>
        </section>`;
}

/** The deals by stage. */
export function dealsPage(): Page {
  const open = deals.filter((deal) => deal.stage !== 'Won');
  const main = html`
      <div class="page-head">
        <h1 tabindex="-1">Deals</h1>
        <p class="page-count">${open.length} open, worth ${sum(open)}</p>
      </div>
      <div class="board">
        ${stages.map(column)}
      </div>
    `;
  return { title: 'Deals', section: 'deals', kind: 'deals', main };
}
