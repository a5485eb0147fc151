import { useRef } from 'preact/hooks';
import { usePassingWords } from '../use-passing-words.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';

type CopiedTextProps = {
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  /** What the button says. */
  readonly button: string;
  /** Whether the text has several lines, whose breaks and indents count. */
  readonly block?: boolean;
};

/** A text to be copied, shown whole however narrow the page is. */
export function CopiedText({ label, hint, text, button, block = false }: CopiedTextProps) {
  const place = useRef<HTMLElement>(null);
  const [said, say] = usePassingWords();
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => say(words('copied')),
      () => {
        if (place.current) getSelection()?.selectAllChildren(place.current);
        say(words('not_copied'));
      },
    );
  };
  return (
    <div class="field">
      <p class="field-label">{label}</p>
      {/* What scrolls has to be reached by keyboard. */}
      <code class={block ? 'copied copied-block' : 'copied'} ref={place} tabIndex={block ? 0 : undefined}>
        {text}
      </code>
      <div class="copied-actions">
        <Button onClick={copy}>{button}</Button>
        <span role="status">{said}</span>
      </div>
      {hint && <p class="quiet">{hint}</p>}
    </div>
  );
}
