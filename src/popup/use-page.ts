import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { activeTab } from '../browser/active-tab.ts';
import { holds, onChange } from '../browser/permissions.ts';
import { listenToPage } from '../browser/popup-port.ts';
import type { PageReport } from '../contract/messages.ts';
import type { PageOrigin, TabFacts } from './page-view.ts';

/** Milliseconds between calls to a page that does not answer: the script enters a page only shortly after its site was allowed. */
const recall = 250;
/** Calls without an answer after which the page counts as having no content script. It is called on all the same, since it may be reloaded. */
const callsUntilGone = 5;

/**
 * What is known of the page in the current tab, kept current while the popup is open.
 *
 * Each of the three questions waits for the answer to the one before. They are asked in layout effects, which follow an answer at once: an ordinary effect
 * would wait for a frame to be painted first, every time.
 */
export function usePage(): { readonly facts: TabFacts; readonly tab: number | undefined; refresh(): void } {
  const [tab, setTab] = useState<{ readonly id: number; readonly site: PageOrigin | null }>();
  const [allowed, setAllowed] = useState<boolean>();
  const [report, setReport] = useState<PageReport>();
  const [gone, setGone] = useState(false);
  const refresh = useRef(() => {});

  useLayoutEffect(() => {
    void activeTab().then((active) => {
      if (active?.origin === undefined || active.host === undefined) setTab({ id: -1, site: null });
      else setTab({ id: active.id, site: { origin: active.origin, host: active.host } });
    });
  }, []);

  const origin = tab?.site?.origin;
  useLayoutEffect(() => {
    if (origin === undefined) return;
    const look = () => void holds(origin).then(setAllowed);
    look();
    return onChange(look);
  }, [origin]);

  useLayoutEffect(() => {
    if (!tab?.site || !allowed) return;
    let unanswered = 0;
    let again: ReturnType<typeof setTimeout> | undefined;
    let page: ReturnType<typeof listenToPage>;
    const call = () => {
      page = listenToPage(tab.id, {
        onReport(latest) {
          unanswered = 0;
          setGone(false);
          setReport(latest);
        },
        onGone() {
          unanswered += 1;
          setReport(undefined);
          if (unanswered >= callsUntilGone) setGone(true);
          again = setTimeout(call, recall);
        },
      });
      refresh.current = page.refresh;
    };
    call();
    return () => {
      clearTimeout(again);
      page.close();
      setReport(undefined);
      setGone(false);
    };
  }, [tab, allowed]);

  return { tab: tab?.id, facts: { site: tab?.site, allowed, report, gone }, refresh: () => refresh.current() };
}
