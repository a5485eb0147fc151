import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import type { Html } from '../parts.ts';
import { membersOf } from './members.ts';
import { recordRow } from './parts.ts';

const frame = (address: string): Html => html`<iframe src="${address}" title="Records"></iframe>`;

/** Contacts in a frame of the same origin, and in a frame within that. */
export const framedPage = (): Page => ({
  title: 'Framed',
  kind: 'moving',
  moving: {},
  main: html`<h1 tabindex="-1">Framed</h1>${frame('/framed/outer')}`,
});

/** What stands in a frame: a document without the CRM's own surroundings. */
export function frameDocument(which: 'outer' | 'inner'): Html {
  const members = which === 'outer' ? membersOf(0, 3) : membersOf(10, 3);
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Records</title>
    <link rel="stylesheet" href="/harbour.css">
    <link rel="stylesheet" href="/moving/moving.css">
  </head>
  <body class="in-frame">
    <div class="moving-list">${members.map(recordRow)}</div>
    ${which === 'outer' ? frame('/framed/inner') : ''}
  </body>
</html>`;
}
