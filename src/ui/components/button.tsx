import type { ComponentChildren } from 'preact';

type ButtonProps = {
  readonly children: ComponentChildren;
  /** The one thing to do here is `primary`; what is seldom wanted is `quiet`. */
  readonly weight?: 'primary' | 'plain' | 'quiet' | undefined;
  readonly disabled?: boolean | undefined;
  /** While its action is under way: it can't be pressed then, and keeps the keyboard's place, which a disabled button loses. */
  readonly busy?: boolean;
  /** The whole name, with what is shown in it, where that alone does not tell this button from others. */
  readonly label?: string | undefined;
  /** What is shown where its words may be cut short. */
  readonly title?: string | undefined;
  /** Whether what this button shows and hides is shown; only for a button that does so. */
  readonly expanded?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
};

export function Button({
  children,
  weight = 'plain',
  disabled = false,
  busy = false,
  label,
  title,
  expanded,
  type = 'button',
  onClick,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={weight === 'plain' ? 'button' : `button button-${weight}`}
      disabled={disabled}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={label}
      title={title}
      aria-expanded={expanded}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
