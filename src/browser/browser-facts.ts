import type { SupportReport } from '../contract/options.ts';
import { isChromium } from './is-chromium.ts';
import { browser } from './namespace.ts';

type BrowserFacts = Pick<SupportReport, 'browser' | 'browserVersion' | 'system' | 'extensionVersion'>;

const systems: ReadonlyMap<string, BrowserFacts['system']> = new Map([
  ['android', 'android'],
  ['cros', 'chromeos'],
  ['linux', 'linux'],
  ['mac', 'mac'],
  ['win', 'windows'],
]);

/** Which browser this is, on which system, and which version of the extension runs in it. */
export async function browserFacts(): Promise<BrowserFacts> {
  const { os } = await browser.runtime.getPlatformInfo();
  return {
    extensionVersion: browser.runtime.getManifest().version,
    browser: isChromium() ? 'chromium' : 'firefox',
    browserVersion: isChromium() ? chromiumVersion() : await firefoxVersion(),
    system: systems.get(os) ?? 'other',
  };
}

/** 0 where the browser does not say. Chromium's shortened user agent still has its major version, whatever browser is made of it. */
const chromiumVersion = (): number => major(/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1]);

/** Asked of Firefox itself, whose user agent may be made up for privacy's sake. */
const firefoxVersion = async (): Promise<number> => major((await browser.runtime.getBrowserInfo()).version);

const major = (version: string | undefined): number => Number.parseInt(version ?? '', 10) || 0;
