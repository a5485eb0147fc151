/** Moving, removing and refilling what stands in the page, to see how whoever put it there answers. */
import { notes, ofEach, ofEachInTurn, rows, skinOf, sleep, slotOf, strangersIn } from './ground.js';

/** Once nothing has changed for a second: what a change leads to comes in several steps, between which a busy machine takes its time. */
const settled = () =>
  new Promise((done) => {
    let end;
    const observer = new MutationObserver(() => wait());
    const wait = () => {
      clearTimeout(end);
      end = setTimeout(() => {
        observer.disconnect();
        done();
      }, 1000);
    };
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  });

const formOf = (row) =>
  strangersIn(row).map((element) => [element.localName, element.outerHTML.length, element.isConnected]);

async function mutationsDuring(what) {
  const seen = notes();
  const observer = new MutationObserver((records) => {
    for (const { target, type, attributeName, addedNodes, removedNodes } of records)
      if (target.localName !== 'span' || type !== 'characterData')
        seen.note(target, [type, target.nodeName, attributeName, addedNodes.length, removedNodes.length]);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  await what();
  await settled();
  observer.disconnect();
  return seen.learnedInAnyOrder();
}

/** A row with somebody else's reference, and back again. */
const swappedReferences = () =>
  mutationsDuring(async () => {
    const cells = rows.map((row) => row.querySelector('.linkedin-member').firstChild);
    const former = cells.map(({ data }) => data);
    for (const [index, cell] of cells.entries()) cell.data = former[(index + 1) % former.length];
    await settled();
    for (const [index, cell] of cells.entries()) cell.data = former[index];
  });

/** Names that are markup; whether any of it comes to life is seen in the whole page. */
async function markupInNames() {
  const markup =
    '<img src="/hostile/probe?markup" onerror="window.cameToLife = 1"><script>window.cameToLife = 2</script>';
  const names = rows.map((row) => row.querySelector('.contact-name'));
  for (const name of names) name.textContent = markup;
  await settled();
  const learned = ofEach((row) => [formOf(row), row.querySelector('img')?.outerHTML ?? null]);
  for (const name of names) name.textContent = 'Robin Example';
  await settled();
  return { ...learned, page: window.cameToLife ? ['It came to life.'] : [] };
}

const removedSlots = () =>
  mutationsDuring(() => {
    for (const row of rows) for (const element of strangersIn(row)) element.remove();
  });

const movedSlots = () =>
  mutationsDuring(() => {
    const slots = rows.map(slotOf);
    for (const [index, row] of rows.entries()) {
      const slot = slots[(index + 1) % slots.length];
      if (slot) row.append(slot);
    }
  });

async function adoptedSlots() {
  const holder = document.createElement('iframe');
  document.body.append(holder);
  const learned = await ofEachInTurn(async (row) => {
    const slot = slotOf(row);
    if (!slot) return null;
    const { parentNode, nextSibling } = slot;
    holder.contentDocument.body.append(slot);
    const form = [
      slot.shadowRoot?.innerHTML,
      skinOf({ querySelector: () => slot })?.shadowRoot?.innerHTML,
      slot.getBoundingClientRect().width,
    ];
    parentNode.insertBefore(slot, nextSibling);
    return form;
  });
  holder.remove();
  await settled();
  return learned;
}

const refilledSkins = () =>
  mutationsDuring(() => {
    for (const row of rows) {
      const skin = skinOf(row);
      const slotted = Object.assign(document.createElement('b'), { textContent: 'slotted', slot: '' });
      skin?.append(slotted);
      slotted.remove();
    }
  });

/** A target that is twice as large, which whoever paints over it has to follow. */
async function largerTargets() {
  const seen = notes();
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) seen.note(target, [target.localName, Math.round(contentRect.width)]);
  });
  for (const row of rows) for (const element of strangersIn(row)) sizes.observe(element);
  for (const row of rows) row.querySelector('.face').style.cssText = 'width: 30px; height: 30px';
  await settled();
  for (const row of rows) row.querySelector('.face').removeAttribute('style');
  await settled();
  sizes.disconnect();
  return seen.learned();
}

/** As many as a page may well list, of every kind in turn, and one over a hundred of them seen. */
async function plantedReferences({ planted = 2_000 }) {
  const list = document.createElement('div');
  const kinds = rows.map((row) => row.querySelector('.linkedin-member').textContent);
  for (let count = 0; count < planted; count += 1) {
    const row = rows[0].cloneNode(true);
    for (const stranger of row.querySelectorAll('vis-a-vis-picture')) stranger.remove();
    row.querySelector('.linkedin-member').textContent = kinds[count % kinds.length];
    list.append(row);
  }
  document.body.append(list);
  await sleep(1_500);
  const forms = kinds.map(() => new Set());
  for (const [count, row] of [...list.children].entries())
    for (const element of row.querySelectorAll('vis-a-vis-picture'))
      forms[count % kinds.length].add(
        JSON.stringify([element.outerHTML, element.shadowRoot?.innerHTML, element.getBoundingClientRect().width]),
      );
  list.remove();
  await settled();
  return { rows: forms.map((form, index) => [...form].sort().join().replaceAll(kinds[index], '#')) };
}

/** Nobody to be painted and everybody again, over and over, at another address each time: what paints may be brought anew, and to whom it comes may be told by what stands there in the end. */
async function wantedAgain() {
  const address = location.href;
  for (let turn = 0; turn < 12; turn += 1) {
    const places = rows.map((row) => [row, row.parentNode, row.nextSibling]);
    for (const row of rows) row.remove();
    history.replaceState(null, '', `#${turn}`);
    await sleep(turn * 15);
    for (const [row, parent, next] of places.reverse()) parent.insertBefore(row, next);
    await sleep(turn * 15);
  }
  history.replaceState(null, '', address);
  await settled();
  return ofEach(formOf);
}

/** The page says that it goes away, and comes back, without doing either. */
const forgedDeparture = () =>
  mutationsDuring(async () => {
    for (const type of ['pagehide', 'pageshow', 'freeze', 'resume']) {
      for (const target of [window, document]) target.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      await sleep(50);
    }
  });

// Whoever takes a slot away again and again is left alone, so what does comes last.
export const movement = [
  swappedReferences,
  markupInNames,
  largerTargets,
  refilledSkins,
  plantedReferences,
  wantedAgain,
  forgedDeparture,
  adoptedSlots,
  movedSlots,
  removedSlots,
];
