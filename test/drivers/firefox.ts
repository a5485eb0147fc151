import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { findBrowser } from '../../scripts/browsers.js';
import { type Bidi, connectBidi } from './bidi.ts';
import type { Launch, LaunchOptions, TestBrowser } from './driver.ts';
import { parentProcess } from './firefox-chrome.ts';
import { firefoxExtension } from './firefox-extension.ts';
import { extensionUuid, geckoIdOf, writePreferences } from './firefox-profile.ts';
import { keepCompiledCode, lendCompiledCode } from './firefox-startup.ts';
import { firefoxTabs } from './firefox-tabs.ts';
import { underPolicies } from './policies.ts';
import { end, ended, endWithThisProcess } from './processes.ts';
import { onProfile, type Profile, remove, temporaryFolder } from './profile.ts';
import { startProxy } from './proxy.ts';
import { within } from './waiting.ts';

/** Firefox by WebDriver BiDi, spoken directly. */
export const launchFirefox: Launch = (options) => onProfile(options, (profile) => launchOn(profile, options));

async function launchOn(profile: Profile, options: LaunchOptions): Promise<TestBrowser> {
  const executable = findBrowser('Firefox');
  if (!executable) throw new Error('Firefox is not installed.');
  const extension = resolve(options.extension);
  const geckoId = await geckoIdOf(extension);
  const extensionOrigin = `moz-extension://${extensionUuid}`;
  const redirectHost = `${createHash('sha1').update(geckoId).digest('hex')}.extensions.allizom.org`;
  const proxy = options.proxy ?? (await startProxy(options.sandbox));
  await writePreferences(profile.directory, geckoId, proxy.port, options);
  await lendCompiledCode(profile.directory);

  const beside = options.policies === undefined ? [] : [await temporaryFolder('beside')];
  const program = beside[0] ? await underPolicies('firefox', executable, beside[0], options.policies) : executable;
  const temporaryFolders = [...beside, ...(profile.temporary ? [profile.directory] : [])];

  const firefox = start(program, profile.directory, options.headless ?? true);
  await once(firefox, 'spawn');
  const release = endWithThisProcess(firefox, temporaryFolders);
  let bidi: Bidi | undefined;
  let stopped = false;

  const stop = async (kill: boolean, keepProfile: boolean): Promise<void> => {
    if (stopped) return;
    stopped = true;
    const closing = bidi;
    await end(firefox, async () => closing?.send('browser.close'), kill || !closing);
    release();
    bidi?.close();
    if (!options.proxy) proxy.close();
    // What was killed may have left half of it.
    if (firefox.exitCode === 0) await keepCompiledCode(profile.directory);
    for (const folder of keepProfile ? beside : temporaryFolders) await remove(folder);
  };

  try {
    bidi = await connectBidi(`${await bidiAddress(firefox)}/session`);
    const session = await bidi.send<{ readonly capabilities: { readonly browserVersion: string } }>('session.new', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
    });
    const { send } = bidi;
    const install = () => send<void>('webExtension.install', { extensionData: { type: 'path', path: extension } });
    await install();
    const parent = await parentProcess(bidi);
    const controls = firefoxExtension(parent, geckoId, install, () =>
      send('webExtension.uninstall', { extension: geckoId }),
    );
    await controls.background('true');
    return {
      name: 'firefox',
      version: session.capabilities.browserVersion,
      extensionOrigin,
      profile: profile.directory,
      refusedHosts: () => [...proxy.refused].filter((host) => host !== redirectHost),
      ...(await firefoxTabs(bidi, parent, geckoId, extensionOrigin)),
      ...controls,
      setOffline: (offline) => parent.call(setOffline, offline),
      setCookie: ({ host, name, value, expires }) =>
        send('storage.setCookie', {
          cookie: {
            domain: host,
            name,
            value: { type: 'string', value },
            expiry: expires,
            path: '/',
            secure: true,
            httpOnly: true,
            sameSite: 'none',
          },
        }),
      restart: async ({ kill = false } = {}) => {
        await stop(kill, true);
        return launchOn(profile, options);
      },
      close: ({ kill = false } = {}) => stop(kill, false),
    };
  } catch (error) {
    await stop(true, false);
    throw error;
  }
}

/** In the parent process. */
function setOffline(offline: boolean): void {
  Services.io.offline = offline;
}

function start(executable: string, profile: string, headless: boolean): ChildProcess {
  const parameters = [
    ...(headless ? ['--headless'] : []),
    '--no-remote',
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
    '--width=1280',
    '--height=900',
    '--profile',
    profile,
  ];
  return spawn(executable, parameters, {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that all of its processes can be ended together.
    detached: true,
    // The second lets the profile's preferences name another server for remote settings, which is none at all.
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
}

/** Where Firefox says, on its standard error, that it listens. @throws Error with what it said instead. */
async function bidiAddress(firefox: ChildProcess): Promise<string> {
  let said = '';
  const listening = new Promise<string>((found) => {
    firefox.stderr?.on('data', (text) => {
      said = (said + String(text)).slice(-4_000);
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
  });
  const died = ended(firefox).then(() => undefined);
  const address = await within(Promise.race([listening, died]), 30_000, `Firefox does not start. It said: ${said}`);
  if (!address) throw new Error(`Firefox ended at its start. It said: ${said}`);
  return address;
}
