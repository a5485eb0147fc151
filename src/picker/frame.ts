import { style } from '../crm/style.ts';
import { pickerStyle } from './style.ts';

/** The element by which the page knows the picker. */
const hostElement = 'vis-a-vis-picker';

/** As often as a page may throw the picker away. */
const mostPutBacks = 5;

/** Milliseconds in which nothing can be pressed that has only just appeared under the pointer. */
const settling = 300;

export type Frame = {
  /** Where the picker's own elements stand. */
  readonly root: ShadowRoot;
  /** Whether an event befell the picker rather than the page. */
  owns(event: Event): boolean;
  /** Whether a person pressed something of the picker's that they could see. */
  isGenuine(event: UIEvent): boolean;
  /** What is there to be pressed is new. */
  settle(): void;
  /** Puts the picker back where the page threw it away. False once that was in vain too often. */
  putBack(): boolean;
  remove(): void;
};

/**
 * Where the picker stands in the page: in the top layer, so that nothing of the page lies over it, and in a closed shadow root, which the page can't open.
 *
 * As with slots, the host carries no shadow root itself, its inner span does: a page can reach even a closed root of a custom element.
 */
export function createFrame(): Frame {
  const host = document.createElement(hostElement);
  const skin = document.createElement('span');
  let putBacks = 0;
  let shownAt = performance.now();
  style(host, hostStyle);
  style(skin, skinStyle);
  const root = skin.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = pickerStyle;
  root.append(sheet);
  host.append(skin);
  host.popover = 'manual';

  const show = () => {
    // What lies outside an open modal dialogue can't be used while it is open.
    (document.querySelector('dialog:modal') ?? document.documentElement).append(host);
    host.showPopover?.();
    shownAt = performance.now();
  };
  show();

  const isOurs = (node: unknown): boolean => node === host || node === skin;
  return {
    root,
    owns: (event) => event.composedPath().some(isOurs),
    isGenuine(event) {
      if (!event.isTrusted || performance.now() - shownAt < settling) return false;
      // The keyboard presses without a place.
      if (!(event instanceof MouseEvent) || event.detail === 0) return true;
      return isOurs(document.elementFromPoint(event.clientX, event.clientY));
    },
    settle() {
      shownAt = performance.now();
    },
    putBack() {
      if (host.isConnected) return true;
      putBacks += 1;
      if (putBacks > mostPutBacks) return false;
      show();
      return true;
    },
    remove: () => host.remove(),
  };
}

const skinStyle = { all: 'initial', display: 'contents' };

const hostStyle = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  display: 'block',
  width: '100%',
  height: '100%',
  border: '0',
  padding: '0',
  background: 'transparent',
  overflow: 'visible',
  'pointer-events': 'none',
  'z-index': '2147483647',
};
