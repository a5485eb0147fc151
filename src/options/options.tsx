import { useState } from 'preact/hooks';
import type { OptionsNews } from '../contract/options.ts';
import { PageTop } from '../ui/components/page-top.tsx';
import { TroubleNotice } from '../ui/components/trouble-notice.tsx';
import { words } from '../ui/words.ts';
import { ActivitySection } from './activity-section.tsx';
import { AllowsSection } from './allows-section.tsx';
import { CrmPhotoSection } from './crm-photo-section.tsx';
import { DocumentSection } from './document-section.tsx';
import { KeptSection } from './kept-section.tsx';
import { Navigation } from './navigation.tsx';
import { NewerVersion } from './newer-version.tsx';
import { SitesSection } from './sites-section.tsx';
import { StartSection } from './start-section.tsx';
import { SupportSection } from './support-section.tsx';
import { useUnsavedWork } from './unsaved-work.ts';
import { useAllowed } from './use-allowed.ts';
import { useLinkedPart } from './use-linked-part.ts';
import { type Save, type TestService, useOptions } from './use-options.ts';

/** The options: getting started, the sites, and everything there is to know of what is allowed, kept, asked and set. */
export function Options() {
  const { news, trouble, save, test } = useOptions();
  return (
    <>
      <PageTop title={words('options_title')} lead={words('options_lead')} />
      {trouble !== undefined && <TroubleNotice trouble={trouble} />}
      {!news && trouble === undefined && (
        <p role="status" class="quiet">
          {words('options_loading')}
        </p>
      )}
      {news && <Parts news={news} save={save} test={test} />}
    </>
  );
}

type PartsProps = { readonly news: OptionsNews; readonly save: Save; readonly test: TestService };

function Parts({ news, save, test }: PartsProps) {
  const work = useUnsavedWork();
  const allowed = useAllowed(news.settings.settings.sites);
  // What was typed goes with everything else: the parts that can be typed in begin anew.
  const [erasures, setErasures] = useState(0);
  useLinkedPart(allowed !== undefined);
  if (!allowed) return null;
  return (
    <div class="parts">
      <Navigation />
      <main>
        <NewerVersion report={news.settings} />
        <StartSection key={`start ${erasures}`} news={news} allowed={allowed} save={save} test={test} work={work} />
        <SitesSection
          key={`sites ${erasures}`}
          report={news.settings}
          presets={news.presets}
          allowed={allowed}
          kept={news.kept}
          save={save}
        />
        <AllowsSection capabilities={news.capabilities} signedIn={news.viewer.state === 'signed-in'} />
        <CrmPhotoSection />
        <KeptSection kept={news.kept} onAllErased={() => setErasures((count) => count + 1)} />
        <ActivitySection activity={news.activity} callsToday={news.callsToday} pausedUntil={news.pausedUntil} />
        <DocumentSection key={`document ${erasures}`} report={news.settings} save={save} work={work} />
        <SupportSection />
      </main>
    </div>
  );
}
