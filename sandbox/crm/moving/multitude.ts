import { html } from 'hono/html';
import { multitudeMember } from '../../world/multitude.ts';
import type { Page } from '../layout.ts';
import { recordRow } from './parts.ts';

/** A plain list of as many members of the multitude as `?rows=` says (100 without it), from `?first=` on: 1 without it. Nobody comes twice. */
export function multitudePage(query: URLSearchParams): Page {
  const asNumber = (name: string, otherwise: number, most: number) => {
    const asked = Number(query.get(name));
    return Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, most) : otherwise;
  };
  const rows = asNumber('rows', 100, 10_000);
  const first = asNumber('first', 1, 89_999);
  const members = Array.from({ length: rows }, (_, index) => multitudeMember(first + index));
  return {
    title: `Multitude from ${first}`,
    kind: 'moving',
    moving: {},
    main: html`<h1 tabindex="-1">Multitude</h1><div class="moving-list">${members.map(recordRow)}</div>`,
  };
}
