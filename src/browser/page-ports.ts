import type { CrmPhotoNews } from '../contract/crm-photo.ts';
import type { StorageRefused } from '../contract/messages.ts';
import type { OptionsNews } from '../contract/options.ts';
import type { MyProfileNews } from '../contract/own-data.ts';
import { listenToNews } from './worker-news.ts';

/**
 * Hears the worker's news for the options page, at once and after every change.
 *
 * A worker that stopped is called again as soon as somebody looks at the page: one left open in a tab in the background must not keep the worker from
 * resting.
 *
 * @returns how to stop listening.
 */
export const listenToWorkerAsOptions = (onNews: (news: OptionsNews | StorageRefused) => void): (() => void) =>
  listenToNews('options', onNews, whenLookedAt);

/** Hears the worker's news for the page *My profile*, in the same way. */
export const listenToWorkerAsMyProfile = (onNews: (news: MyProfileNews) => void): (() => void) =>
  listenToNews('my-profile', onNews, whenLookedAt);

/** Hears the worker's news for the page *My CRM photo*, in the same way. */
export const listenToWorkerAsCrmPhoto = (onNews: (news: CrmPhotoNews) => void): (() => void) =>
  listenToNews('crm-photo', onNews, whenLookedAt);

function whenLookedAt(callBack: () => void): void {
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', look);
    callBack();
  };
  document.addEventListener('visibilitychange', look);
  look();
}
