import { openProfileEdits, type ProfileEditsPort } from '../../browser/profile-edits-port.ts';
import type {
  ChangeFault,
  PictureFailure,
  PictureField,
  PictureFileFault,
  PictureStep,
} from '../../contract/profile.ts';
import type { PictureRendition, ProfileEditsAnswer } from '../../contract/profile-edits.ts';

/** How changing a picture stands. */
export type PictureStanding =
  | { readonly state: 'sending'; readonly step: PictureStep | undefined }
  | { readonly state: 'removing' }
  | { readonly state: 'done' | 'removed' }
  /** The images are kept for another try. */
  | {
      readonly state: 'failed';
      readonly failure: PictureFailure | { readonly fault: { readonly code: 'signed-out' | 'lost' } };
    }
  | { readonly state: 'not-removed'; readonly fault: ChangeFault | { readonly code: 'signed-out' | 'lost' } }
  | { readonly state: 'unfit'; readonly fault: PictureFileFault };

type PictureImages = { readonly [R in PictureRendition]: ArrayBuffer };

/** One picture of the profile, changed or removed at the worker, and how that stands. */
export type PictureChange = {
  send(images: PictureImages): void;
  /** Sends again what was sent last; what LinkedIn has of it already is not sent again. */
  tryAgain(): void;
  cancel(): void;
  remove(): void;
  close(): void;
};

/** Bytes in one message: the browser carries no endless ones. */
const partLength = 1024 * 1024;

export function pictureChange(field: PictureField, onStanding: (standing: PictureStanding) => void): PictureChange {
  let port: ProfileEditsPort | undefined;
  let images: PictureImages | undefined;
  let underWay: 'sending' | 'removing' | undefined;

  const end = (standing: PictureStanding) => {
    underWay = undefined;
    onStanding(standing);
  };
  const fails = (code: 'signed-out' | 'lost') =>
    end(
      underWay === 'removing'
        ? { state: 'not-removed', fault: { code } }
        : { state: 'failed', failure: { fault: { code } } },
    );

  const hear = (answer: ProfileEditsAnswer) => {
    switch (answer.kind) {
      case 'picture-step':
        return onStanding({ state: 'sending', step: answer.step });
      case 'picture-done':
        images = undefined;
        return end({ state: 'done' });
      case 'picture-failed':
        return end({ state: 'failed', failure: answer.failure });
      case 'picture-unfit':
        return end({ state: 'unfit', fault: answer.fault });
      case 'unread':
        if (answer.fault.code === 'signed-out') return fails('signed-out');
        return underWay === 'removing'
          ? end({ state: 'not-removed', fault: answer.fault })
          : end({ state: 'failed', failure: { step: 'register-original', fault: answer.fault, profile: 'unchanged' } });
      case 'profile': {
        const seen = answer.reading.basic[field] ?? { state: 'unreadable' };
        return connected().say({ kind: 'apply', changes: [{ kind: 'delete', field, seen }] });
      }
      case 'applied': {
        const [outcome] = answer.outcomes;
        return outcome?.state === 'failed'
          ? end({ state: 'not-removed', fault: outcome.fault })
          : end({ state: 'removed' });
      }
    }
  };
  const connected = (): ProfileEditsPort => {
    port ??= openProfileEdits(hear, () => {
      port = undefined;
      if (underWay !== undefined) fails('lost');
    });
    return port;
  };
  const give = ({ say }: ProfileEditsPort, given: PictureImages) => {
    say({ kind: 'new-picture', field });
    for (const rendition of ['original', 'display'] as const) {
      for (let at = 0; at < given[rendition].byteLength; at += partLength)
        say({ kind: 'picture-part', rendition, bytes: given[rendition].slice(at, at + partLength) });
    }
  };
  const begin = (what: 'sending' | 'removing') => {
    underWay = what;
    onStanding(what === 'sending' ? { state: 'sending', step: undefined } : { state: 'removing' });
  };

  return {
    send(given) {
      images = given;
      begin('sending');
      give(connected(), given);
      connected().say({ kind: 'send-picture' });
    },
    tryAgain() {
      if (images === undefined) return;
      begin('sending');
      // A worker that went has lost what it was given.
      if (port === undefined) give(connected(), images);
      connected().say({ kind: 'send-picture' });
    },
    cancel: () => port?.say({ kind: 'cancel' }),
    remove() {
      begin('removing');
      connected().say({ kind: 'read' });
    },
    close: () => port?.close(),
  };
}
