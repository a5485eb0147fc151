import type { Availability } from '../contract/availability.ts';
import type { SlotRecipe } from '../contract/settings.ts';
import { createElement, slotElement } from '../crm/safe-dom.ts';
import { style } from '../crm/style.ts';
import { drawInitials } from './drawing.ts';
import { faceOn } from './face.ts';
import { attach, formOf, isAttached, type Offset, offsetTo, type Standing } from './placement.ts';
import { devicePixels } from './sizes.ts';

/**
 * What every element inside a slot begins with: nothing of the page's own. The pointer goes through each to what lies below, and nothing reaches out of
 * it: the skin's `scrollWidth` would tell the page what it holds.
 */
const box = { all: 'initial', position: 'absolute', display: 'block', 'pointer-events': 'none', overflow: 'clip' };

/** How often in a row a page may take a slot away before it is left alone. */
const mostPutBacks = 5;

/** Milliseconds after which a slot counts as left in peace: a page that makes its rows anew now and then is no page that fights. */
const peace = 10_000;

/** Where a slot goes, and what it says to those who don't see it. */
export type SlotPlan = {
  readonly target: Element;
  readonly recipe: SlotRecipe;
  /** Whether the CRM writes the name beside the slot; the slot then stays silent. */
  readonly named: boolean;
  /** Whether nothing is drawn while there is no picture, so that what the CRM shows is seen. */
  readonly bare?: boolean;
};

/** One picture in a CRM page. */
export type Slot = {
  readonly plan: SlotPlan;
  /** Device pixels of the longer side. */
  pixels(): number;
  /** Takes the picture away at once, before it is known who comes next. */
  blank(): void;
  /** Shows a contact's initials with what is to be said of them, or their picture as soon as it is decoded. */
  paint(name: string, availability: Availability, picture?: Blob): void;
  /** It has come into sight: what was not in the window has nothing drawn, since a picture mostly comes before somebody scrolls there. */
  seen(): void;
  /** Where it lies in the window, in CSS pixels. */
  box(): DOMRect;
  /** Reads the page, and returns what is then to be written: many slots are laid with one layout. */
  measure(): () => void;
  /** Puts it back where the page took it away; a page that does so again and again is left alone. */
  putBack(): void;
  /** Whether the page took it away so often that it was given up. */
  isTakenAway(): boolean;
  /** Shows nothing, and holds no more memory than an empty element does, until it is painted again. */
  sleep(): void;
  remove(): void;
};

/**
 * Makes a slot and puts it into the page.
 *
 * The host carries no shadow root itself, its inner span does: a page that defines a custom element of the host's name could reach even a closed root of
 * it through `ElementInternals.shadowRoot`, and no page can do that to a span. Both states and all reasons have the same elements, so nothing about a
 * member can be told from outside.
 *
 * Nothing of the page is read here, so that any number of slots can be made with one layout.
 *
 * @param standing what `standingOf` read off the page before.
 * @param onBroken is called where the bytes turn out not to be a picture.
 */
export function createSlot(plan: SlotPlan, { form: first, inFlow, inWindow }: Standing, onBroken: () => void): Slot {
  const { target, recipe } = plan;
  const host = createElement(slotElement);
  const skin = createElement('span');
  const canvas = createElement('canvas');
  const face = faceOn(canvas, onBroken);
  host.append(skin);
  const root = skin.attachShadow({ mode: 'closed' });
  root.append(canvas);
  // What is painted has no words: an image's parts would be told of beside its name.
  skin.setAttribute('aria-hidden', 'true');
  if (plan.named) host.setAttribute('aria-hidden', 'true');
  else host.setAttribute('role', 'img');

  const covers = recipe.place === 'cover';
  let form = first;
  let density = devicePixelRatio;
  let offset: Offset = { x: 0, y: 0 };
  /** Whether it lies where it belongs. Until then it has no box: on its way there the browser would count it as a shift of the page's layout. */
  let isLaid = !covers;
  let name = '';
  let availability: Availability = { state: 'pending' };
  let drawn: string | undefined;
  let isSeen = inWindow;
  let putBacks = 0;
  let lastPutBack = 0;

  const wear = () => {
    const width = `${form.width}px`;
    const height = `${form.height}px`;
    style(host, {
      all: 'initial',
      display: 'inline-block',
      'pointer-events': 'none',
      ...(covers
        ? // Afloat, since beside a target that is a block of its own anything inline would open a line, and push down what follows.
          { position: inFlow ? 'relative' : 'absolute', float: 'left', width: '0', height: '0' }
        : { position: 'relative', width, height, 'vertical-align': 'middle' }),
    });
    style(skin, {
      ...box,
      display: isLaid ? 'block' : 'none',
      width,
      height,
      left: `${offset.x}px`,
      top: `${offset.y}px`,
      overflow: 'hidden',
      'border-radius': form.radius,
    });
  };
  const draw = () => {
    if (plan.bare || !isSeen) return;
    face.standIn((pen, size) => drawInitials(pen, size, name, availability, Math.max(form.width, form.height)));
  };

  const resizeFace = () => face.resize(form.width * devicePixelRatio, form.height * devicePixelRatio);

  style(canvas, { ...box, left: '0', top: '0', width: '100%', height: '100%' });
  attach(host, target, recipe.place);
  wear();
  resizeFace();

  return {
    plan,
    pixels: () => devicePixels(form),
    blank: face.hide,
    paint(nextName, next, bytes) {
      if (!plan.named && nextName !== name) host.setAttribute('aria-label', nextName);
      name = nextName;
      availability = next;
      const wanted = `${next.state === 'unavailable' ? next.reason : ''} ${nextName}`;
      if (wanted !== drawn) {
        if (drawn === undefined) resizeFace();
        drawn = wanted;
        draw();
      }
      if (bytes === undefined) face.hide();
      else face.show(bytes);
    },
    seen() {
      isSeen = true;
      draw();
    },
    box: () => skin.getBoundingClientRect(),
    measure() {
      const place = target.getBoundingClientRect();
      const next = formOf(target, recipe, place);
      const nextOffset = covers ? offsetTo(target, host, place) : offset;
      // A target without a box lies nowhere, and what covers it is not to lie in the window's corner.
      const isGone = covers && place.width === 0 && target.getClientRects().length === 0;
      return () => {
        if (isGone) {
          isLaid = false;
          wear();
          return;
        }
        const isDenser = density !== devicePixelRatio;
        const resized = isDenser || next.width !== form.width || next.height !== form.height;
        const moved = nextOffset.x !== offset.x || nextOffset.y !== offset.y;
        if (isLaid && !resized && !moved && next.radius === form.radius) return;
        isLaid = true;
        form = next;
        density = devicePixelRatio;
        offset = nextOffset;
        wear();
        if (resized) resizeFace();
      };
    },
    putBack() {
      if (isAttached(host, target, recipe.place) || putBacks > mostPutBacks) return;
      const now = Date.now();
      putBacks = now - lastPutBack > peace ? 1 : putBacks + 1;
      lastPutBack = now;
      if (putBacks <= mostPutBacks) attach(host, target, recipe.place);
    },
    isTakenAway: () => putBacks > mostPutBacks,
    sleep() {
      drawn = undefined;
      face.clear();
    },
    remove() {
      face.clear();
      host.remove();
    },
  };
}
