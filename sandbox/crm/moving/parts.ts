import { html } from 'hono/html';
import type { Person } from '../../world/people.ts';
import { fullName } from '../contacts.ts';
import type { Html } from '../parts.ts';
import { urnOf } from './members.ts';

/**
 * What a frame of the screen is judged by (`test/scenario/frames.ts`): a mark in a colour that no portrait has, beside it the colour of the member's portrait
 * as the page itself knows it, and 8 pixels further the place of the face. All are 40 pixels high.
 */
export function plate(colour: string): Html {
  return html`<svg class="plate" width="24" height="40" aria-hidden="true"><rect width="3" height="40" fill="#ff00ff"/><rect class="swatch" x="3" width="21" height="40" fill="${colour}"/></svg>`;
}

/** Where a covering picture goes. */
export const face = html`<span class="face" aria-hidden="true"></span>`;

/** A record as a row, its member's URN as text. */
export function recordRow(member: Person): Html {
  return html`<div class="moving-contact">${plate(member.colour)}${face}<span class="contact-name">${fullName(member)}</span><span class="linkedin-member">${urnOf(member)}</span><span class="row-note">–</span></div>`;
}

/** What the pages' scripts make rows of. */
export function rowTemplate(member: Person): Html {
  return html`<template id="row">${recordRow(member)}</template>`;
}
