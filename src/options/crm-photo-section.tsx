import { openCrmPhoto } from '../browser/open.ts';
import { Button } from '../ui/components/button.tsx';
import { Section } from '../ui/components/section.tsx';
import { words } from '../ui/words.ts';

/** The way to the page *My CRM photo*. */
export const CrmPhotoSection = () => (
  <Section id="crm-photo" heading={words('crm_photo_title')} about={words('crm_photo_lead')}>
    <div class="actions">
      <Button onClick={openCrmPhoto}>{words('button_open_crm_photo')}</Button>
    </div>
  </Section>
);
