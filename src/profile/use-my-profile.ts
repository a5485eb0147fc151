import { useEffect, useState } from 'preact/hooks';
import { listenToWorkerAsMyProfile } from '../browser/page-ports.ts';
import type { MyProfileNews } from '../contract/own-data.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

/** What the worker tells the page, as it comes, and whether the worker has kept silent for too long. */
export function useMyProfile(): { readonly news: MyProfileNews | undefined; readonly workerSilent: boolean } {
  const [news, setNews] = useState<MyProfileNews>();
  const [workerSilent, setWorkerSilent] = useState(false);
  useEffect(() => {
    const giveUp = setTimeout(() => setWorkerSilent(true), patience);
    const stop = listenToWorkerAsMyProfile((latest) => {
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
