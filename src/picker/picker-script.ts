import { openSetUpPort } from '../browser/picker-channel.ts';
import { createFrame } from './frame.ts';
import { createOutlines } from './outlines.ts';
import { createPanel } from './panel.ts';
import { createPicker } from './picker.ts';
import { listenToPointing } from './pointing.ts';

/** Milliseconds between looks at a page that may change by itself. */
const lookAgain = 500;

/** Where a running picker says that it runs, in the world that only this extension's scripts share. */
const scope = globalThis as { visAVisPicking?: unknown };

// Asked for once more while it is open, it begins anew. An element of the page's with that id would stand under the name too.
if (typeof scope.visAVisPicking === 'function') scope.visAVisPicking();
run();

/** The element picker's life on one page, from a person's wish to set the site up to saving or giving up. It leaves nothing behind. */
function run(): void {
  const life = new AbortController();
  const { signal } = life;
  const frame = createFrame();
  const before = document.activeElement;
  const end = () => {
    if (signal.aborted) return;
    life.abort();
    port.close();
    clearInterval(looking);
    frame.remove();
    delete scope.visAVisPicking;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  scope.visAVisPicking = end;

  const outlines = createOutlines(frame.root);
  const picker = createPicker({
    panel: createPanel(frame),
    outlines,
    send: (asked) => port.send(asked),
    focused() {
      const focused = frame.root.activeElement?.localName;
      return focused === 'button' ? 'button' : focused === 'input' ? 'choice' : undefined;
    },
    end,
  });
  const port = openSetUpPort(picker.onAnswer, end);
  const looking = setInterval(() => {
    if (frame.putBack()) {
      picker.refresh();
      return;
    }
    port.send({ kind: 'taken-away' });
    end();
  }, lookAgain);

  listenToPointing(frame, picker, signal);
  // What is painted may not come back from the back/forward cache, and neither may this.
  addEventListener('pagehide', end, { signal });
  let drawing = false;
  for (const name of ['scroll', 'resize'])
    addEventListener(
      name,
      () => {
        if (drawing) return;
        drawing = true;
        requestAnimationFrame(() => {
          drawing = false;
          if (!signal.aborted) picker.redraw();
        });
      },
      { signal, passive: true, capture: true },
    );
}
