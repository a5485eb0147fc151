import { useEffect, useState } from 'preact/hooks';
import { listenToWorker } from '../browser/popup-port.ts';
import type { PopupNews } from '../contract/messages.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

/** The worker's news as it comes, and whether the worker has kept silent for too long. */
export function useNews(): { readonly news: PopupNews | undefined; readonly workerSilent: boolean } {
  const [news, setNews] = useState<PopupNews>();
  const [workerSilent, setWorkerSilent] = useState(false);
  useEffect(() => {
    const giveUp = setTimeout(() => setWorkerSilent(true), patience);
    const stop = listenToWorker((latest) => {
      clearTimeout(giveUp);
      setWorkerSilent(false);
      setNews(latest);
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, []);
  return { news, workerSilent };
}
