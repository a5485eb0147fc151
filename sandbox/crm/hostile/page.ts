import { html, raw } from 'hono/html';
import type { Html } from '../parts.ts';
import { type AttackedContact, attackedContacts } from './members.ts';

/** A site's own answer to whoever paints on it: nothing is forbidden, and everything that is loaded is reported. */
export const attackersPolicy = "default-src 'none'; script-src 'self'; report-uri /csp-report";

/** Everybody has the same name, so that whatever differs between two rows comes of the member. */
const name = 'Robin Example';

const row = (reference: string, kind = ''): Html =>
  html`<div class="attacked-row ${kind}"><span class="face"></span><span class="contact-name">${name}</span><span class="linkedin-member">${reference}</span></div>`;

/** Whether LinkedIn would show this member's picture to a viewer. */
const isShown = ({ kind }: AttackedContact, viewer: string): boolean =>
  ['open', 'small-source', viewer === 'anna' ? 'open-to-first' : 'open-to-second'].includes(kind);

/** What the naive stand-in is given, as an extension would have it from LinkedIn. */
function forTheNaive(viewer: string): Html {
  const members = attackedContacts.map((contact) => ({
    reference: contact.reference,
    picture: isShown(contact, viewer) ? `/hostile/media.licdn.com/dms/image/v2/${contact.member?.number}` : null,
  }));
  return html`<script type="application/json" id="naive">${raw(JSON.stringify({ viewer, members }))}</script>
    <script src="/hostile/naive.js" type="module"></script>`;
}

/**
 * A site that was allowed and then attacks (`public/hostile/`). `?member=` and a kind lists that member alone, large and without a line of text about them;
 * `?overlay=naive` has a naive overlay of the page's own in the extension's place, by which the attacks are seen to work, painted for `?viewer=`.
 */
export function attackingPage(query: URLSearchParams): Html {
  const alone = query.get('member');
  const isNaive = query.get('overlay') === 'naive';
  const listed = attackedContacts.filter(({ kind }) => alone === null || kind === alone);
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A site that attacks</title>
    <script src="/watch.js"></script>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/hostile/attacks.css">
    <script src="/hostile/attacks.js" type="module"></script>
  </head>
  <body class="${isNaive ? 'naive' : ''} ${alone === null ? '' : 'alone'}">
    <template id="rows">
      <div class="attacked-list">${listed.map(({ reference }) => row(reference))}</div>
      ${row('user-1001', 'me')}
    </template>
    ${isNaive ? forTheNaive(query.get('viewer') ?? 'anna') : ''}
  </body>
</html>`;
}

/** What the naive overlay shows in a frame, open to every page, and tells whoever holds it. */
export const naiveCard = (viewer: string): Html =>
  html`<!doctype html><title>Card</title><p>Signed in as ${viewer}</p><script src="/hostile/naive-card.js"></script>`;
