import { useLayoutEffect, useState } from 'preact/hooks';
import { listenToWorker } from '../browser/popup-port.ts';
import type { PopupNews } from '../contract/messages.ts';
import type { WorkerTrouble } from '../ui/worker-trouble.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

type Heard = {
  readonly news: PopupNews | undefined;
  /** Whether this is the first popup since the viewer asked to be signed in and was. */
  readonly justSignedIn: boolean;
};

/** The worker's news as it comes, and why none does. */
export function useNews(): Heard & { readonly trouble: WorkerTrouble | undefined } {
  const [heard, setHeard] = useState<Heard>({ news: undefined, justSignedIn: false });
  const [trouble, setTrouble] = useState<WorkerTrouble>();
  // Rather than an ordinary effect, which would leave the worker asleep until the first frame is painted.
  useLayoutEffect(() => {
    const giveUp = setTimeout(() => setTrouble('silent'), patience);
    const stop = listenToWorker((latest) => {
      clearTimeout(giveUp);
      if (latest.kind === 'storage-refused') return setTrouble(latest.kind);
      setTrouble(undefined);
      // News may come faster than it is drawn, and none of it is to be missed.
      setHeard((former) => ({ news: latest, justSignedIn: hasJustSignedIn(former, latest) }));
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, []);
  return { ...heard, trouble };
}

/** The worker says so once; it holds here until they are signed in no more. */
const hasJustSignedIn = ({ justSignedIn }: Heard, latest: PopupNews): boolean =>
  latest.viewer.state === 'signed-in' && (latest.justSignedIn || justSignedIn);
