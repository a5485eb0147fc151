import { browser } from './namespace.ts';

/** What the extension asks of the browser at installation; Firefox lets people withdraw it at any time. */
export const linkedInOrigins: readonly string[] = ['https://api.linkedin.com/*', 'https://*.licdn.com/*'];

/** The permission pattern of an origin. Ports play no part in permissions. */
export function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Whether the extension may run on this origin. */
export const holds = (origin: string): Promise<boolean> => holdsPatterns([patternOf(origin)]);

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
    origins: origins.map((origin) => (origin.endsWith('/*') ? origin : patternOf(origin))),
  });
}

/** Takes the permission back. Works without a click. */
export const withdraw = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(origin)] });

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
