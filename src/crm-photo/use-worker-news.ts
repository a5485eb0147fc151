import { useEffect, useState } from 'preact/hooks';
import { listenToWorkerAsCrmPhoto } from '../browser/page-ports.ts';
import type { CrmPhotoNews } from '../contract/crm-photo.ts';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

/** What the worker tells the page, as it comes, and whether the worker has kept silent for too long. */
export function useWorkerNews(): { readonly news: CrmPhotoNews | undefined; readonly workerSilent: boolean } {
  const [news, setNews] = useState<CrmPhotoNews>();
  const [workerSilent, setWorkerSilent] = useState(false);
  useEffect(() => {
    const giveUp = setTimeout(() => setWorkerSilent(true), patience);
    const stop = listenToWorkerAsCrmPhoto((latest) => {
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
