import { html } from 'hono/html';
import { crowd, crowdPageLength, inCrm } from '../../world/crowd.ts';
import type { Page } from '../layout.ts';
import { recordRow } from './parts.ts';

/** One page, from `?page=1`, of people whom the CRM writes otherwise than LinkedIn does. */
export function crowdPage(query: URLSearchParams): Page {
  const page = Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1);
  const shown = crowd.slice((page - 1) * crowdPageLength, page * crowdPageLength);
  return {
    title: `Crowd, page ${page}`,
    kind: 'moving',
    moving: {},
    main: html`<h1 tabindex="-1">Crowd</h1><div class="moving-list">${shown.map((member) => recordRow(inCrm(member)))}</div>`,
  };
}
