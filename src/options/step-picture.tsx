import type { Site } from '../contract/settings.ts';
import { Notice } from '../ui/components/notice.tsx';
import { formatList, words } from '../ui/words.ts';
import type { StepState } from './steps.ts';
import { UndescribedSites } from './undescribed-sites.tsx';

type StepPictureProps = {
  readonly state: StepState;
  /** The sites that are allowed and switched on. */
  readonly running: readonly Site[];
};

/** Seeing the first picture: nothing is to be done here, so this says where, and where to look if there is none. */
export function StepPicture({ state, running }: StepPictureProps) {
  if (state === 'done') return <p>{words('step_picture_done')}</p>;
  const asking = running.filter(({ recipe }) => recipe?.me !== undefined);
  return (
    <>
      <p>{words('step_picture_about')}</p>
      <UndescribedSites sites={running} />
      {asking.length > 0 && (
        <p>
          {words(
            'step_picture_question',
            formatList(asking.map((site) => site.name)),
            words('crm_user_question', '…'),
            words('button_yes_me'),
          )}
        </p>
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
