import type { ViewerState } from '../contract/viewer.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { Session } from './session.ts';
import type { SignInDuty } from './sign-in.ts';

/** Whether somebody is signed in at this moment, or about to be. */
export function viewerStanding(session: Session, signIn: SignInDuty): ViewerState['state'] {
  if (signIn.underWay()) return 'signing-in';
  return session.token() === undefined ? 'signed-out' : 'signed-in';
}

/** What the extension's pages show of the viewer at this moment. */
export function viewerState(session: Session, signIn: SignInDuty, ownPicture: OwnPictureDuty): ViewerState {
  const state = viewerStanding(session, signIn);
  if (state === 'signing-in') return { state, renewing: signIn.renewing() };
  const viewer = state === 'signed-in' ? session.viewer() : undefined;
  if (viewer !== undefined) {
    const picture = ownPicture.current();
    return picture ? { state: 'signed-in', viewer, picture } : { state: 'signed-in', viewer };
  }
  return { state: 'signed-out', ...session.lastEnd() };
}
