import { viewerInWords } from '../ui/sign-in-words.ts';
import { words, wordsAround } from '../ui/words.ts';
import { troubleWords } from '../ui/worker-trouble.ts';
import type { ViewerView } from './viewer-view.ts';

/** Who is signed in, in one line. It is the same element in every state, so that a screen reader says what has changed. */
export function ViewerStatus({ view }: { readonly view: ViewerView }) {
  const signedIn = view.kind === 'signed-in';
  const name = signedIn ? viewerInWords(view.name) : '';
  return (
    <p role="status" aria-label={signedIn ? words('viewer_signed_in', name) : undefined} class="viewer-status">
      {signedIn ? <SignedInAs name={name} /> : lineOf(view)}
    </p>
  );
}

function SignedInAs({ name }: { readonly name: string }) {
  const { before, after } = wordsAround('viewer_signed_in');
  return (
    <>
      <span class="quiet">{before}</span>
      <strong class="viewer-name">
        <bdi>{name}</bdi>
      </strong>
      <span class="quiet">{after}</span>
    </>
  );
}

function lineOf(view: Exclude<ViewerView, { kind: 'signed-in' }>): string {
  switch (view.kind) {
    case 'waiting':
      return '';
    case 'silent':
    case 'storage-refused':
      return words(troubleWords[view.kind].title);
    case 'signing-in':
      return words(view.renewing ? 'viewer_renewing' : 'viewer_signing_in');
    default:
      return words('viewer_signed_out');
  }
}
