/** Doing what only a person should: clicks, keys, the focus, and what is laid over or under the pictures. */
import { isAbsent, notes, ofEach, ofEachInTurn, ofPage, rows, sleep, strangersIn } from './ground.js';

const middleOf = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true, cancelable: true };
};

const cards = () => document.querySelectorAll('vis-a-vis-card').length;

/** @returns what a row and the page were changed into by events that nobody made with their hands. */
async function forgedClicks() {
  return ofEachInTurn(async (row) => {
    const strangers = strangersIn(row).flatMap((element) => [
      element,
      ...(element.shadowRoot?.querySelectorAll('*') ?? []),
    ]);
    for (const target of [row.querySelector('.face'), ...strangers]) {
      for (const type of ['pointerover', 'pointerenter', 'pointermove', 'pointerdown', 'pointerup', 'click'])
        target.dispatchEvent(new PointerEvent(type, middleOf(row.querySelector('.face'))));
      for (const type of ['mouseover', 'mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'])
        target.dispatchEvent(new MouseEvent(type, middleOf(row)));
    }
    await sleep(20);
    return [cards(), strangersIn(row).map((element) => element.getAttribute('data-state'))];
  });
}

/** Long enough for what opens after a rest. */
async function forgedRest() {
  const [row] = rows;
  for (let turn = 0; turn < 4; turn += 1) {
    for (const target of [row.querySelector('.face'), ...strangersIn(row)])
      for (const type of ['pointerover', 'pointermove', 'mouseover', 'mousemove'])
        target.dispatchEvent(new PointerEvent(type, middleOf(row.querySelector('.face'))));
    await sleep(200);
  }
  return ofPage([['cards', cards()]]);
}

async function forgedKeys() {
  const keys = [
    { key: 'L', code: 'KeyL', altKey: true, shiftKey: true },
    { key: 'Enter' },
    { key: ' ' },
    { key: 'Escape' },
    { key: 'Tab' },
  ];
  return ofEachInTurn(async (row) => {
    for (const target of [row, ...strangersIn(row), window])
      for (const key of keys)
        for (const type of ['keydown', 'keypress', 'keyup'])
          target.dispatchEvent(new KeyboardEvent(type, { ...key, bubbles: true, composed: true }));
    await sleep(5);
    return [cards(), strangersIn(row).map((element) => element.getAttribute('data-state'))];
  });
}

function stolenFocus() {
  return ofEach((row) =>
    strangersIn(row).map((element) => {
      element.focus();
      const taken = [document.activeElement?.localName, element.tabIndex, element.shadowRoot?.activeElement?.localName];
      document.activeElement?.blur();
      return taken;
    }),
  );
}

async function forgedDrag() {
  const seen = [];
  const note = (event) => seen.push([...(event.dataTransfer?.types ?? [])]);
  addEventListener('dragstart', note);
  const learned = ofEach((row) => {
    seen.length = 0;
    for (const element of strangersIn(row))
      element.dispatchEvent(
        new DragEvent('dragstart', { bubbles: true, composed: true, dataTransfer: new DataTransfer() }),
      );
    return [seen.flat(), strangersIn(row).map(({ draggable }) => draggable)];
  });
  removeEventListener('dragstart', note);
  return learned;
}

const outcome = async (ask) => {
  try {
    return await ask();
  } catch ({ name }) {
    return name;
  }
};

/** Pixels, by whatever can be drawn. */
async function drawnSlots() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
  const pen = canvas.getContext('2d');
  const pixels = () => [...pen.getImageData(4, 4, 1, 1).data];
  return ofEachInTurn(async (row) => {
    const found = [];
    const inside = strangersIn(row).flatMap((element) => [
      element,
      ...(element.shadowRoot?.querySelectorAll('img, canvas') ?? []),
    ]);
    for (const element of inside) {
      pen.clearRect(0, 0, 40, 40);
      found.push(
        await outcome(() => pen.drawImage(element, 0, 0, 40, 40) ?? pixels()),
        await outcome(async () => (await createImageBitmap(element)).width),
      );
    }
    return found;
  });
}

async function drawnElements() {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  const draw = pen.drawElementImage ?? pen.drawElement;
  if (!draw) return isAbsent('The browser draws no elements into a canvas.');
  return ofEachInTurn((row) => outcome(() => draw.call(pen, row, 0, 0) ?? [...pen.getImageData(20, 20, 1, 1).data]));
}

/** A row as a picture of its own markup. */
async function foreignObjects() {
  return ofEachInTurn(async (row) => {
    const markup = [...strangersIn(row)]
      .map((element) => new XMLSerializer().serializeToString(element.shadowRoot ?? element))
      .join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><foreignObject width="40" height="40"><div xmlns="http://www.w3.org/1999/xhtml">${markup}</div></foreignObject></svg>`;
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await outcome(() => picture.decode());
    return [picture.naturalWidth, /<(img|canvas)/.test(markup)];
  });
}

/** What is laid over, made clear or turned away: whether anything answers to it. */
async function coveringTricks() {
  const tricks = [
    'opacity: 0',
    'filter: invert(1)',
    'transform: translateX(20px)',
    'clip-path: inset(50%)',
    'mix-blend-mode: difference',
    'visibility: hidden',
    'pointer-events: none',
  ];
  const seen = notes();
  for (const trick of tricks) {
    document.body.style.cssText = trick;
    for (const row of rows) row.style.cssText = trick;
    await sleep(30);
    for (const row of rows) {
      const { clientX, clientY } = middleOf(row.querySelector('.face'));
      const there = document.elementFromPoint(clientX, clientY);
      seen.note(row, [trick, there?.localName, there?.className, cards()]);
    }
  }
  document.body.removeAttribute('style');
  for (const row of rows) row.removeAttribute('style');
  await sleep(400);
  return seen.learned();
}

async function forgedPrint() {
  const before = ofEach((row) => row.innerHTML);
  for (const type of ['beforeprint', 'afterprint']) dispatchEvent(new Event(type));
  await sleep(30);
  const after = ofEach((row) => row.innerHTML);
  return { rows: before.rows.map((row, index) => String(row === after.rows[index])) };
}

export const hands = [
  forgedClicks,
  forgedRest,
  forgedKeys,
  stolenFocus,
  forgedDrag,
  drawnSlots,
  drawnElements,
  foreignObjects,
  coveringTricks,
  forgedPrint,
];
