/** Reading what is painted as text. */
import { isAbsent, ofEach, ofEachInTurn, ofPage, painted, rows, skinOf, slotOf, strangersIn } from './ground.js';

/** What an overlay might write over somebody. */
const guesses = [
  'RE',
  'Private',
  'private',
  'unavailable',
  'LinkedIn',
  'Not found',
  'Anna',
  'Ben',
  'Lindqvist',
  'Okafor',
];

const selection = () => getSelection();

function selectAcross(row) {
  selection().removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(row);
  selection().addRange(range);
}

function selectedText() {
  return ofEach((row) => {
    selectAcross(row);
    return [selection().toString(), selection().rangeCount];
  });
}

function selectedPage() {
  document.execCommand('selectAll');
  let selected = selection().toString();
  selection().removeAllRanges();
  for (const own of document.querySelectorAll('.contact-name, .linkedin-member'))
    selected = selected.replaceAll(own.textContent, '');
  return ofPage(selected.split(/\s+/).filter(Boolean));
}

async function foundText() {
  const hits = new Map();
  for (const guess of guesses) {
    selection().removeAllRanges();
    for (let turn = 0; turn < 60 && window.find(guess, true, false, false); turn += 1) {
      const { anchorNode } = selection();
      const row = rows.find((one) => one.contains(anchorNode) || one.contains(anchorNode?.getRootNode().host));
      hits.set(row, [...(hits.get(row) ?? []), guess]);
    }
  }
  selection().removeAllRanges();
  return ofEach((row) => hits.get(row) ?? []);
}

function modifiedSelection() {
  return ofEach((row) => {
    const places = [];
    for (const unit of ['character', 'word', 'line']) {
      selection().collapse(row, 0);
      for (let turn = 0; turn < 8; turn += 1) {
        selection().modify('extend', 'forward', unit);
        places.push(`${selection().focusNode?.nodeName} ${selection().focusOffset} ${selection().toString()}`);
      }
    }
    selection().removeAllRanges();
    return places.map((place) => place.replace(/[\s\S]*Robin[\s\S]*/, 'the name'));
  });
}

function rangeText() {
  return ofEach((row) => {
    const range = document.createRange();
    range.selectNodeContents(slotOf(row) ?? row);
    const holder = document.createElement('div');
    holder.append(range.cloneContents());
    return [range.toString(), holder.innerHTML.length, range.getClientRects().length];
  });
}

const textProperties = () => ofEach((row) => ['innerText', 'textContent', 'outerText'].map((name) => row[name]));

function caretAtPoint() {
  const at = (x, y) => {
    if (document.caretPositionFromPoint) return document.caretPositionFromPoint(x, y);
    const range = document.caretRangeFromPoint(x, y);
    return range && { offsetNode: range.startContainer, offset: range.startOffset };
  };
  return ofEach((row) => {
    const { left, top, width, height } = row.querySelector('.face').getBoundingClientRect();
    return [0.1, 0.5, 0.9].map((part) => {
      const caret = at(left + width * part, top + height / 2);
      return caret && [caret.offsetNode?.nodeName, caret.offset, caret.offsetNode?.getRootNode().nodeName];
    });
  });
}

function composedRanges() {
  if (!Selection.prototype.getComposedRanges) return isAbsent('The browser has no getComposedRanges.');
  return ofEach((row) => {
    selectAcross(row);
    const shadowRoots = [slotOf(row)?.shadowRoot, skinOf(row)?.shadowRoot].filter(Boolean);
    const found = selection().getComposedRanges({ shadowRoots });
    return found.map(({ startContainer, endContainer }) =>
      [startContainer, endContainer].map(({ textContent }) => textContent),
    );
  });
}

function designMode() {
  document.designMode = 'on';
  document.execCommand('selectAll');
  const learned = ofEach((row) => {
    selectAcross(row);
    return [selection().toString().trim(), document.queryCommandState('bold'), document.queryCommandEnabled('copy')];
  });
  document.designMode = 'off';
  selection().removeAllRanges();
  return learned;
}

async function editedRow() {
  const learned = await ofEachInTurn(async (row) => {
    const worn = strangersIn(row).map((element) => [element, element.getAttribute('style')]);
    row.contentEditable = 'true';
    row.focus();
    selectAcross(row);
    const seen = [];
    const note = (event) =>
      seen.push([event.type, event.inputType, event.data, event.dataTransfer?.getData('text/html')]);
    for (const type of ['beforeinput', 'input']) row.addEventListener(type, note);
    document.execCommand('bold');
    document.execCommand('undo');
    for (const type of ['beforeinput', 'input']) row.removeEventListener(type, note);
    row.blur();
    row.removeAttribute('contenteditable');
    // Firefox takes back no more than the weight, and leaves it without its importance: whatever is looked at later would differ by that.
    for (const [element, style] of worn) if (style !== null) element.setAttribute('style', style);
    return [seen, row.textContent];
  });
  selection().removeAllRanges();
  return learned;
}

function copiedText() {
  return ofEach((row) => {
    selectAcross(row);
    let seen = null;
    const note = (event) => {
      seen = [[...(event.clipboardData?.types ?? [])], selection().toString()];
    };
    addEventListener('copy', note, { once: true });
    document.execCommand('copy');
    removeEventListener('copy', note);
    return seen;
  });
}

export const text = [
  selectedText,
  selectedPage,
  foundText,
  modifiedSelection,
  rangeText,
  textProperties,
  caretAtPoint,
  composedRanges,
  designMode,
  editedRow,
  copiedText,
];

/** What a person copies off the list and pastes into the page, once the page has talked them into it (`invitePaste`): every slot as the clipboard has it. */
async function pastedSelection() {
  const pasted = [];
  addEventListener('paste', ({ clipboardData }) => {
    const copied = new DOMParser().parseFromString(clipboardData.getData('text/html'), 'text/html');
    pasted.push(...[...copied.querySelectorAll('vis-a-vis-picture')].map(({ outerHTML }) => outerHTML));
  });
  await painted;
  return { rows: pasted };
}

/** Selects the list, to be copied. */
export function inviteCopy() {
  selection().selectAllChildren(document.querySelector('.attacked-list'));
}

/** Puts the cursor where it can be pasted. */
export function invitePaste() {
  const field = document.createElement('div');
  field.contentEditable = 'true';
  field.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 40px; height: 40px; overflow: hidden';
  document.body.append(field);
  addEventListener('input', () => field.remove(), { once: true });
  field.focus();
}

export const textWatchers = [pastedSelection];
