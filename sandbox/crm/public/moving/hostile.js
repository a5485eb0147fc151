/** One of several ways to make life hard for whoever paints on this page. */
import { asked, memberOf, show } from './records.js';

const rows = [...document.querySelectorAll('.moving-list > *')];
const ticker = document.querySelector('#ticker');

const ways = {
  remover() {
    window.removals = 0;
    const remove = () => {
      for (const strange of document.querySelectorAll('vis-a-vis-picture, vis-a-vis-card')) {
        window.removals += 1;
        strange.remove();
      }
    };
    new MutationObserver(remove).observe(document, { childList: true, subtree: true });
    remove();
  },

  thrower() {
    const thrown = () => {
      throw new Error('This page throws.');
    };
    new MutationObserver(thrown).observe(document, { childList: true, subtree: true, attributes: true });
    for (const name of ['vis-a-vis-picture', 'vis-a-vis-card'])
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback = thrown;
          disconnectedCallback = thrown;
          attributeChangedCallback = thrown;
          static observedAttributes = ['style', 'class', 'role', 'aria-hidden', 'aria-label'];
        },
      );
  },

  /** Ten changes every tenth of a second: in contacts, where nobody reads, and beside them. */
  storm() {
    let count = 0;
    const end = performance.now() + asked('seconds', 10) * 1000;
    const timer = setInterval(() => {
      for (let turn = 0; turn < 5; turn += 1) {
        count += 1;
        ticker.textContent = String(count);
        rows[count % rows.length].querySelector('.row-note').firstChild.data = String(count);
      }
      if (performance.now() > end) clearInterval(timer);
    }, 100);
  },
};

/** Everything at once, and at the end every row is somebody else's. */
function changeAtOnce() {
  for (let count = 0; count < 100_000; count += 1) {
    if (count % 4 === 0) ticker.textContent = String(count);
    else if (count % 4 === 1) rows[count % rows.length].querySelector('.row-note').firstChild.data = String(count);
    else if (count % 4 === 2) rows[count % rows.length].classList.toggle('seen');
    else ticker.append(document.createElement('i'));
  }
  ticker.textContent = 'done';
  for (const [index, row] of rows.entries()) show(row, memberOf(index + 30));
}

document.querySelector('#at-once').addEventListener('click', changeAtOnce);
ways[new URLSearchParams(location.search).get('what')]?.();
