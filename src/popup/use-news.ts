import { useLayoutEffect, useState } from 'preact/hooks';
import { listenToWorker } from '../browser/popup-port.ts';
import type { PopupNews } from '../contract/messages.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

type Heard = {
  readonly news: PopupNews | undefined;
  /** Whether this is the first popup since the viewer asked to be signed in and was. */
  readonly justSignedIn: boolean;
};

/** The worker's news as it comes, and whether the worker has kept silent for too long. */
export function useNews(): Heard & { readonly workerSilent: boolean } {
  const [heard, setHeard] = useState<Heard>({ news: undefined, justSignedIn: false });
  const [workerSilent, setWorkerSilent] = useState(false);
  // Rather than an ordinary effect, which would leave the worker asleep until the first frame is painted.
  useLayoutEffect(() => {
    const giveUp = setTimeout(() => setWorkerSilent(true), patience);
    const stop = listenToWorker((latest) => {
      clearTimeout(giveUp);
      setWorkerSilent(false);
      // News may come faster than it is drawn, and none of it is to be missed.
      setHeard((former) => ({ news: latest, justSignedIn: hasJustSignedIn(former, latest) }));
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, []);
  return { ...heard, workerSilent };
}

/** The worker says so once; it holds here until they are signed in no more. */
const hasJustSignedIn = ({ justSignedIn }: Heard, latest: PopupNews): boolean =>
  latest.viewer.state === 'signed-in' && (latest.justSignedIn || justSignedIn);
