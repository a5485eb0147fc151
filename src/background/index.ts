import { wakeAtStart } from '../browser/lifecycle.ts';
import { type Port, servePorts, serveRequests } from '../browser/serve.ts';
import { tellEveryTab } from '../browser/tabs.ts';
import { ownPictureDuty } from './own-picture.ts';
import { popupDuty } from './popup.ts';
import { createSession } from './session.ts';
import { settingsDuty } from './settings.ts';
import { signInDuty } from './sign-in.ts';
import { sitesDuty } from './sites.ts';
import { visitsDuty } from './visits.ts';

// Everything here runs synchronously when the worker starts, and each duty awaits its own readiness: an event that wakes the worker is given only to
// listeners that are there at once.
const settings = settingsDuty();
const session = createSession();
const ownPicture = ownPictureDuty(session);
const signIn = signInDuty(settings, session, ownPicture.fetchFrom);
const sites = sitesDuty(settings);
const visits = visitsDuty(settings, session, sites, ownPicture);
const popup = popupDuty(settings, session, signIn, ownPicture);

wakeAtStart(() => void sites.runAnew());
session.onEpoch((epoch) => void tellEveryTab({ kind: 'viewer-changed', epoch }));

serveRequests({
  hello: (_ask, from) => visits.greet(from.address),
  async 'sign-in'() {
    await Promise.all([settings.ready, session.ready]);
    await signIn.begin();
    return null;
  },
  async 'cancel-sign-in'() {
    await session.ready;
    if (!signIn.underWay()) return null;
    signIn.abandon();
    await session.attemptFails('cancelled');
    return null;
  },
  async 'sign-out'() {
    await session.ready;
    signIn.abandon();
    await session.end();
    return null;
  },
  async 'stop-site'({ origin }) {
    await sites.ready;
    await sites.stop(origin);
    return null;
  },
  async 'read-settings'() {
    await settings.ready;
    return settings.report();
  },
  async 'write-settings'({ document }) {
    await settings.ready;
    return settings.write(document);
  },
});

servePorts({
  visit: (port: Port) => visits.take(port),
  popup: (port: Port) => popup.take(port),
});
