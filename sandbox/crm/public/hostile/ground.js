/** What every attack stands on: the page's own rows, and whatever stands in them that the page did not put there. */

// The rows come only now, when whatever watches is about to: nobody can paint before.
document.body.prepend(document.querySelector('#rows').content);

/** The contacts; `me` is where the page shows its own user, with the viewer's picture. */
export const rows = [...document.querySelectorAll('.attacked-row:not(.me)')];
export const me = document.querySelector('.me');
const all = [...rows, me];

const own = '.face, .contact-name, .linkedin-member';
export const strangersIn = (row) => [...row.querySelectorAll('*')].filter((element) => !element.matches(own));
export const slotOf = (row) => row.querySelector('vis-a-vis-picture');
export const skinOf = (row) => slotOf(row)?.firstElementChild ?? null;

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

let paint;
/** Settles when whoever drives the page has seen on the screen that every picture is there: a page can't know. */
export const painted = new Promise((resolve) => {
  paint = resolve;
});
let over = false;
export const isPainted = () => over;
export function sayPainted() {
  over = true;
  paint();
}

/** What the page itself wrote into a row is no news, and differs from row to row. */
const masked = (row, value) =>
  (JSON.stringify(value) ?? 'nothing').replaceAll(row.querySelector('.linkedin-member').textContent, '#');

/** What was learned of each row, and of the one with the page's user. */
export const ofEach = (learn) => ({
  rows: rows.map((row) => masked(row, learn(row))),
  me: masked(me, learn(me)),
});

/** The same where learning takes time: one row after the other. */
export async function ofEachInTurn(learn) {
  const learned = new Map();
  for (const row of all) learned.set(row, await learn(row));
  return ofEach((row) => learned.get(row));
}

/** What was learned of the page as a whole, each thing once. */
export const ofPage = (things) => ({ page: [...new Set(things.map((thing) => JSON.stringify(thing)))].sort() });

/** Notes by row, of whatever happens in it. */
export function notes() {
  const noted = new Map(all.map((row) => [row, []]));
  return {
    note(node, what) {
      const row = all.find((one) => one.contains(node));
      noted.get(row)?.push(what);
    },
    learned: () => ofEach((row) => noted.get(row)),
    /** Where the order in which rows were touched is the page's own doing. */
    learnedInAnyOrder: () =>
      ofEach((row) =>
        noted
          .get(row)
          ?.map((one) => JSON.stringify(one))
          .sort(),
      ),
  };
}

/** Whether an address, or a line of a stack, is that of one of this page's own scripts; the stand-in's are somebody else's. */
export const isOwnScript = (address) => /\/(watch|hostile\/(?!naive)[a-z-]+)\.js/.test(address);

/** For an attack that this browser has nothing for. */
export const isAbsent = (why) => ({ absent: why });

/** Calls for each element that whoever paints puts into a row, as it comes. @returns ends it. */
export function eachStranger(call) {
  const known = new WeakSet();
  const follow = () => {
    for (const element of rows.flatMap(strangersIn)) {
      if (!known.has(element)) call(element);
      known.add(element);
    }
  };
  const observer = new MutationObserver(follow);
  observer.observe(document, { childList: true, subtree: true });
  follow();
  return () => observer.disconnect();
}
