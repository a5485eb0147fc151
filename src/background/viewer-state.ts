import type { ViewerState } from '../contract/viewer.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { Session } from './session.ts';
import type { SignInDuty } from './sign-in.ts';

/** What the extension's pages show of the viewer at this moment. */
export function viewerState(session: Session, signIn: SignInDuty, ownPicture: OwnPictureDuty): ViewerState {
  if (signIn.underWay()) return { state: 'signing-in', renewing: signIn.renewing() };
  const viewer = session.token() && session.viewer();
  if (viewer !== undefined) {
    const picture = ownPicture.current();
    return picture ? { state: 'signed-in', viewer, picture } : { state: 'signed-in', viewer };
  }
  return { state: 'signed-out', ...session.lastEnd() };
}
