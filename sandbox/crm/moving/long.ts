import { html } from 'hono/html';
import type { Page } from '../layout.ts';
import { membersOf } from './members.ts';
import { recordRow } from './parts.ts';

const mostRows = 20_000;

/** A plain list of as many rows as `?rows=` asks for, as the server wrote it; 100 without it. */
export function longPage(query: URLSearchParams): Page {
  const asked = Number(query.get('rows') ?? 100);
  const rows = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, mostRows) : 100;
  return {
    title: `${rows} rows`,
    kind: 'moving',
    moving: {},
    main: html`<h1 tabindex="-1">${rows} records</h1><div class="moving-list">${membersOf(0, rows).map(recordRow)}</div>`,
  };
}
