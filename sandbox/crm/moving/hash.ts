import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf } from './members.ts';
import { rowTemplate } from './parts.ts';

/** Routes in the address's hash: the list's first row is the very element that shows a record. */
export const hashPage = (): Page => ({
  title: 'Hash routes',
  kind: 'moving',
  moving: { script: 'hash.js' },
  main: html`<h1 tabindex="-1">Hash routes</h1><div class="moving-list"></div>${rowTemplate(memberOf(0))}`,
});
