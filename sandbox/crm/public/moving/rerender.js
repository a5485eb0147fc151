/** A framework that draws its list anew again and again, by one of two ways. */
import { asked, memberOf, rowsFor, show } from './records.js';

const list = document.querySelector('.moving-list');
const rowCount = 10;
let left = asked('times', 12);
let first = 0;

/** All of it at once: no node of before is left. */
function drawWhole() {
  list.innerHTML = rowsFor(first, rowCount)
    .map((row) => row.outerHTML)
    .join('');
}

/** What the framework put there itself; all else it takes for a mistake. */
const own = new Set();

/** Child by child: what is there is changed, what is missing is made, and what is strange is thrown out. */
function patch() {
  if (own.size === 0) {
    list.append(...rowsFor(first, rowCount));
    for (const node of list.querySelectorAll('*')) own.add(node);
  }
  for (const [index, row] of [...list.children].entries()) {
    for (const child of [...row.children]) if (!own.has(child)) child.remove();
    show(row, memberOf(first + index));
  }
}

const draw = new URLSearchParams(location.search).get('how') === 'patch' ? patch : drawWhole;
draw();
const timer = setInterval(() => {
  if (left === 0) {
    clearInterval(timer);
    list.dataset.rests = '';
    return;
  }
  left -= 1;
  first += 1;
  draw();
}, 300);
