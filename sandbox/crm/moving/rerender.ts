import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { memberOf } from './members.ts';
import { rowTemplate } from './parts.ts';

/**
 * A framework that draws its list anew every 300 ms, each time moved on by one record: with `?how=whole` all of it at once, with `?how=patch` child by child,
 * where it throws out whatever it did not put there itself. `?times=` says how often, 12 without it; then it rests.
 */
export const rerenderPage = (): Page => ({
  title: 'Drawn anew',
  kind: 'moving',
  moving: { script: 'rerender.js' },
  main: html`<h1 tabindex="-1">Drawn anew</h1><div class="moving-list"></div>${rowTemplate(memberOf(0))}`,
});
