import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf, membersOf } from './members.ts';
import { recordRow } from './parts.ts';

/** Records in a modal over the list; the address stays as it is, and so does the modal's one record element. */
export const modalPage = (): Page => ({
  title: 'Modal',
  kind: 'moving',
  moving: { script: 'modal.js' },
  main: html`<h1 tabindex="-1">Modal</h1>
      <p><button type="button" class="button" id="open">Open</button></p>
      <div class="moving-list">${membersOf(0, 8).map(recordRow)}</div>
      <dialog>
        ${recordRow(memberOf(20))}
        <p><button type="button" class="button" id="next">Next</button> <button type="button" class="button" id="close">Close</button></p>
      </dialog>`,
});
