import type { Unavailable } from '../contract/availability.ts';
import type { CardAnswer, CardText } from '../contract/card.ts';
import type { Live } from '../contract/custody.ts';
import type { Picture } from '../contract/viewer.ts';

/** What the card shows. All of it is gone with the card's frame. */
export type CardView =
  | { readonly state: 'waiting' }
  | { readonly state: 'unavailable'; readonly unavailable: Unavailable }
  | {
      readonly state: 'card';
      readonly text: Live<CardText>;
      readonly isViewer: boolean;
      readonly picture: PictureView;
      /** Absent until the person asks for it. */
      readonly larger?: PictureView;
    };

type PictureView =
  | { readonly state: 'waiting' | 'none' | 'failed' | 'throttled' }
  | { readonly state: 'shown'; readonly picture: Live<Picture> };

export const waiting: CardView = { state: 'waiting' };
const failed: CardView = { state: 'unavailable', unavailable: { state: 'unavailable', reason: 'failed' } };

/**
 * What is shown after the worker's answer.
 *
 * @param painted the picture that the page has painted already.
 */
export function withAnswer(view: CardView, answer: CardAnswer, painted: Live<Picture> | undefined): CardView {
  switch (answer.kind) {
    case 'card':
      return {
        state: 'card',
        text: answer.text,
        isViewer: answer.isViewer,
        picture: painted ? { state: 'shown', picture: painted } : { state: 'waiting' },
      };
    case 'unavailable':
      return { state: 'unavailable', unavailable: answer.unavailable };
    case 'picture':
      return withPicture(view, answer.larger, { state: 'shown', picture: answer.picture });
    case 'no-picture':
      return withPicture(view, answer.larger, { state: answer.why });
    case 'closed':
      return waiting;
  }
}

function withPicture(view: CardView, larger: boolean, picture: PictureView): CardView {
  if (view.state !== 'card') return view;
  if (larger) return { ...view, larger: picture };
  // The one that the page had painted stays where there is no sharper one.
  return picture.state !== 'shown' && view.picture.state === 'shown' ? view : { ...view, picture };
}

/** What is shown once the worker has gone: what had come stays, what had not will not come. */
export function withoutWorker(view: CardView): CardView {
  if (view.state === 'waiting') return failed;
  if (view.state !== 'card') return view;
  const ended = (picture: PictureView): PictureView => (picture.state === 'waiting' ? { state: 'failed' } : picture);
  return { ...view, picture: ended(view.picture), ...(view.larger ? { larger: ended(view.larger) } : {}) };
}

/** What is shown once the larger picture was asked for, or put away again. */
export function withLarger(view: CardView, wanted: boolean): CardView {
  if (view.state !== 'card') return view;
  const { larger: _former, ...rest } = view;
  return wanted ? { ...rest, larger: { state: 'waiting' } } : rest;
}
