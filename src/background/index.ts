import { redirectAddress } from '../browser/authorization-window.ts';
import { wakeAtStart } from '../browser/lifecycle.ts';
import { type Port, servePorts, serveRequests } from '../browser/serve.ts';
import { tellEveryTab } from '../browser/tabs.ts';
import { closeToPages } from '../custody/custody.ts';
import { activityDuty } from './activity.ts';
import { countAskedMembers } from './asked-members.ts';
import { authorizationDuty } from './authorization.ts';
import { callsTodayDuty } from './calls-today.ts';
import { cardDuty } from './card.ts';
import { colleaguesDuty } from './colleagues.ts';
import { connectionsDuty } from './connections.ts';
import { crmPhotoDuty } from './crm-photo.ts';
import { createHashing } from './hashing.ts';
import { keptDuty } from './kept.ts';
import { myProfileDuty } from './my-profile.ts';
import { optionsDuty } from './options.ts';
import { orgSessionDuty } from './org-session.ts';
import { orgVersions } from './org-version.ts';
import { ownDataDuty } from './own-data.ts';
import { ownPictureDuty } from './own-picture.ts';
import { popupDuty } from './popup.ts';
import { presetsDuty } from './presets.ts';
import { profilePageDuty } from './profile-page.ts';
import { recordReferencesDuty } from './record-references.ts';
import { renewalDuty } from './renewal.ts';
import { createSession } from './session.ts';
import { setUpDuty } from './set-up.ts';
import { settingsDuty } from './settings.ts';
import { sharedDeskDuty } from './shared-desk.ts';
import { signInDuty } from './sign-in.ts';
import { signInOnceAllowed } from './sign-in-once-allowed.ts';
import { sitesDuty } from './sites.ts';
import { supportReport } from './support-report.ts';
import { keepTestedService } from './tested-service.ts';
import { testTokenService } from './token-service-test.ts';
import { visitsDuty } from './visits.ts';

// Everything here runs synchronously when the worker starts, and each duty awaits its own readiness: an event that wakes the worker is given only to
// listeners that are there at once.
void closeToPages();
const settings = settingsDuty();
const session = createSession();
const activity = activityDuty();
const calls = callsTodayDuty(session, activity);
const connections = connectionsDuty(settings, session, activity);
const { personIdOf } = connections;
const hashing = createHashing();
const ownPicture = ownPictureDuty(session, activity);
const authorization = authorizationDuty(activity);
const signIn = signInDuty(settings, session, activity, authorization, ownPicture.fetchFrom);
const onceAllowed = signInOnceAllowed(settings, signIn);
const sites = sitesDuty(settings);
const presets = presetsDuty(settings);
const desk = sharedDeskDuty(settings, session, hashing);
const renewal = renewalDuty(settings, session, signIn, sites, hashing);
const ownData = ownDataDuty(session, ownPicture, hashing);
const profilePage = profilePageDuty(session, signIn, ownPicture, ownData);
const records = recordReferencesDuty(settings);
const setUp = setUpDuty(settings, session, sites);
const { previewFor } = setUp;
const askedMembers = countAskedMembers();
const visits = visitsDuty({
  settings,
  session,
  sites,
  desk,
  renewal,
  ownPicture,
  askedMembers,
  records,
  activity,
  personIdOf,
  previewFor,
});
const card = cardDuty({ settings, session, sites, desk, activity, askedMembers, personIdOf });
const myProfile = myProfileDuty(session, activity, ownPicture);
const popup = popupDuty(settings, session, signIn, ownPicture, renewal, connections, setUp);
const org = orgSessionDuty(settings, session, activity, authorization);
const versionOf = orgVersions();
const crmPhoto = crmPhotoDuty({ settings, session, signIn, ownPicture, activity, hashing, org, versionOf });
const colleagues = colleaguesDuty({ settings, session, sites, desk, activity, org, versionOf });
const kept = keptDuty({ settings, session, activity, calls, records, colleagues });
const options = optionsDuty(settings, session, signIn, ownPicture, activity, kept, calls);

wakeAtStart(() => void sites.runAnew());
session.onEpoch((epoch) => void tellEveryTab({ kind: 'viewer-changed', epoch }));
// What was asked for one person is not shown to the next.
session.onEpoch(() => {
  if (session.signedOut()) void activity.clear();
});

serveRequests({
  hello(_ask, from) {
    void colleagues.bringScript(from);
    return visits.greet(from.address, from.tabId);
  },
  'colleague-photos': (asked, from) => colleagues.answer(asked, from),
  async 'contacts-here'(_ask, from) {
    await renewal.contactsHere(from.address);
    return null;
  },
  async 'painting-script'(_ask, from) {
    await visits.bringPainting(from);
    return null;
  },
  async 'card-script'(_ask, from) {
    await card.bringScript(from);
    return null;
  },
  'open-card': (asked, from) => card.open(asked, from),
  async 'sign-in'({ onceAllowed: waits = false }) {
    await Promise.all([settings.ready, session.ready]);
    await (waits ? onceAllowed : signIn).begin();
    return null;
  },
  async 'cancel-sign-in'() {
    await session.ready;
    await onceAllowed.cancel();
    if (!signIn.underWay()) return null;
    signIn.abandon();
    await session.attemptFails('given-up');
    return null;
  },
  async 'sign-out'() {
    await session.ready;
    signIn.abandon();
    await session.end();
    return null;
  },
  async 'keep-signed-in'({ wanted }) {
    await renewal.ready;
    await renewal.keepSignedIn(wanted);
    return null;
  },
  async 'keep-own-data'({ wanted }) {
    await ownData.ready;
    await ownData.choose(wanted);
    return null;
  },
  async 'crm-user'({ origin, identity, confirmed }) {
    await Promise.all([settings.ready, session.ready, desk.ready]);
    await (confirmed ? desk.confirm(origin, identity) : desk.undo(origin, identity));
    return null;
  },
  async 'read-connections'() {
    await session.ready;
    connections.read();
    return null;
  },
  async 'stop-reading-connections'() {
    connections.stop();
    return null;
  },
  async 'find-connections'({ vanityNames }) {
    await session.ready;
    return connections.find(vanityNames);
  },
  async 'allow-site'({ origin }) {
    await sites.known;
    await sites.allow(origin);
    return null;
  },
  async 'stop-site'({ origin }) {
    await sites.ready;
    await sites.stop(origin);
    return null;
  },
  async 'preset-offer'({ origin, tab }) {
    await settings.ready;
    return presets.offerFor(origin, tab);
  },
  async 'use-preset'({ site, preset }) {
    await settings.ready;
    return { used: await presets.use(site, preset) };
  },
  'set-up-site': (asked) => setUp.begin(asked),
  async 'write-settings'({ document }) {
    await settings.ready;
    return settings.write(document);
  },
  async 'test-token-service'({ address }) {
    await settings.ready;
    const tested = await testTokenService(
      address,
      settings.current(),
      redirectAddress(),
      activity.fetchFor('token-service-test'),
    );
    await keepTestedService(tested);
    return tested;
  },
  async 'erase-kept'({ what }) {
    // An attempt that went on would bring back what was erased.
    if (what === 'everything') signIn.abandon();
    if (what === 'everything' || what === 'settings') {
      await sites.ready;
      await sites.withdrawAll();
    }
    await kept.erase(what);
    return null;
  },
  'export-kept': async () => ({ document: await kept.export() }),
  async 'remembered-references'({ site }) {
    await records.ready;
    return records.list(site);
  },
  'set-org': async ({ host, clientId }) => ({ taken: await crmPhoto.setOrg(host, clientId) }),
  async 'org-sign-in'() {
    await Promise.all([settings.ready, session.ready, org.ready]);
    org.signIn();
    return null;
  },
  async 'org-sign-out'() {
    await org.ready;
    await org.signOut();
    return null;
  },
  'read-crm-photo': ({ known }) => crmPhoto.read(known),
  'send-crm-photo': ({ crop }) => crmPhoto.send(crop),
  'restore-crm-photo': ({ bytes, seal }) => crmPhoto.restore(bytes, seal),
  'remove-crm-photo': () => crmPhoto.remove(),
  'follow-crm-photo': ({ before }) => crmPhoto.follow(before),
  async 'support-report'() {
    await Promise.all([settings, session, sites, desk, activity].map((duty) => duty.ready));
    return supportReport(settings, session, sites, signIn, desk, activity);
  },
});

servePorts({
  visit: (port: Port) => visits.take(port),
  card: (port: Port) => card.take(port),
  'set-up': (port: Port) => setUp.take(port),
  popup: (port: Port) => popup.take(port),
  options: (port: Port) => options.take(port),
  'my-profile': (port: Port) => profilePage.take(port),
  'profile-edits': (port: Port) => myProfile.take(port),
  'crm-photo': (port: Port) => crmPhoto.take(port),
});
