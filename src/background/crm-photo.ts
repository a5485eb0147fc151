import { redirectAddress } from '../browser/authorization-window.ts';
import type { Port } from '../browser/serve.ts';
import type {
  CrmPhoto,
  CrmPhotoFault,
  CrmPhotoNews,
  CrmPhotoProgress,
  CrmPhotoResult,
  PhotoCrop,
} from '../contract/crm-photo.ts';
import type { Result } from '../contract/result.ts';
import { own } from '../custody/custody.ts';
import { fault, ok } from '../http/result.ts';
import type { Access } from '../salesforce/access.ts';
import type { NotSent, SalesforceFault } from '../salesforce/fault.ts';
import { isDefaultAvatar, type Photo } from '../salesforce/photo/photo.ts';
import { fetchPhoto } from '../salesforce/photo/picture.ts';
import type { PhotoPlace } from '../salesforce/photo/place.ts';
import { followProcessing } from '../salesforce/processing.ts';
import { readUserPhoto, removeUserPhoto, uploadUserPhoto } from '../salesforce/user-photo.ts';
import { wasWritten } from '../settings/policy.ts';
import type { ActivityDuty } from './activity.ts';
import { toBase64Url } from './base64.ts';
import { coalesced } from './coalesced.ts';
import type { Hashing } from './hashing.ts';
import type { OrgSessionDuty } from './org-session.ts';
import type { OrgVersion } from './org-version.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SignInDuty } from './sign-in.ts';
import { viewerState } from './viewer-state.ts';

/** Milliseconds that one asking follows the processing; the page asks again for as long as somebody watches. */
const followedAtOnce = 20_000;

const pause = 100;

export type CrmPhotoDuty = {
  take(port: Port): void;
  /** Sets the org and its app. @returns whether they were taken. */
  setOrg(host: string, clientId: string): Promise<boolean>;
  /** @param known the version whose picture whoever asks has already: where it is still that one, no picture is fetched. */
  read(known?: string | null): Promise<CrmPhotoResult<CrmPhoto>>;
  /** Sends the viewer's own LinkedIn picture, which the worker itself fetched as theirs: no page hands it in. */
  send(crop: PhotoCrop | undefined): Promise<CrmPhotoResult<null>>;
  /** Sends a photo that the worker itself read as this user's, as its seal shows. */
  restore(bytes: ArrayBuffer, seal: string): Promise<CrmPhotoResult<null>>;
  remove(): Promise<CrmPhotoResult<null>>;
  follow(before: string | null): Promise<CrmPhotoResult<CrmPhotoProgress>>;
};

type Duties = {
  readonly settings: SettingsDuty;
  readonly session: Session;
  readonly signIn: SignInDuty;
  readonly ownPicture: OwnPictureDuty;
  readonly activity: ActivityDuty;
  readonly hashing: Hashing;
  readonly org: OrgSessionDuty;
  readonly versionOf: OrgVersion;
};

/**
 * The viewer's photo at their Salesforce org, for the page *My CRM photo*. Nothing of it is kept: the page holds the former photo in its own memory, with a seal by
 * which the worker knows it again.
 */
export function crmPhotoDuty({
  settings,
  session,
  signIn,
  ownPicture,
  activity,
  hashing,
  org,
  versionOf,
}: Duties): CrmPhotoDuty {
  const ports = new Set<Port>();
  const ready = Promise.all([settings.ready, session.ready, org.ready]);

  const news = (): CrmPhotoNews => {
    const { settings: current, locked } = settings.report();
    return {
      kind: 'news',
      viewer: viewerState(session, signIn, ownPicture),
      ...current.salesforce,
      locked: locked.some((path) => path.startsWith('salesforce.')),
      redirectAddress: redirectAddress(),
      org: org.state(),
    };
  };
  const tell = async (listeners: Iterable<Port>) => {
    await ready;
    for (const port of listeners) port.send(news());
  };
  const tellSoon = coalesced(pause, () => (ports.size > 0 ? tell(ports) : Promise.resolve()));
  for (const onChange of [settings.onChange, session.onChange, org.onChange]) onChange(tellSoon);

  async function placeAt(access: Access): Promise<Result<PhotoPlace, SalesforceFault>> {
    const version = await versionOf(access);
    return version.ok ? ok({ version: version.value, userId: 'me' }) : version;
  }

  /** Asks the org about the photo of whoever is signed in there. */
  async function ask<Value>(
    call: (access: Access, place: PhotoPlace) => Promise<Result<Value, SalesforceFault>>,
  ): Promise<CrmPhotoResult<Value>> {
    await ready;
    const answer = await org.ask(async (access) => {
      const place = await placeAt(access);
      return place.ok ? call(access, place.value) : place;
    });
    return answer.ok ? answer : fault(inWords(answer.fault));
  }

  const upload = (bytes: ArrayBuffer, crop?: PhotoCrop): Promise<CrmPhotoResult<null>> =>
    withoutValue(ask((access, place) => uploadUserPhoto(access, place, own({ bytes }), crop)));

  /**
   * Shows that the worker read these bytes as the photo of this viewer and this user of the org; of the same bytes read elsewhere, or as somebody else, it shows
   * nothing. `undefined` where the org does not say as whom they are signed in.
   */
  async function sealOf(bytes: ArrayBuffer): Promise<string | undefined> {
    const user = org.user();
    const viewer = session.viewer();
    if (user === undefined || viewer === undefined) return undefined;
    const digest = toBase64Url(await crypto.subtle.digest('SHA-256', bytes));
    return hashing.hash('crm-photo', settings.current().salesforce.host, user, viewer.personId, digest);
  }

  async function described(photo: Photo): Promise<CrmPhoto> {
    const { photoVersionId: versionId, large, small } = photo;
    const fetched = await fetchPhoto(activity.fetchFor('crm-photo'), large ?? small ?? '', session.signal());
    if (!fetched.ok) return { versionId };
    const picture = fetched.value;
    const seal = isDefaultAvatar(photo) ? undefined : await sealOf(picture.bytes);
    return { versionId, picture, ...(seal === undefined ? {} : { seal }) };
  }

  return {
    take(port) {
      ports.add(port);
      port.onGone(() => ports.delete(port));
      void tell([port]);
    },
    async setOrg(host, clientId) {
      await ready;
      const { faults } = await settings.write({ ...settings.current(), salesforce: { host, clientId } });
      return wasWritten(faults);
    },
    async read(known) {
      const read = await ask(readUserPhoto);
      if (!read.ok) return read;
      const { photoVersionId: versionId } = read.value;
      return ok(versionId === known ? { versionId } : await described(read.value));
    },
    async send(crop) {
      await ready;
      const epoch = session.epoch();
      const picture = await ownPicture.settled();
      if (picture === undefined || session.token() === undefined || epoch !== session.epoch())
        return fault({ code: 'no-picture' });
      return upload(picture.bytes, crop);
    },
    async restore(bytes, seal) {
      await ready;
      return seal === (await sealOf(bytes)) ? upload(bytes) : fault({ code: 'not-own' });
    },
    remove: () => withoutValue(ask(removeUserPhoto)),
    async follow(before) {
      const followed = await ask((access, place) =>
        followProcessing(access, place, before, { patience: followedAtOnce }),
      );
      if (!followed.ok) return followed;
      return ok({ state: followed.value.state === 'done' ? 'done' : 'processing' });
    },
  };
}

async function withoutValue(asked: Promise<CrmPhotoResult<unknown>>): Promise<CrmPhotoResult<null>> {
  const answer = await asked;
  return answer.ok ? ok(null) : answer;
}

/** What can be wrong with a picture; nothing else that is sent from here comes from a page. */
const unfit: Partial<Record<NotSent, 'wrong-type' | 'too-large' | 'wrong-crop'>> = {
  'wrong-type': 'wrong-type',
  'too-large': 'too-large',
  'wrong-crop': 'wrong-crop',
  'crop-outside': 'wrong-crop',
};

/** What of a fault a person can do something about. */
function inWords(reason: SalesforceFault): CrmPhotoFault {
  switch (reason.code) {
    case 'session-over':
    case 'aborted':
      return { code: 'signed-out' };
    case 'throttled':
      return { code: 'throttled', until: reason.until };
    case 'forbidden':
    case 'not-found':
    case 'refused':
      return { code: reason.code };
    case 'not-sent':
      return { code: unfit[reason.because] ?? 'refused' };
    default:
      return { code: 'unreachable' };
  }
}
