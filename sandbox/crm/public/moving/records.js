/** Who the records are about, and the rows that show them. */

const members = await (await fetch('/members.json')).json();

/** The member of a record, from 0. */
export const memberOf = (record) => members[record % members.length];

/** Changes a row, or whatever else is made like one, in place: its nodes stay, what they say is another member's. */
export function show(row, member) {
  row.querySelector('.swatch').setAttribute('fill', member.colour);
  row.querySelector('.contact-name').firstChild.data = member.name;
  const written = row.querySelector('.linkedin-member');
  if (written) written.firstChild.data = member.urn;
}

/** A new row for a record. */
export function rowFor(record) {
  const row = document.querySelector('#row').content.firstElementChild.cloneNode(true);
  show(row, memberOf(record));
  return row;
}

export const rowsFor = (first, count) => Array.from({ length: count }, (_, index) => rowFor(first + index));

/** A number in the page's query, or what it is without one. */
export const asked = (name, otherwise) => Number(new URLSearchParams(location.search).get(name) ?? otherwise);
