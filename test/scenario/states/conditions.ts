import { sandboxSettings } from '../../../sandbox/settings.ts';
import type { Settings, Site } from '../../../src/contract/settings.ts';
import { until } from '../../drivers/waiting.ts';
import { untilNothingPends } from '../steps.ts';
import { pressIn, type Shown, type Stage } from './state.ts';

/** The sandbox's settings with something else in them. */
export function settingsWith(change: {
  readonly linkedin?: Partial<Settings['linkedin']>;
  readonly site?: (site: Site) => Partial<Site>;
}): unknown {
  const settings = sandboxSettings();
  return {
    ...settings,
    linkedin: { ...settings.linkedin, ...change.linkedin },
    sites: settings.sites.map((site) => ({ ...site, ...change.site?.(site) })),
  };
}

/** Gives back the access to LinkedIn: by the popup's button, except in Chromium, whose own settings page gives back what the manifest asks for at once. */
export async function giveBackLinkedIn({ browser }: Stage, shown: Shown): Promise<void> {
  const button = 'Allow access to LinkedIn';
  await browser.allowHost('https://api.linkedin.com');
  if (browser.name === 'firefox') await pressIn(shown, button);
  await until(async () => !(await shown.buttons()).includes(button), { what: 'the popup to see the access' });
}

/** Waits for the clock, where a lifetime has to run out. */
export async function untilLater(shown: Shown, milliseconds: number): Promise<void> {
  await shown.waitFor(`Date.now() > ${Date.now() + milliseconds}`, {
    what: 'the time to have passed',
    timeout: milliseconds + 10_000,
  });
}

/** Opens the popup over an address, once the page has asked for everybody on it. */
export async function over({ browser, page }: Stage, address: string): Promise<Shown> {
  await page.goto(address);
  const popup = await browser.openPopup(page);
  await untilNothingPends(popup);
  return popup;
}

/** Ticks *Keep me signed in*, and waits until it is kept. */
export async function keepSignedIn({ browser, page }: Pick<Stage, 'browser' | 'page'>): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.click('#keep-signed-in');
  await popup.waitFor(() => document.querySelector<HTMLInputElement>('#keep-signed-in')?.checked === true, {
    what: 'the tick to be kept',
  });
  await until(
    () =>
      browser.background<boolean>(
        `(globalThis.browser ?? chrome).storage.local.get('keptSignedIn').then(({ keptSignedIn }) => keptSignedIn !== undefined)`,
      ),
    { what: 'the wish to be kept' },
  );
  await popup.close();
}
