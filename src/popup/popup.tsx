import { useState } from 'preact/hooks';
import { openOptions, openOptionsAt } from '../browser/open.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { useOnline } from '../ui/use-online.ts';
import { counted, words } from '../ui/words.ts';
import { PageSection } from './page-section.tsx';
import { pageView } from './page-view.ts';
import { useLinkedInAccess } from './use-linkedin-access.ts';
import { useNews } from './use-news.ts';
import { usePage } from './use-page.ts';
import { ViewerSection } from './viewer-section.tsx';
import { offersLinkedInAccess, viewerView } from './viewer-view.ts';

/** The popup: who is signed in, and what is shown on the page it was opened over. */
export function Popup() {
  const { news, trouble, justSignedIn } = useNews();
  const page = usePage();
  const linkedInAccess = useLinkedInAccess();
  const online = useOnline();
  const [justSignedOut, setJustSignedOut] = useState(false);
  const viewer = viewerView({ news, trouble, justSignedIn, justSignedOut, linkedInAccess, online });
  const faults = news?.settingsFaults ?? 0;
  return (
    <>
      <header class="top">
        <img src="/icons/mark.svg" alt="" width="20" height="20" />
        <h1>{words('extension_name')}</h1>
        <Button weight="quiet" onClick={openOptions}>
          {words('button_options')}
        </Button>
      </header>
      <main>
        {faults > 0 && (
          <div class="settings-faults">
            <Notice
              tone="caution"
              title={counted(faults, 'settings_faults')}
              actions={<Button onClick={() => openOptionsAt('faults')}>{words('button_open_options')}</Button>}
            />
          </div>
        )}
        <ViewerSection view={viewer} policyPatterns={news?.policyPatterns ?? []} onSignedOut={setJustSignedOut} />
        {/* A page that has not been greeted can't say anything about itself. */}
        {trouble !== 'storage-refused' && (
          <PageSection
            tab={page.tab}
            sites={news?.sites}
            view={pageView({ ...page.facts, online, sites: news?.sites, ownSitesOff: news?.switchedOff.ownSites })}
            viewerName={viewer.kind === 'signed-in' ? viewer.name : undefined}
            connections={news?.connections}
            linkedInWithdrawn={linkedInAccess === false && !offersLinkedInAccess(viewer)}
            onRefresh={page.refresh}
            onSignedOut={() => setJustSignedOut(true)}
          />
        )}
      </main>
    </>
  );
}
