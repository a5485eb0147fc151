import { readFileSync } from 'node:fs';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const names = [
  'harbour.css',
  'frame.css',
  'lists.css',
  'record.css',
  'board.css',
  'directory.css',
  'harbour.js',
  'watch.js',
  'sw.js',
  'harbour.svg',
  'moving/moving.css',
  'moving/records.js',
  'moving/virtual.js',
  'moving/pager.js',
  'moving/endless.js',
  'moving/hash.js',
  'moving/modal.js',
  'moving/shadow.js',
  'moving/rerender.js',
  'moving/hostile.js',
  'hostile/attacks.css',
  'hostile/attacks.js',
  'hostile/ground.js',
  'hostile/text.js',
  'hostile/structure.js',
  'hostile/styles.js',
  'hostile/style-watchers.js',
  'hostile/traffic.js',
  'hostile/timing.js',
  'hostile/worlds.js',
  'hostile/messages.js',
  'hostile/hands.js',
  'hostile/movement.js',
  'hostile/naive.js',
  'hostile/naive-card.js',
] as const;

/** A file of `public/` as it is answered: `path` begins with a slash. */
type PublicFile = { readonly path: string; readonly type: string; readonly content: string };

/** The CRM's styles, scripts and mark, read afresh. */
export function publicFiles(): readonly PublicFile[] {
  return names.map(publicFile);
}

/** One file of `public/`, by its name. */
export const publicFile = (name: string): PublicFile => ({
  path: `/${name}`,
  type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
  content: readFileSync(new URL(`./public/${name}`, import.meta.url), 'utf8'),
});
