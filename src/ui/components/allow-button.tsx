import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { request } from '../../browser/permissions.ts';
import { useAction } from '../use-action.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';

type AllowButtonProps = {
  /** Origins such as `https://crm.example.test`, or match patterns. */
  readonly origins: readonly string[];
  readonly weight?: 'primary' | 'plain';
  readonly label?: string;
  readonly children: ComponentChildren;
};

/** Asks the browser's permission. What follows from it is heard from the browser. */
export function AllowButton({ origins, weight = 'plain', label, children }: AllowButtonProps) {
  const [refused, setRefused] = useState(false);
  const action = useAction();
  return (
    <>
      <Button
        weight={weight}
        label={label}
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
