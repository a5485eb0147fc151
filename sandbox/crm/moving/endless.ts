import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf, membersOf } from './members.ts';
import { recordRow, rowTemplate } from './parts.ts';

/** Rows that come as the end comes near, up to sixty; after that by *Show more*. */
export const endlessPage = (): Page => ({
  title: 'Endless',
  kind: 'moving',
  moving: { script: 'endless.js' },
  main: html`<h1 tabindex="-1">Endless</h1>
      <div class="moving-list">${membersOf(0, 20).map(recordRow)}</div>
      <p id="end"><button type="button" class="button" id="more" hidden>Show more</button></p>
      ${rowTemplate(memberOf(0))}`,
});
