import { browser } from './namespace.ts';

/**
 * What the administrator of this browser has set for the extension; `undefined` where nothing is.
 *
 * Firefox rejects the read where there is no policy. Chromium answers with nothing until its policies have arrived, which may be later: hear of that
 * with `onManagedChange`. Source: documentation page "storage.managed".
 */
export async function readManaged(): Promise<Record<string, unknown> | undefined> {
  const managed: Record<string, unknown> = await browser.storage.managed.get().catch(() => ({}));
  return Object.keys(managed).length > 0 ? managed : undefined;
}

/** Hears of the policy arriving, changing or going. Firefox reads it once, when it starts. */
export function onManagedChange(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
