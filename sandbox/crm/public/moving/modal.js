/** A modal over the list, with one record element for whomever it is opened for. */
import { memberOf, show } from './records.js';

const modal = document.querySelector('dialog');
let record = 20;

document.querySelector('#open').addEventListener('click', () => modal.showModal());
document.querySelector('#close').addEventListener('click', () => modal.close());
document.querySelector('#next').addEventListener('click', () => {
  record += 1;
  show(modal.querySelector('.moving-contact'), memberOf(record));
});
