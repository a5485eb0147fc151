/** Fourteen rows for 10,000 records: what scrolls out at one end is used again at the other. */
import { memberOf, rowsFor, show } from './records.js';

const records = 10_000;
const rowHeight = 48;
const viewport = document.querySelector('.moving-viewport');
const lies = new URLSearchParams(location.search).has('lie');
const rows = rowsFor(0, 14);
const shown = new Map();

function place() {
  const first = Math.min(Math.floor(viewport.scrollTop / rowHeight), records - rows.length);
  for (let record = first; record < first + rows.length; record += 1) {
    const row = rows[record % rows.length];
    if (shown.get(row) === record) continue;
    shown.set(row, record);
    row.style.top = `${record * rowHeight}px`;
    show(row, memberOf(record));
    if (lies && record % 3 === 0) lieOn(row, record);
  }
}

function lieOn(row, record) {
  const face = row.querySelector('.face');
  face.classList.add('lying');
  face.style.background = memberOf(record + 1).colour;
}

document.querySelector('.moving-extent').style.height = `${records * rowHeight}px`;
viewport.append(...rows);
viewport.addEventListener('scroll', place);
place();
