import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { listenToWorkerAsMyProfile } from '../browser/page-ports.ts';
import { PageTop } from '../ui/components/page-top.tsx';
import { TroubleNotice } from '../ui/components/trouble-notice.tsx';
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
      <PageTop title={words('my_profile_title')} lead={words('my_profile_lead')} />
      {workerSilent && <TroubleNotice trouble="silent" />}
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
