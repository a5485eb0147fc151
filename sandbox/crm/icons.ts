import { html, raw } from 'hono/html';

/** Strokes on a grid of 20, in the colour of the text around them. */
const strokes = {
  contacts: '<circle cx="10" cy="6.8" r="3.1"/><path d="M3.8 16.6c.5-3.3 3-5.1 6.2-5.1s5.7 1.8 6.2 5.1"/>',
  companies:
    '<path d="M4 16.8V4.7c0-.7.5-1.2 1.2-1.2h5.1c.7 0 1.2.5 1.2 1.2v12.1M11.5 8.5h3.3c.7 0 1.2.5 1.2 1.2v7.1M2.5 16.8h15M6.8 7h2M6.8 10h2M6.8 13h2"/>',
  deals: '<path d="M3.2 4.2h3.4v11.6H3.2zM8.3 4.2h3.4v7.6H8.3zM13.4 4.2h3.4v9.6h-3.4z"/>',
  search: '<circle cx="8.8" cy="8.8" r="5"/><path d="m12.6 12.6 4 4"/>',
  previous: '<path d="M12 4.8 6.8 10l5.2 5.2"/>',
  next: '<path d="M8 4.8 13.2 10 8 15.2"/>',
  down: '<path d="m5.5 8 4.5 4.5L14.5 8"/>',
  close: '<path d="m5.8 5.8 8.4 8.4M14.2 5.8l-8.4 8.4"/>',
  email: '<rect x="2.8" y="4.6" width="14.4" height="10.8" rx="1.6"/><path d="m3.4 6 6.6 5 6.6-5"/>',
  call: '<path d="M6.6 3.4 8.2 7 6.5 8.5a9.6 9.6 0 0 0 5 5L13 11.8l3.6 1.6v2.4c0 .6-.5 1-1.1 1A12.4 12.4 0 0 1 3.2 4.5c0-.6.4-1.1 1-1.1z"/>',
  meeting: '<rect x="3.2" y="4.4" width="13.6" height="12" rx="1.6"/><path d="M3.2 8.2h13.6M6.9 2.9v3M13.1 2.9v3"/>',
} as const;

export type IconName = keyof typeof strokes;

/** A decorative icon: what it stands for must be said in text beside it or in a label. */
export function icon(name: IconName, size: 'icon-small' | '' = '') {
  return html`<svg class="icon ${size}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${raw(strokes[name])}</svg>`;
}
