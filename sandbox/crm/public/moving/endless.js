/** Rows come as the end comes near; from the sixtieth on, only when somebody asks for more. */
import { rowsFor } from './records.js';

const list = document.querySelector('.moving-list');
const more = document.querySelector('#more');
const step = 20;
const byThemselves = 60;

const end = document.querySelector('#end');

function append() {
  list.append(...rowsFor(list.children.length, step));
  more.hidden = list.children.length < byThemselves;
  // Looked out for anew: an end that is near still, or again before anybody has looked, would not be told of.
  watch.unobserve(end);
  watch.observe(end);
}

const watch = new IntersectionObserver(
  (entries) => {
    if (more.hidden && entries.some(({ isIntersecting }) => isIntersecting)) append();
  },
  { rootMargin: '200px' },
);
watch.observe(end);
more.addEventListener('click', append);
