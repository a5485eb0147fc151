/**
 * Everything that a page can do to whoever paints on it. Each attack is a function that returns what it learned: `rows`, a line for each contact, which must
 * all be alike, and `page`, what is no single contact's. Those that watch begin before anything is painted; those that act come one after the other, once
 * everything is there, the gentlest first.
 */
import * as ground from './ground.js';
import { hands } from './hands.js';
import { messages } from './messages.js';
import { movement } from './movement.js';
import { structure } from './structure.js';
import { styleWatchers } from './style-watchers.js';
import { styles } from './styles.js';
import { inviteCopy, invitePaste, text, textWatchers } from './text.js';
import { timing } from './timing.js';
import { traffic } from './traffic.js';
import { worlds } from './worlds.js';

/** Milliseconds that one attack may take. */
const patience = 30_000;

/** Milliseconds within which whoever paints there has mended what an attack did. */
const mendingPatience = 20_000;

/** @param from what it may wait for. */
async function carriedOut(attack, from) {
  const late = from.then(() => ground.sleep(patience)).then(() => ({ failed: 'It took too long.' }));
  try {
    return await Promise.race([attack(), late]);
  } catch (fault) {
    return { failed: String(fault) };
  }
}

const named = (attacks) => attacks.map((attack) => [attack.name, attack]);
const watching = named([...worlds, ...traffic, ...timing, ...styleWatchers, ...textWatchers]).map(([name, attack]) => [
  name,
  carriedOut(attack, ground.painted),
]);
const acting = named([...text, ...structure, ...styles, ...messages, ...hands, ...movement]);

const widthOf = (element) => element?.getBoundingClientRect().width ?? 0;

/** Whether everybody has what is painted over them, at the size of what is below; the stand-in has its own sizes. */
const isWhole = (row) =>
  ground.strangersIn(row).length > 0 &&
  (document.body.classList.contains('naive') || widthOf(ground.skinOf(row)) === widthOf(row.querySelector('.face')));

/** What an attack did to the page is mended first, by whoever paints there. */
async function untilPaintedAgain() {
  const end = performance.now() + mendingPatience;
  while (!ground.rows.every(isWhole)) {
    if (performance.now() > end) throw new Error('There is nothing to attack.');
    await ground.sleep(50);
  }
}

window.attacks = {
  inviteCopy,
  invitePaste,
  /** What those learned that watch. */
  async watched() {
    ground.sayPainted();
    const learned = {};
    for (const [name, attack] of watching) learned[name] = await attack;
    return learned;
  },
  /** Those that act, in their order. */
  acting: acting.map(([name]) => name),
  /**
   * @param told what an attacker may have found out elsewhere: the extension's address and what is packed in it; and whether nobody paints, and there is
   * nothing to wait for.
   */
  act: (name, told) =>
    carriedOut(async () => {
      if (!told.isEmpty) await untilPaintedAgain();
      return new Map(acting).get(name)(told);
    }, ground.painted),
};
