import { browser } from './namespace.ts';

/** What the extension asks of the browser at installation; Firefox lets people withdraw it at any time. */
export const linkedInOrigins: readonly string[] = ['https://api.linkedin.com/*', 'https://*.licdn.com/*'];

/**
 * The permission pattern of an origin, whose host may begin with a wildcard, or of a match pattern. Ports play no part in permissions.
 *
 * The wildcard is kept out of what is parsed: Chromium 156 makes `%2A` of it, and Firefox 153 takes no such address.
 *
 * @throws TypeError where it is no address.
 */
export function patternOf(origin: string): string {
  const wildcard = origin.includes('://*.') ? '*.' : '';
  const { protocol, hostname } = new URL(origin.replace('://*.', '://'));
  return `${protocol}//${wildcard}${hostname}/*`;
}

/** Whether the extension may run on this origin. */
export const holds = (origin: string): Promise<boolean> => holdsEvery([origin]);

/** Whether it may run on each of these: origins or match patterns, whose ports play no part. */
export const holdsEvery = (origins: readonly string[]): Promise<boolean> => holdsPatterns(origins.map(patternOf));

export const holdsPatterns = (patterns: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: [...patterns] });

/** Every match pattern that the browser grants now. */
export async function grantedPatterns(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/**
 * Asks the person for permission. To be called in the click itself, before anything is awaited: browsers refuse it otherwise.
 *
 * @param origins origins such as `https://crm.example.test`, or match patterns.
 */
export function request(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({
    origins: origins.map(patternOf),
  });
}

/** Takes the permission back. Works without a click. False where the browser keeps it, as it does with what an administrator gave. */
export const withdraw = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);

/** Hears of patterns granted and withdrawn, by whoever and wherever. */
export function onChange(listener: (change: { granted: readonly string[] }) => void): () => void {
  const onAdded = (permissions: { origins?: string[] }) => listener({ granted: permissions.origins ?? [] });
  const onRemoved = () => listener({ granted: [] });
  browser.permissions.onAdded.addListener(onAdded);
  browser.permissions.onRemoved.addListener(onRemoved);
  return () => {
    browser.permissions.onAdded.removeListener(onAdded);
    browser.permissions.onRemoved.removeListener(onRemoved);
  };
}
