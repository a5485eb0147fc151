import { markToolbarButton } from '../browser/badge.ts';
import type { Port } from '../browser/serve.ts';
import type { PopupNews } from '../contract/messages.ts';
import type { ViewerState } from '../contract/viewer.ts';
import { isConfigured } from '../settings/sites.ts';
import { ownPicture } from './own-picture.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';

export type PopupDuty = { take(port: Port): void };

/** Tells every open popup, and the mark on the toolbar button, how things stand, at once and after every change. */
export function popupDuty(settings: SettingsDuty, session: Session, signIn: SignInDuty): PopupDuty {
  const ports = new Set<Port>();
  const ready = Promise.all([settings.ready, session.ready]);

  const news = (): PopupNews => ({
    kind: 'news',
    viewer: viewerState(session, signIn),
    configured: isConfigured(settings.current()),
    settingsFaults: settings.report().faults.length,
  });
  const tell = () => {
    const current = news();
    for (const port of ports) port.send(current);
    void markToolbarButton(needsPerson(session, signIn));
  };
  session.onChange(tell);
  settings.onChange(tell);

  return {
    take(port) {
      ports.add(port);
      port.onGone(() => ports.delete(port));
      void ready.then(() => port.send(news()));
    },
  };
}

function viewerState(session: Session, signIn: SignInDuty): ViewerState {
  if (signIn.underWay()) return { state: 'signing-in' };
  const viewer = session.token() && session.viewer();
  if (viewer !== undefined) {
    const picture = ownPicture(session);
    return picture ? { state: 'signed-in', viewer, picture } : { state: 'signed-in', viewer };
  }
  return { state: 'signed-out', ...session.lastEnd() };
}

/** Signed out without having asked for it, or LinkedIn's limit reached. A sign-out by the person leaves no mark. */
const needsPerson = (session: Session, signIn: SignInDuty): boolean =>
  (!signIn.underWay() && session.token() === undefined && session.lastEnd() !== undefined) ||
  session.pausedUntil() > Date.now();
