import { openVisitPort, type VisitPort } from '../browser/worker-channel.ts';
import type { Visit, VisitAnswer, VisitAsk } from '../contract/messages.ts';

/** Milliseconds before the worker is called again, by how often in a row it went away without a word. */
const pauses = [0, 500, 2_000, 5_000];

export type Asking = {
  ask(asked: VisitAsk): void;
  /** Nothing of this visit is wanted any more. */
  cancel(visit: Visit): void;
  close(): void;
};

/**
 * The way to the worker, open only while there is something to ask.
 *
 * The worker may stop at any moment: whatever was pending then is asked again, a little later each time, and at last given up.
 *
 * @param onLost the worker went away; called when it is time to ask again what is still pending.
 * @param onGivenUp the worker went away so often in a row that asking stops.
 */
export function createAsking(handlers: {
  onAnswer(answer: VisitAnswer): void;
  hasPending(): boolean;
  onLost(): void;
  onGivenUp(): void;
}): Asking {
  let port: VisitPort | undefined;
  let losses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onAnswer = (answer: VisitAnswer) => {
    losses = 0;
    handlers.onAnswer(answer);
  };
  const askAgain = () => {
    timer = undefined;
    handlers.onLost();
  };
  const onGone = () => {
    port = undefined;
    if (!handlers.hasPending()) return;
    const pause = pauses[losses];
    losses += 1;
    if (pause === undefined) {
      losses = 0;
      handlers.onGivenUp();
    } else timer = setTimeout(askAgain, pause);
  };

  return {
    ask(asked) {
      // While a pause lasts nothing is sent: everything pending is asked for at its end.
      if (timer !== undefined) return;
      port ??= openVisitPort(onAnswer, onGone);
      port?.send(asked);
    },
    cancel(visit) {
      port?.send({ kind: 'cancel', visit });
    },
    close() {
      clearTimeout(timer);
      port?.close();
      port = undefined;
    },
  };
}
