import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf } from './members.ts';
import { rowTemplate } from './parts.ts';

/**
 * Contacts in open shadow roots, one within another, a second after the page is there: their host comes with them, or with `?how=upgraded` has stood there all
 * the time and is defined only then, of which no mutation tells.
 */
export const shadowPage = (): Page => ({
  title: 'Shadow roots',
  kind: 'moving',
  moving: { script: 'shadow.js' },
  main: html`<h1 tabindex="-1">Shadow roots</h1><div id="late"></div>${rowTemplate(memberOf(0))}`,
});
