import { connected } from '../browser/native.ts';
import { hearNotices, reportToPopups, sayCardsWanted, sayHello } from '../browser/worker-channel.ts';
import type { PageReport } from '../contract/messages.ts';
import { openPage, type Page } from './page.ts';
import { createPaintingSource } from './painting.ts';
import { removeEverySlot } from './removal.ts';

/** Milliseconds after which a hidden tab lets go of its pictures. */
const hiddenFor = 10 * 60_000;

/** Milliseconds before a worker that did not answer is greeted again. */
const helloPauses = [500, 2_000, 5_000];

/** Where a running script says that it runs, in the world that only this extension's scripts share. */
const scope = globalThis as { visAVisRunning?: unknown; visAVisPage?: unknown; visAVisPaints?: unknown };

// An element of the page's with that id would stand under the name too.
if (typeof scope.visAVisRunning !== 'function' || !scope.visAVisRunning()) run();

/**
 * The content script's life on one document: it says hello at once, paints while the worker says so, and leaves nothing behind.
 *
 * Running twice is harmless: the second finds the first. A script that outlived its extension counts as gone.
 */
function run(): void {
  const life = new AbortController();
  let page: Page | undefined;
  let hellos = 0;
  let greeted: string | undefined;
  let cardsFor: string | undefined;
  let pointer: PointerEvent | undefined;
  let greetingAgain: ReturnType<typeof setTimeout> | undefined;
  let state: PageReport['state'] = 'site';
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const closePage = () => {
    page?.close();
    page = undefined;
  };
  const leave = () => {
    closePage();
    // An answer that is still on its way is to a question of before.
    hellos += 1;
  };
  const end = () => {
    // Its own slots only: the next version may have painted by now.
    closePage();
    hellos += 1;
    clearTimeout(hiding);
    clearTimeout(greetingAgain);
    life.abort();
  };
  scope.visAVisRunning = () => {
    if (!connected()) end();
    return !life.signal.aborted;
  };

  scope.visAVisPage = () => page && { ...page.forCards, pointer };
  const painting = createPaintingSource(() => page?.paint(), life.signal);
  scope.visAVisPaints = painting.take;

  /** Whatever stood before is gone first, so that nothing painted for one viewer is ever seen under another. */
  function greetAnew(): void {
    leave();
    removeEverySlot();
    void greet();
  }

  /**
   * Opens the page as the worker says. One that is open under the very same words stays as it is, and a worker that stops before it has answered is
   * asked again, a little later each time.
   */
  async function greet(tries = 0): Promise<void> {
    clearTimeout(greetingAgain);
    // LinkedIn is asked about pages that somebody looks at: a tab in the background waits until it is seen.
    if (page === undefined && document.visibilityState === 'hidden') return;
    hellos += 1;
    const mine = hellos;
    const greeting = await sayHello();
    if (!connected()) return end();
    if (mine !== hellos) return;
    const pause = helloPauses[tries];
    if (greeting === undefined && pause !== undefined) {
      greetingAgain = setTimeout(() => void greet(tries + 1), pause);
      return;
    }
    const words = JSON.stringify(greeting);
    if (page !== undefined && words === greeted) return;
    closePage();
    greeted = words;
    state = greeting === undefined ? 'unanswered' : greeting.recipe === null ? 'no-site' : 'site';
    if (greeting?.recipe) {
      page = openPage({ ...greeting, recipe: greeting.recipe }, painting, { onChange: report, onStale: greetAnew });
      letGoLater();
    }
    report();
  }

  /** The viewer said who they are in a CRM, or took it back. A tab that nobody looks at asks when it is seen. */
  function askAnew(): void {
    if (!page?.followsCrmUser) return;
    if (document.visibilityState === 'hidden') leave();
    else page.refresh();
  }

  function wantCards(event: PointerEvent): void {
    pointer = event;
    if (greeted === cardsFor || !page?.forCards.contacts.size) return;
    cardsFor = greeted;
    sayCardsWanted();
  }

  /** Of a tab that nobody looks at. */
  function letGoLater(): void {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') hiding = setTimeout(leave, hiddenFor);
  }

  // A slot in the page is proof enough of a former version that could not clean up.
  removeEverySlot();
  const report = reportToPopups(
    () => ({ kind: 'page', state, ...(page?.report() ?? { contacts: [] }) }),
    // Asked of the worker anew too, whose word about a new viewer may have been lost.
    greetAnew,
    life.signal,
  );
  hearNotices(({ kind }) => {
    if (kind === 'viewer-changed') greetAnew();
    else if (kind === 'site-changed') void greet();
    else if (kind === 'connections-changed') page?.connectionsRead();
    else if (kind !== 'show-card') askAnew();
  }, life.signal);
  const { signal } = life;
  // What is frozen into the back/forward cache comes back as it was, so it goes in without a single picture.
  addEventListener('pagehide', leave, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && greetAnew(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!connected()) return end();
      letGoLater();
      if (document.visibilityState !== 'visible') return;
      if (page) page.ask();
      else void greet();
    },
    { signal },
  );
  // Whoever never points at this page never needs what opens cards.
  addEventListener('pointerover', wantCards, { signal, passive: true });
  void greet();
}
