import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useKeptFocus } from '../use-kept-focus.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';

type ConfirmButtonProps = {
  readonly children: ComponentChildren;
  /** The button's whole name, where its words alone do not tell it from others. */
  readonly label?: string | undefined;
  /** What will follow, and cannot be undone. */
  readonly question: string;
  /** What the button that does it says. */
  readonly confirm: string;
  readonly weight?: 'plain' | 'quiet';
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
};

/** A button that asks once more, in its own place, before it does what cannot be undone. */
export function ConfirmButton({ children, label, question, confirm, weight, disabled, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  const place = useKeptFocus<HTMLDivElement>(String(asking));
  return (
    <div class={asking ? 'confirm confirm-asking' : 'confirm'} ref={place}>
      {!asking && (
        <Button key="ask" weight={weight} label={label} disabled={disabled} onClick={() => setAsking(true)}>
          {children}
        </Button>
      )}
      {asking && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form, and this is a question.
        <div
          key="asking"
          class="confirm-question"
          role="group"
          aria-labelledby={id}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setAsking(false);
          }}
        >
          <p id={id}>{question}</p>
          <div class="notice-actions">
            {/* First, so that a key pressed twice does no harm. */}
            <Button onClick={() => setAsking(false)}>{words('button_leave')}</Button>
            <Button
              weight="primary"
              onClick={() => {
                setAsking(false);
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
