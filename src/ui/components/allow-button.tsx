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
  /** Told to the worker in the same click, and first: the browser's question may close the popup. */
  readonly tell?: () => Promise<unknown>;
  readonly children: ComponentChildren;
};

/** Asks the browser's permission. What follows from it is heard from the browser. */
export function AllowButton({ origins, weight = 'plain', label, tell, children }: AllowButtonProps) {
  const [refused, setRefused] = useState(false);
  const action = useAction();
  const allow = async () => {
    const told = tell?.();
    setRefused(!(await request(origins)));
    await told;
  };
  return (
    <>
      <Button weight={weight} label={label} disabled={action.busy} onClick={() => action.run(allow)}>
        {children}
      </Button>
      {refused && <p role="alert">{words('page_allow_refused')}</p>}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
