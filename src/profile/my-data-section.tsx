import { ask } from '../browser/ask.ts';
import type { MyProfileNews, OwnData } from '../contract/own-data.ts';
import type { Picture, ViewerState } from '../contract/viewer.ts';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Section } from '../ui/components/section.tsx';
import { SignInButton } from '../ui/components/sign-in-button.tsx';
import { StandingChoice } from '../ui/components/standing-choice.tsx';
import { viewerInWords } from '../ui/sign-in-words.ts';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { OwnPictureButtons } from './own-picture-buttons.tsx';

/** The viewer's own name and picture: to be copied and saved, and kept on this device only after they said so. */
export function MyDataSection({ news: { viewer, ownData } }: { readonly news: MyProfileNews }) {
  const person = personIn(viewer, ownData);
  const signedIn = viewer.state === 'signed-in';
  const asking = signedIn && ownData.state === 'unasked';
  const place = useKeptFocus<HTMLDivElement>(`${ownData.state} ${signedIn}`);
  return (
    <Section id="my-data" heading={words('my_data_heading')} about={words('my_data_about')}>
      <div class="form" ref={place}>
        {person ? <Person {...person} /> : <SignInFirst signingIn={viewer.state === 'signing-in'} />}
        {asking && <Question />}
        {!asking && (signedIn || ownData.state === 'kept') && <Keeping kept={ownData.state === 'kept'} />}
      </div>
    </Section>
  );
}

type OwnPerson = { readonly name: string; readonly picture: Picture | undefined };

/** Whoever is signed in; else whose name and picture are kept. */
function personIn(viewer: ViewerState, ownData: OwnData): OwnPerson | undefined {
  if (viewer.state === 'signed-in') return { name: viewer.viewer.name, picture: viewer.picture };
  return ownData.state === 'kept' ? { name: ownData.name, picture: ownData.picture } : undefined;
}

function Person({ name, picture }: OwnPerson) {
  return (
    <div class="own">
      <Avatar name={name} picture={picture} />
      <div class="own-words">
        <p class="own-name">
          <bdi>{viewerInWords(name)}</bdi>
        </p>
        {picture ? <OwnPictureButtons picture={picture} /> : <p class="quiet">{words('my_data_no_picture')}</p>}
      </div>
    </div>
  );
}

function SignInFirst({ signingIn }: { readonly signingIn: boolean }) {
  if (signingIn) return <p role="status">{words('viewer_signing_in')}</p>;
  return (
    <>
      <p>{words('my_data_signed_out')}</p>
      <SignInButton policyPatterns={noSites} />
    </>
  );
}

/** Sites of a policy are offered where sites are allowed, not here. */
const noSites: readonly string[] = [];

/** Asked until it is answered, and never again after that. */
function Question() {
  const action = useAction();
  const answer = (wanted: boolean) => action.run(() => ask('keep-own-data', { wanted }));
  return (
    <>
      <Notice
        title={words('own_data_question')}
        actions={
          <>
            <Button busy={action.busy} onClick={() => answer(true)}>
              {words('button_keep_own_data')}
            </Button>
            <Button busy={action.busy} onClick={() => answer(false)}>
              {words('button_refuse_own_data')}
            </Button>
          </>
        }
      >
        {words('own_data_what_for')}
      </Notice>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}

/** The answer as it stands, to be changed at any time. */
const Keeping = ({ kept }: { readonly kept: boolean }) => (
  <StandingChoice
    id="keep-own-data"
    label={words('keep_own_data')}
    hint={(checked) => words(checked ? 'keep_own_data_end' : 'own_data_what_for')}
    kept={kept}
    choose={(wanted) => ask('keep-own-data', { wanted })}
  />
);
