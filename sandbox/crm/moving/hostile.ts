import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf, membersOf } from './members.ts';
import { recordRow, rowTemplate } from './parts.ts';

/**
 * A page that makes life hard. `?what=remover` takes every element of the extension's away as soon as it comes; `?what=thrower` throws in its own mutation
 * observer and in the reactions of custom elements by the extension's names; `?what=storm` changes something a hundred times a second, in and around its
 * contacts, for as many seconds as `?seconds=` says, and 100,000 times at once when its button is pressed.
 */
export const hostilePage = (): Page => ({
  title: 'Hostile',
  kind: 'moving',
  moving: { script: 'hostile.js' },
  main: html`<h1 tabindex="-1">Hostile</h1>
      <p><button type="button" class="button" id="at-once">100,000 changes</button> <span id="ticker">0</span></p>
      <div class="moving-list">${membersOf(0, 10).map(recordRow)}</div>
      ${rowTemplate(memberOf(0))}`,
});
