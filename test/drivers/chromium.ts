import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Extension } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.js';
import { chromiumArguments } from './chromium-arguments.ts';
import { chromiumExtension } from './chromium-extension.ts';
import { hostsInNetLog } from './chromium-net-log.ts';
import { chromiumNetwork } from './chromium-network.ts';
import { chromiumPermissions } from './chromium-permissions.ts';
import { writeChromiumPreferences } from './chromium-profile.ts';
import { chromiumTabs } from './chromium-tabs.ts';
import { chromiumWorker } from './chromium-worker.ts';
import type { Launch, LaunchOptions, TestBrowser } from './driver.ts';
import { underPolicies } from './policies.ts';
import { end, endWithThisProcess } from './processes.ts';
import { onProfile, type Profile, remove, temporaryFolder } from './profile.ts';
import { until } from './waiting.ts';

const behind = new WeakMap<TestBrowser, Browser>();

/**
 * What stands behind a browser that `launchChromium` opened, for the bench: it records traces, which no test does.
 *
 * @throws Error where it was opened by another launcher.
 */
export function puppeteerBehind(browser: TestBrowser): Browser {
  const found = behind.get(browser);
  if (!found) throw new Error('That is not a Chromium of these drivers.');
  return found;
}

/** Chromium by puppeteer, which speaks the browser's own debugging protocol over a pipe. */
export const launchChromium: Launch = (options) => onProfile(options, (profile) => launchOn(profile, options));

async function launchOn(profile: Profile, options: LaunchOptions): Promise<TestBrowser> {
  const program = findBrowser('Chromium');
  if (!program) throw new Error('Chromium is not installed.');
  await writeChromiumPreferences(profile.directory);
  // Beside the profile, not in it: the log holds every address, and tests search the profile for what must not be there.
  const beside = await temporaryFolder('beside');
  const netLog = join(beside, 'net-log.json');
  const executablePath =
    options.policies === undefined ? program : await underPolicies('chromium', program, beside, options.policies);
  const temporaryFolders = [beside, ...(profile.temporary ? [profile.directory] : [])];

  const browser = await puppeteer
    .launch({
      executablePath,
      headless: options.headless ?? true,
      userDataDir: profile.directory,
      args: chromiumArguments(options, netLog),
      pipe: true,
      enableExtensions: true,
      defaultViewport: null,
      protocolTimeout: 30_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch(async (error: unknown) => {
      await remove(beside);
      throw error;
    });
  const chromium = browser.process();
  if (!chromium) throw new Error('Chromium has no process.');
  const release = endWithThisProcess(chromium, temporaryFolders);

  let extensionId = '';
  let refused: readonly string[] | undefined;
  const refusedHosts = () =>
    refused ?? hostsInNetLog(netLog, [...options.sandbox.hosts, `${extensionId}.chromiumapp.org`]);

  const stop = async (kill: boolean, keepProfile: boolean): Promise<void> => {
    if (refused) return;
    await end(chromium, () => browser.close(), kill);
    release();
    refused = refusedHosts();
    for (const folder of keepProfile ? [beside] : temporaryFolders) await remove(folder);
  };

  try {
    const extension = await loaded(browser, options.extension);
    extensionId = extension.id;
    const [first] = await browser.pages();
    if (!first) throw new Error('Chromium has no tab.');
    const extensionOrigin = `chrome-extension://${extensionId}`;
    const worker = await chromiumWorker(browser, extensionOrigin);
    await worker.evaluate('true');
    const opened: TestBrowser = {
      name: 'chromium',
      version: (await browser.version()).replace(/^.*\//, ''),
      extensionOrigin,
      profile: profile.directory,
      refusedHosts,
      ...chromiumTabs(browser, extension, first),
      ...chromiumPermissions(extensionId, first),
      ...chromiumNetwork(browser),
      ...chromiumExtension(extensionId, first, worker),
      background: worker.evaluate,
      stopWorker: worker.stop,
      uninstall: async () => {
        // The protocol removes only what it has loaded itself: it is put in the place of the one that the command line has loaded.
        await browser.installExtension(resolve(options.extension));
        await browser.uninstallExtension(extensionId);
      },
      restart: async ({ kill = false } = {}) => {
        await stop(kill, true);
        return launchOn(profile, options);
      },
      close: ({ kill = false } = {}) => stop(kill, false),
    };
    behind.set(opened, browser);
    return opened;
  } catch (error) {
    await stop(true, false);
    throw error;
  }
}

/**
 * Loaded by the command line, an extension keeps what it was permitted over a restart, and policies reach it at once. Chrome, unlike Chromium, takes
 * no extension from its command line: there it is loaded over the protocol.
 */
async function loaded(browser: Browser, folder: string): Promise<Extension> {
  const path = resolve(folder);
  const find = async () => [...(await browser.extensions()).values()].find((extension) => extension.path === path);
  return until(find, { what: 'the extension', timeout: 2_000 }).catch(async () => {
    await browser.installExtension(path);
    return until(find, { what: 'the extension' });
  });
}
