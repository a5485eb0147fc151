import type { Site } from '../contract/settings.ts';
import { Notice } from '../ui/components/notice.tsx';
import { formatList, words } from '../ui/words.ts';
import type { StepState } from './steps.ts';

type StepPictureProps = {
  readonly state: StepState;
  /** The sites that are allowed and switched on. */
  readonly running: readonly Site[];
};

/** Seeing the first picture: nothing is to be done here, so this says where, and where to look if there is none. */
export function StepPicture({ state, running }: StepPictureProps) {
  if (state === 'done') return <p>{words('step_picture_done')}</p>;
  const undescribed = running.filter(({ recipe }) => recipe === undefined);
  return (
    <>
      <p>{words('step_picture_about')}</p>
      {undescribed.length > 0 && (
        <Notice title={words('step_picture_undescribed', formatList(undescribed.map(({ name }) => name)))}>
          {words('step_picture_undescribed_hint')} <a href="#document">{words('document_heading')}</a>
        </Notice>
      )}
      <p class="quiet">{words('step_picture_where')}</p>
      {state === 'attention' && (
        <Notice tone="caution" title={words('reason_no_capability')}>
          <a href="#allows">{words('step_picture_allows')}</a>
        </Notice>
      )}
    </>
  );
}
