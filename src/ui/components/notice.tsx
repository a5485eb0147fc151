import type { ComponentChildren } from 'preact';

type NoticeProps = {
  /** What is the matter, where that needs a line of its own. */
  readonly title?: string;
  /** What can be done, in words. */
  readonly children?: ComponentChildren;
  /** What can be done, as buttons. */
  readonly actions?: ComponentChildren;
  /** `caution` where something has to be put right, `good` where all is well. */
  readonly tone?: 'plain' | 'caution' | 'good';
};

export function Notice({ title, children, actions, tone = 'plain' }: NoticeProps) {
  return (
    <div class={tone === 'plain' ? 'notice' : `notice notice-${tone}`}>
      {title && <p class="notice-title">{title}</p>}
      {children && <p>{children}</p>}
      {actions && <div class="notice-actions">{actions}</div>}
    </div>
  );
}
