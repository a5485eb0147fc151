import type { Port } from '../browser/serve.ts';
import type { StorageRefused } from '../contract/messages.ts';
import type { OptionsNews } from '../contract/options.ts';
import { onAnyChange, readKept } from '../custody/custody.ts';
import { isReadingRefused, onReadingRefused } from '../custody/patience.ts';
import type { ActivityDuty } from './activity.ts';
import type { CallsToday } from './calls-today.ts';
import { capabilities } from './capabilities.ts';
import { coalesced } from './coalesced.ts';
import { inTurn } from './in-turn.ts';
import type { KeptDuty } from './kept.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import { presetSummaries } from './presets.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';
import { viewerState } from './viewer-state.ts';

/** Milliseconds; a page of contacts changes the activity dozens of times in one. */
const pause = 100;

export type OptionsDuty = { take(port: Port): void };

/** Tells every open options page how things stand, at once and soon after every change. */
export function optionsDuty(
  settings: SettingsDuty,
  session: Session,
  signIn: SignInDuty,
  ownPicture: OwnPictureDuty,
  activity: ActivityDuty,
  kept: KeptDuty,
  calls: CallsToday,
): OptionsDuty {
  const ports = new Set<Port>();
  const ready = Promise.all([settings.ready, session.ready, activity.ready, calls.ready]);

  const news = async (): Promise<OptionsNews> => {
    await ready;
    // What takes time first: the rest is then of one moment, the latest.
    const [list, testedService] = await Promise.all([kept.list(), readKept('testedService')]);
    const pausedUntil = session.pausedUntil();
    return {
      kind: 'news',
      settings: settings.report(),
      viewer: viewerState(session, signIn, ownPicture),
      capabilities: capabilities(session),
      kept: list,
      ...(testedService === undefined ? {} : { testedService }),
      activity: activity.entries(),
      callsToday: calls.count(),
      presets: presetSummaries,
      ...(pausedUntil > Date.now() ? { pausedUntil } : {}),
    };
  };

  // One after the other, so that the last told is the latest.
  const afterwards = inTurn();
  const tell = (listeners: Iterable<Port>): Promise<void> =>
    afterwards(async () => {
      const current = await news();
      for (const port of listeners) port.send(current);
      // Where the browser does not let its storage be read, the page says that the worker is silent.
    }).catch(() => undefined);
  const tellSoon = coalesced(pause, () => (ports.size > 0 ? tell(ports) : Promise.resolve()));
  for (const onChange of [settings.onChange, session.onChange, activity.onChange, onAnyChange]) onChange(tellSoon);

  const refusal: StorageRefused = { kind: 'storage-refused' };
  onReadingRefused(() => {
    for (const port of ports) port.send(refusal);
  });

  return {
    take(port) {
      ports.add(port);
      port.onGone(() => ports.delete(port));
      if (isReadingRefused()) port.send(refusal);
      void tell([port]);
    },
  };
}
