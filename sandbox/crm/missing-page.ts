import { html } from 'hono/html';
import type { Page } from './layout.ts';

/** What an address without a page answers, in words. */
export function missingPage(words: string): Page {
  const main = html`
      <div class="page-head"><h1 tabindex="-1">Not found</h1></div>
      <p class="empty">${words} <a href="/contacts" data-in-page>Show all contacts</a></p>
    `;
  return { title: 'Not found', kind: 'missing', main };
}
