/** Rows come as the end comes near; from the sixtieth on, only when somebody asks for more. */
import { rowsFor } from './records.js';

const list = document.querySelector('.moving-list');
const more = document.querySelector('#more');
const step = 20;
const byThemselves = 60;

function append() {
  list.append(...rowsFor(list.children.length, step));
  more.hidden = list.children.length < byThemselves;
}

new IntersectionObserver(
  (entries) => {
    if (more.hidden && entries.some(({ isIntersecting }) => isIntersecting)) append();
  },
  { rootMargin: '200px' },
).observe(document.querySelector('#end'));
more.addEventListener('click', append);
