/** A component with its rows in an open shadow root, and another component within that. It is defined when the page has long been there. */
import { rowsFor } from './records.js';

/** At hand when the rows come, so that none is ever seen without. */
const style = new CSSStyleSheet();
const sheets = ['/harbour.css', '/moving/moving.css'].map(async (address) => (await fetch(address)).text());
style.replaceSync((await Promise.all(sheets)).join('\n'));

class RecordList extends HTMLElement {
  connectedCallback() {
    const first = Number(this.getAttribute('first'));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(...rowsFor(first, 4));
    if (first === 0) root.append(recordList(10));
  }
}

function recordList(first) {
  const list = document.createElement('record-list');
  list.setAttribute('first', String(first));
  return list;
}

const late = document.querySelector('#late');
if (new URLSearchParams(location.search).get('how') === 'upgraded') late.append(recordList(0));
setTimeout(() => {
  customElements.define('record-list', RecordList);
  if (late.childElementCount === 0) late.append(recordList(0));
}, 1_000);
