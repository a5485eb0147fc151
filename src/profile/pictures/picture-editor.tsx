import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PictureField } from '../../contract/profile.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmButton } from '../../ui/components/confirm-button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Crop } from '../../ui/crop/crop.tsx';
import { type ChosenPicture, openPictureFile } from '../../ui/crop/picture-file.ts';
import { type PlainKey, words } from '../../ui/words.ts';
import { type PictureStanding, pictureChange } from './picture-change.ts';
import { rulesFor, shapes } from './picture-kinds.ts';
import { explainEnd, explainFailure, explainFileFault, explainStep, stepsDone, stepsInAll } from './picture-words.ts';

type PictureEditorProps = { readonly field: PictureField; onUnsent(unsent: boolean): void };

const names: Record<PictureField, { readonly name: PlainKey; readonly choose: PlainKey; readonly remove: PlainKey }> = {
  profilePicture: { name: 'picture_profile', choose: 'button_choose_profile', remove: 'button_remove_profile' },
  backgroundPicture: {
    name: 'picture_background',
    choose: 'button_choose_background',
    remove: 'button_remove_background',
  },
};

/** One picture of the profile: a file is chosen, cut and sent, or the picture is removed. What was cut stays until LinkedIn has it. */
export function PictureEditor({ field, onUnsent }: PictureEditorProps) {
  const [chosen, setChosen] = useState<ChosenPicture>();
  const [standing, setStanding] = useState<PictureStanding>();
  const input = useRef<HTMLInputElement>(null);
  const change = useMemo(() => pictureChange(field, setStanding), [field]);
  useEffect(() => change.close, [change]);
  const unsent = chosen !== undefined || standing?.state === 'sending' || standing?.state === 'failed';
  useEffect(() => onUnsent(unsent), [unsent, onUnsent]);

  const leave = () => {
    chosen?.bitmap.close();
    setChosen(undefined);
  };
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const opened = await openPictureFile(file, rulesFor(field));
    leave();
    if (opened.ok) {
      setStanding(undefined);
      setChosen(opened.value);
    } else setStanding({ state: 'unfit', fault: opened.fault });
  };
  const busy = standing?.state === 'sending' || standing?.state === 'removing';

  return (
    <section class="picture" aria-labelledby={`${field}-heading`}>
      <h3 id={`${field}-heading`}>{words(names[field].name)}</h3>
      <input
        ref={input}
        id={`${field}-file`}
        class="unseen"
        type="file"
        accept="image/jpeg,image/png,image/gif"
        tabIndex={-1}
        aria-label={words(names[field].choose)}
        onChange={({ currentTarget }) => {
          void open(currentTarget.files?.[0]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      {chosen && (
        <Crop
          picture={chosen.bitmap}
          {...shapes[field]}
          onCropped={(display) => {
            change.send({ original: chosen.bytes, display });
            leave();
          }}
          onCancel={leave}
        />
      )}
      {!chosen && !busy && (
        <div class="actions">
          <Button onClick={() => input.current?.click()}>{words(names[field].choose)}</Button>
          <ConfirmButton
            weight="quiet"
            question={words('picture_remove_question')}
            confirm={words('button_remove_at_linkedin')}
            onConfirm={change.remove}
          >
            {words(names[field].remove)}
          </ConfirmButton>
        </div>
      )}
      <div aria-live="polite">
        {standing && <Standing standing={standing} onRetry={change.tryAgain} onCancel={change.cancel} />}
      </div>
    </section>
  );
}

type StandingProps = { readonly standing: PictureStanding; onRetry(): void; onCancel(): void };

function Standing({ standing, onRetry, onCancel }: StandingProps) {
  switch (standing.state) {
    case 'sending':
      return (
        <div class="actions">
          <label class="picture-progress">
            {explainStep(standing.step)}
            <progress max={stepsInAll} value={stepsDone(standing.step)} />
          </label>
          <Button onClick={onCancel}>{words('button_cancel')}</Button>
        </div>
      );
    case 'removing':
      return <p>{words('picture_removing')}</p>;
    case 'done':
      return <Notice tone="good" title={words('picture_done')} />;
    case 'removed':
      return <Notice tone="good" title={words('picture_removed')} />;
    case 'unfit':
      return <Notice tone="caution" title={explainFileFault(standing.fault)} />;
    case 'failed':
      return (
        <Notice
          tone="caution"
          title={explainEnd(standing)}
          actions={<Button onClick={onRetry}>{words('button_send_again')}</Button>}
        >
          {explainFailure(standing)}
        </Notice>
      );
    case 'not-removed':
      return (
        <Notice tone="caution" title={explainEnd(standing)}>
          {explainFailure(standing)}
        </Notice>
      );
  }
}
