import type { Port } from '../browser/serve.ts';
import type { MyProfileNews } from '../contract/own-data.ts';
import { allowsProfileEdits } from '../linkedin/scopes.ts';
import type { OwnDataDuty } from './own-data.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { Session } from './session.ts';
import type { SignInDuty } from './sign-in.ts';
import { viewerState } from './viewer-state.ts';

export type ProfilePageDuty = { take(port: Port): void };

/** Tells every open page *My profile* who is signed in and what is kept of them, at once and after every change. */
export function profilePageDuty(
  session: Session,
  signIn: SignInDuty,
  ownPicture: OwnPictureDuty,
  ownData: OwnDataDuty,
): ProfilePageDuty {
  const ports = new Set<Port>();
  const tell = async (listeners: Iterable<Port>) => {
    const kept = await ownData.current();
    const news: MyProfileNews = {
      kind: 'news',
      viewer: viewerState(session, signIn, ownPicture),
      ownData: kept,
      mayEdit: allowsProfileEdits(session.token()?.scopes ?? []),
    };
    for (const port of listeners) port.send(news);
  };
  session.onChange(() => void tell(ports));
  ownData.onChange(() => void tell(ports));

  return {
    take(port) {
      ports.add(port);
      port.onGone(() => ports.delete(port));
      void ownData.ready.then(() => tell([port]));
    },
  };
}
