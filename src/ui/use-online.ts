import { useEffect, useState } from 'preact/hooks';

/** Whether the browser believes that this computer has a network; it may be wrong about a network that leads nowhere. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    const signals = ['online', 'offline'];
    for (const signal of signals) addEventListener(signal, look);
    return () => {
      for (const signal of signals) removeEventListener(signal, look);
    };
  }, []);
  return online;
}
