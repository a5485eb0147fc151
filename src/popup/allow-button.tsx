import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { request } from '../browser/permissions.ts';
import { Button } from '../ui/components/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

type AllowButtonProps = {
  readonly origins: readonly string[];
  readonly weight?: 'primary' | 'plain';
  readonly children: ComponentChildren;
};

/** Asks the browser's permission. What follows from it is heard from the browser, since the popup may be gone before the answer. */
export function AllowButton({ origins, weight = 'plain', children }: AllowButtonProps) {
  const [refused, setRefused] = useState(false);
  const action = useAction();
  return (
    <>
      <Button
        weight={weight}
        disabled={action.busy}
        onClick={() => action.run(() => request(origins).then((granted) => setRefused(!granted)))}
      >
        {children}
      </Button>
      {refused && <p role="alert">{words('page_allow_refused')}</p>}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
