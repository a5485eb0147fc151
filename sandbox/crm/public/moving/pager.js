/** Next and previous reuse one form, as a CRM's pager does: nothing of it is ever replaced. */
import { memberOf, show } from './records.js';

const form = document.querySelector('form.moving-form');
const query = new URLSearchParams(location.search);
const order = query.get('order') ?? 'url-first';
const late = query.get('value') === 'late';
let record = 0;

/** As long as an answer of the CRM's own server takes. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 60));

async function moveTo(next) {
  record = next;
  const member = memberOf(record);
  const follow = () => history.pushState(null, '', `${location.pathname}${location.search}#${record}`);
  if (order === 'url-first') {
    follow();
    await moment();
  }
  show(form, member);
  if (late) await moment();
  form.elements.linkedin.value = member.urn;
  if (order === 'url-last') {
    await moment();
    follow();
  }
}

document.querySelector('#next').addEventListener('click', () => moveTo(record + 1));
document.querySelector('#previous').addEventListener('click', () => moveTo(Math.max(0, record - 1)));
