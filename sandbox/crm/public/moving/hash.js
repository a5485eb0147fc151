/** `#/list` shows a list, `#/record/7` a record, and the list's first row is the element that shows it. */
import { memberOf, rowsFor, show } from './records.js';

const list = document.querySelector('.moving-list');
const rows = rowsFor(0, 10);

function route() {
  const record = /^#\/record\/(\d+)$/.exec(location.hash)?.[1];
  const [first, ...others] = rows;
  show(first, memberOf(Number(record ?? 0)));
  if (record === undefined) list.replaceChildren(...rows);
  else for (const other of others) other.remove();
  if (!first.isConnected) list.append(first);
}

addEventListener('hashchange', route);
route();
