import { html } from 'hono/html';
import { fullName } from '../contacts.ts';
import type { Page } from '../layout.ts';
import { memberOf, urnOf } from './members.ts';
import { face, plate } from './parts.ts';

/**
 * One form that next and previous reuse: the reference stands in an input's value, the name in a text node changed in place.
 *
 * `?order=` says when the address follows, if at all: `url-first`, `url-last` or `no-url`. With `?value=late` the reference is filled in a moment after the name.
 */
export function pagerPage(): Page {
  const member = memberOf(0);
  return {
    title: 'Pager',
    kind: 'moving',
    moving: { script: 'pager.js' },
    main: html`<h1 tabindex="-1">One form for every record</h1>
      <p><button type="button" class="button" id="previous">Previous</button> <button type="button" class="button" id="next">Next</button></p>
      <form class="moving-form" autocomplete="off">
        ${plate(member.colour)}${face}<span class="contact-name">${fullName(member)}</span>
        <label>LinkedIn <input name="linkedin" value="${urnOf(member)}"></label>
      </form>`,
  };
}
