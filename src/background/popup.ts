import { markToolbarButton } from '../browser/badge.ts';
import type { Port } from '../browser/serve.ts';
import type { PopupNews, StorageRefused } from '../contract/messages.ts';
import type { SignInFault } from '../contract/viewer.ts';
import { isReadingRefused, onReadingRefused } from '../custody/patience.ts';
import { policyPatterns, switchedOff } from '../settings/policy.ts';
import { isConfigured } from '../settings/sites.ts';
import type { ConnectionsDuty } from './connections.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { RenewalDuty } from './renewal.ts';
import type { Session } from './session.ts';
import type { SetUpDuty } from './set-up.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';
import { viewerState } from './viewer-state.ts';

/** Milliseconds; what browsers take for a timer. A worker seldom lives as long, and the next one looks again when it starts. */
const longestTimer = 2 ** 31 - 1;

/** Ends that the person chose. */
const chosen: readonly (SignInFault | undefined)[] = ['cancelled', 'given-up', 'denied', 'window-closed'];

export type PopupDuty = { take(port: Port): void };

/** Tells every open popup, and the mark on the toolbar button, how things stand, at once and after every change. */
export function popupDuty(
  settings: SettingsDuty,
  session: Session,
  signIn: SignInDuty,
  ownPicture: OwnPictureDuty,
  renewal: RenewalDuty,
  connections: ConnectionsDuty,
  setUp: SetUpDuty,
): PopupDuty {
  const ports = new Set<Port>();
  let unmarking: ReturnType<typeof setTimeout> | undefined;
  const ready = Promise.all([settings.ready, session.ready, renewal.ready]);

  const news = (): PopupNews => {
    const report = settings.report();
    return {
      kind: 'news',
      viewer: viewerState(session, signIn, ownPicture),
      justSignedIn: session.untold(),
      configured: isConfigured(settings.current()),
      settingsFaults: report.faults.length + report.policyFaults.length,
      keptSignedIn: renewal.keptSignedIn(),
      connections: connections.state(),
      sites: setUp.sitesInBrief(),
      policyPatterns: policyPatterns(report),
      switchedOff: switchedOff(report),
    };
  };
  const tellPopups = (listeners: Iterable<Port>) => {
    const current = news();
    let told = false;
    for (const port of listeners) {
      port.send(current);
      told = true;
    }
    if (told && current.justSignedIn) void session.erase('signInUntold');
  };
  const tell = () => {
    tellPopups(ports);
    void markToolbarButton(needsPerson(session, signIn));
    clearTimeout(unmarking);
    const paused = session.pausedUntil() - Date.now();
    if (paused > 0) unmarking = setTimeout(tell, Math.min(paused + 1000, longestTimer));
  };
  session.onChange(tell);
  settings.onChange(tell);
  renewal.onChange(tell);
  connections.onChange(tell);
  setUp.onChange(tell);
  const refusal: StorageRefused = { kind: 'storage-refused' };
  onReadingRefused(() => {
    for (const port of ports) port.send(refusal);
  });
  // A mark that a former worker left may have had its day.
  void ready.then(tell);

  return {
    take(port) {
      ports.add(port);
      port.onGone(() => ports.delete(port));
      if (isReadingRefused()) port.send(refusal);
      void ready.then(() => tellPopups([port]));
    },
  };
}

/** Signed out without having asked for it, or LinkedIn's limit reached. What the person chose leaves no mark. */
function needsPerson(session: Session, signIn: SignInDuty): boolean {
  if (session.pausedUntil() > Date.now()) return true;
  const end = session.lastEnd();
  if (signIn.underWay() || session.token() !== undefined || end === undefined) return false;
  return !('fault' in end && chosen.includes(end.fault));
}
