import { ask } from '../browser/ask.ts';
import type { CrmPhotoNews } from '../contract/crm-photo.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { words } from '../ui/words.ts';
import { OrgSection } from './org-section.tsx';
import { PhotosSection } from './photos-section.tsx';
import { useWorkerNews } from './use-worker-news.ts';

/** The page *My CRM photo*: the viewer's own LinkedIn picture, and their photo at their Salesforce org. */
export function CrmPhotoPage() {
  const { news, workerSilent } = useWorkerNews();
  return (
    <>
      <header class="top">
        <img src="/icons/mark.svg" alt="" width="40" height="40" />
        <div>
          <h1>{words('crm_photo_title')}</h1>
          <p class="quiet">{words('crm_photo_lead')}</p>
        </div>
      </header>
      {workerSilent && (
        <Notice tone="caution" title={words('worker_silent')}>
          {words('worker_silent_hint')}
        </Notice>
      )}
      {news && (
        <main>
          <Parts news={news} />
        </main>
      )}
    </>
  );
}

function Parts({ news }: { readonly news: CrmPhotoNews }) {
  const { viewer, org, host } = news;
  if (viewer.state !== 'signed-in')
    return (
      <Notice
        title={words('crm_photo_linkedin_first')}
        actions={
          <Button weight="primary" busy={viewer.state === 'signing-in'} onClick={() => void ask('sign-in', {})}>
            {words('button_sign_in')}
          </Button>
        }
      >
        {words('crm_photo_linkedin_first_hint')}
      </Notice>
    );
  const { personId, name } = viewer.viewer;
  return (
    <>
      {/* Another person, or another org, is another page: nothing of the former stays on it. */}
      {org.state === 'signed-in' && (
        <PhotosSection key={`${personId} ${host}`} name={name} linkedInPicture={viewer.picture} host={host} />
      )}
      <OrgSection news={news} />
    </>
  );
}
