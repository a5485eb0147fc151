import { useEffect, useState } from 'preact/hooks';

/** Milliseconds after which a worker that has not spoken is given up; a stopped one needs some 20 to start. */
const patience = 3000;

/**
 * What the worker tells a page, as it comes, and whether the worker has kept silent for too long.
 *
 * @param listen the page's own way to hear it, the same at each rendering; it gives back how to stop listening.
 */
export function useWorkerNews<News>(listen: (onNews: (news: News) => void) => () => void): {
  readonly news: News | undefined;
  readonly workerSilent: boolean;
} {
  const [news, setNews] = useState<News>();
  const [workerSilent, setWorkerSilent] = useState(false);
  useEffect(() => {
    const giveUp = setTimeout(() => setWorkerSilent(true), patience);
    const stop = listen((latest) => {
      clearTimeout(giveUp);
      setWorkerSilent(false);
      setNews(() => latest);
    });
    return () => {
      clearTimeout(giveUp);
      stop();
    };
  }, [listen]);
  return { news, workerSilent };
}
