import { Notice } from '../ui/components/notice.tsx';
import { words } from '../ui/words.ts';
import type { StepState } from './steps.ts';

/** Seeing the first picture: nothing is to be done here, so this says where, and where to look if there is none. */
export function StepPicture({ state }: { readonly state: StepState }) {
  if (state === 'done') return <p>{words('step_picture_done')}</p>;
  return (
    <>
      <p>{words('step_picture_about')}</p>
      <p class="quiet">{words('step_picture_where')}</p>
      {state === 'attention' && (
        <Notice tone="caution" title={words('reason_no_capability')}>
          <a href="#allows">{words('step_picture_allows')}</a>
        </Notice>
      )}
    </>
  );
}
