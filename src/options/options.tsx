import { Notice } from '../ui/components/notice.tsx';
import { words } from '../ui/words.ts';
import { AppSection } from './app-section.tsx';
import { DocumentSection } from './document-section.tsx';
import { KeepingSection } from './keeping-section.tsx';
import { SitesSection } from './sites-section.tsx';
import { useSettings } from './use-settings.ts';

/** The options: the LinkedIn app, the sites, all settings as one text, and what is kept. */
export function Options() {
  const { report, workerSilent, save } = useSettings();
  return (
    <>
      <header class="top">
        <img src="/icons/mark.svg" alt="" width="40" height="40" />
        <div>
          <h1>{words('options_title')}</h1>
          <p class="quiet">{words('options_lead')}</p>
        </div>
      </header>
      <main>
        {workerSilent && (
          <Notice tone="caution" title={words('worker_silent')}>
            {words('worker_silent_hint')}
          </Notice>
        )}
        {!report && !workerSilent && (
          <p role="status" class="quiet">
            {words('options_loading')}
          </p>
        )}
        {report && (
          <>
            <AppSection report={report} save={save} />
            <SitesSection sites={report.settings.sites} locked={report.locked} />
            <DocumentSection report={report} save={save} />
            <KeepingSection />
          </>
        )}
      </main>
    </>
  );
}
