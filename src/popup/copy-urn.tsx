import { Button } from '../ui/components/button.tsx';
import { usePassingWords } from '../ui/use-passing-words.ts';
import { words } from '../ui/words.ts';

type CopyUrnProps = { readonly name: string; readonly urn: string };

/** Copies a contact's person URN, so that the CRM's record can hold it from then on. */
export function CopyUrn({ name, urn }: CopyUrnProps) {
  const [said, say] = usePassingWords();
  const copy = () => {
    navigator.clipboard.writeText(urn).then(
      () => say(words('copied_urn', urn)),
      () => say(words('not_copied_urn', urn)),
    );
  };
  return (
    <span class="copy-urn">
      <Button weight="quiet" label={words('button_copy_urn_of', name)} onClick={copy}>
        {words('button_copy_urn')}
      </Button>
      <span role="status">{said}</span>
    </span>
  );
}
