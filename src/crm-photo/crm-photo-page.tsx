import { useEffect, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { listenToWorkerAsCrmPhoto } from '../browser/page-ports.ts';
import type { CrmPhotoNews } from '../contract/crm-photo.ts';
import type { Picture } from '../contract/viewer.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { PageTop } from '../ui/components/page-top.tsx';
import { TroubleNotice } from '../ui/components/trouble-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWorkerNews } from '../ui/use-worker-news.ts';
import { words } from '../ui/words.ts';
import { OrgSection } from './org-section.tsx';
import { PhotosSection } from './photos-section.tsx';

/** The page *My CRM photo*: the viewer's own LinkedIn picture, and their photo at their Salesforce org. */
export function CrmPhotoPage() {
  const { news, workerSilent } = useWorkerNews(listenToWorkerAsCrmPhoto);
  return (
    <>
      <PageTop title={words('crm_photo_title')} lead={words('crm_photo_lead')} />
      {workerSilent && <TroubleNotice trouble="silent" />}
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
  if (viewer.state !== 'signed-in') return <LinkedInFirst signingIn={viewer.state === 'signing-in'} />;
  const { personId, name } = viewer.viewer;
  return (
    <>
      {/* Another person, or another org, is another page: nothing of the former stays on it. */}
      <Photos key={`${personId} ${host}`} name={name} linkedInPicture={viewer.picture} host={host} org={org} />
      <OrgSection news={news} />
    </>
  );
}

function LinkedInFirst({ signingIn }: { readonly signingIn: boolean }) {
  const action = useAction();
  return (
    <Notice
      title={words('crm_photo_linkedin_first')}
      actions={
        <>
          <Button weight="primary" busy={action.busy || signingIn} onClick={() => action.run(() => ask('sign-in', {}))}>
            {words('button_sign_in')}
          </Button>
          <p role="status">{signingIn && words('viewer_signing_in')}</p>
          {action.failed && <p role="alert">{words('action_failed')}</p>}
        </>
      }
    >
      {words('crm_photo_linkedin_first_hint')}
    </Notice>
  );
}

type PhotosProps = {
  readonly name: string;
  readonly linkedInPicture: Picture | undefined;
  readonly host: string;
  readonly org: CrmPhotoNews['org'];
};

/** The photos, from signing in to the org on. Of a session that ended by itself they stay, with what was being done; whoever signs out takes them along. */
function Photos({ org, ...photos }: PhotosProps) {
  const [open, setOpen] = useState(false);
  const signedIn = org.state === 'signed-in';
  const signedOut = org.state === 'signed-out' && org.fault === undefined;
  useEffect(() => {
    if (signedIn || signedOut) setOpen(signedIn);
  }, [signedIn, signedOut]);
  return open ? <PhotosSection {...photos} signedIn={signedIn} /> : null;
}
