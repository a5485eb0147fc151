import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf } from './members.ts';
import { rowTemplate } from './parts.ts';

/**
 * A virtualised table of 10,000 records: fourteen rows, absolutely positioned, that are reused for other records by changing their texts in place.
 *
 * With `?lie` the page itself paints somebody else's colour over every third face, to show that whoever judges the screen would notice.
 */
export const virtualPage = (): Page => ({
  title: 'Virtualised',
  kind: 'moving',
  moving: { script: 'virtual.js' },
  main: html`<h1 tabindex="-1">10,000 records</h1>
      <div class="moving-viewport" tabindex="0"><div class="moving-extent"></div></div>
      ${rowTemplate(memberOf(0))}`,
});
