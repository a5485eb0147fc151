import type { ComponentChildren } from 'preact';

type ButtonProps = {
  readonly children: ComponentChildren;
  /** The one thing to do here is `primary`; what is seldom wanted is `quiet`. */
  readonly weight?: 'primary' | 'plain' | 'quiet';
  readonly disabled?: boolean;
  /** Whether what this button shows and hides is shown; only for a button that does so. */
  readonly expanded?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
};

export function Button({
  children,
  weight = 'plain',
  disabled = false,
  expanded,
  type = 'button',
  onClick,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={weight === 'plain' ? 'button' : `button button-${weight}`}
      disabled={disabled}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
