import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { formatSeconds, words } from '../ui/words.ts';
import type { Change } from './use-photo.ts';

/** Milliseconds: what is said aloud changes so seldom that it can be listened to. */
const step = 5000;

type ProgressProps = { readonly change: Change; onLook(): void };

/** How far a change of the photo has come, in words. */
export function Progress({ change, onLook }: ProgressProps) {
  const [now, setNow] = useState(Date.now);
  const { state } = change;
  useEffect(() => {
    setNow(Date.now());
    if (state !== 'processing') return undefined;
    const timer = setInterval(() => setNow(Date.now()), step);
    return () => clearInterval(timer);
  }, [state]);
  const { since = now } = 'since' in change ? change : {};
  // That it is watched no more is said once, and to the second.
  const unit = state === 'waiting' ? 1000 : step;
  const waited = Math.max(0, Math.round((now - since) / unit) * (unit / 1000));
  return (
    <div class="progress">
      {(state === 'sending' || state === 'processing') && <div class="progress-bar" aria-hidden="true" />}
      <div role="status">{said(state, waited)}</div>
      {state === 'waiting' && (
        <div class="actions">
          <Button onClick={onLook}>{words('button_look_again')}</Button>
        </div>
      )}
    </div>
  );
}

/** @param waited seconds. */
function said(state: Change['state'], waited: number) {
  switch (state) {
    case 'none':
      return null;
    case 'sending':
      return words('photo_sending');
    case 'processing':
      return words('photo_processing', formatSeconds(waited));
    case 'waiting':
      return words('photo_waiting', formatSeconds(waited));
    case 'changed':
      return <Notice tone="good" title={words('photo_changed')} />;
    case 'removed':
      return <Notice tone="good" title={words('photo_removed')} />;
  }
}
