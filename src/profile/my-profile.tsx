import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { listenToWorkerAsMyProfile } from '../browser/page-ports.ts';
import { Notice } from '../ui/components/notice.tsx';
import { useWorkerNews } from '../ui/use-worker-news.ts';
import { words } from '../ui/words.ts';
import { EditElsewhereSection } from './edit-elsewhere-section.tsx';
import { EditSection } from './forms/edit-section.tsx';
import { MyDataSection } from './my-data-section.tsx';
import { PicturesSection } from './pictures/pictures-section.tsx';

/** The page *My profile*: the viewer's own data, and the way to change it. */
export function MyProfile() {
  const { news, workerSilent } = useWorkerNews(listenToWorkerAsMyProfile);
  const [editor, setEditor] = useState<string>();
  const signedIn = news?.viewer.state === 'signed-in' ? news.viewer.viewer.personId : undefined;
  // What is typed, cut or sent stays when the session ends in the middle of it, and is nobody's but theirs who began it.
  useEffect(() => {
    if (signedIn !== undefined) setEditor((before) => (news?.mayEdit || before === signedIn ? signedIn : undefined));
  }, [signedIn, news?.mayEdit]);
  return (
    <>
      <header class="top">
        <img src="/icons/mark.svg" alt="" width="40" height="40" />
        <div>
          <h1>{words('my_profile_title')}</h1>
          <p class="quiet">{words('my_profile_lead')}</p>
        </div>
      </header>
      {workerSilent && (
        <Notice tone="caution" title={words('worker_silent')}>
          {words('worker_silent_hint')}
        </Notice>
      )}
      {news && (
        <main>
          <MyDataSection news={news} />
          {editor !== undefined && (
            <Fragment key={editor}>
              <PicturesSection />
              <EditSection signedIn={signedIn === editor} />
            </Fragment>
          )}
          <EditElsewhereSection mayEdit={news.mayEdit || (editor !== undefined && signedIn === undefined)} />
        </main>
      )}
    </>
  );
}
