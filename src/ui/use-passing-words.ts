import { useEffect, useState } from 'preact/hooks';

/** Milliseconds: enough to read a short sentence twice. */
const timeToRead = 5000;

/** Words that go by themselves after a while, such as “Copied.”, which would soon be untrue of what the clipboard holds. */
export function usePassingWords(): readonly [said: string, say: (words: string) => void] {
  const [said, setSaid] = useState({ words: '' });
  useEffect(() => {
    if (said.words === '') return;
    const timer = setTimeout(() => setSaid({ words: '' }), timeToRead);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.words, (words) => setSaid({ words })];
}
