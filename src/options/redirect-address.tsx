import { useRef, useState } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { words } from '../ui/words.ts';

/** The address to enter with LinkedIn, to be copied. */
export function RedirectAddress({ address }: { readonly address: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setSaid(words('app_redirect_copied')),
      () => {
        input.current?.select();
        setSaid(words('app_redirect_not_copied'));
      },
    );
  };
  return (
    <div>
      <Field
        id="redirect-address"
        label={words('app_redirect')}
        hint={words('app_redirect_hint')}
        value={address}
        code
        readOnly
        inputRef={input}
      >
        <Button onClick={copy}>{words('button_copy')}</Button>
      </Field>
      <p role="status">{said}</p>
    </div>
  );
}
