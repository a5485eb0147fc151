import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hosts } from '../../../sandbox/endpoints.ts';
import type { JournalEntry } from '../../../sandbox/journal.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import type { TestBrowser } from '../../drivers/driver.ts';
import { remove, temporaryFolder } from '../../drivers/profile.ts';
import { type LoopbackProxy, startProxy } from '../../drivers/proxy.ts';
import { type BrowserName, launchers } from '../scene.ts';

/** A browser all of whose requests go through one proxy, with a copy of the build, so that another version can take its place. */
export type NetworkScene = {
  readonly sandbox: Sandbox;
  readonly proxy: LoopbackProxy;
  readonly browser: TestBrowser;
  /** What the browser has sent to the sandbox's hosts so far, without what concerns neither the pages nor the extension. */
  received(): readonly JournalEntry[];
  /** Nobody is signed in at LinkedIn any more, though the browser has its cookie still. */
  forgetLinkedInSessions(): void;
  /** Puts the next version of the extension in the place of this one, as an update does. */
  updateToNext(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the sandbox, the proxy and a browser on a fresh profile, with nothing configured yet. */
export async function openNetworkScene(browserName: BrowserName): Promise<NetworkScene> {
  const sandbox = await startSandbox();
  const proxy = await startProxy(sandbox);
  const extension = await temporaryFolder('build');
  const end = async (): Promise<void> => {
    proxy.close();
    await sandbox.close();
    await remove(extension);
  };
  try {
    await cp(`dist/${browserName}`, extension, { recursive: true });
    const browser = await launchers[browserName]({ extension, sandbox, proxy });
    const former: JournalEntry[] = [];
    return {
      sandbox,
      proxy,
      browser,
      received: () => [...former, ...sandbox.journal.entries].filter((entry) => !isLeftOut(entry)),
      forgetLinkedInSessions: () => {
        former.push(...sandbox.journal.entries);
        sandbox.control.reset();
      },
      updateToNext: () => update(browser, join(extension, 'manifest.json')),
      close: async () => {
        try {
          await browser.close();
        } finally {
          await end();
        }
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The token service's own way to LinkedIn, and the browser's looking, whenever it likes, for a newer service worker of the CRM's, which no script can pass for. */
const isLeftOut = ({ by, host, headers }: JournalEntry): boolean =>
  by !== 'network' || (host === hosts.crm && headers['sec-fetch-dest'] === 'serviceworker');

async function update(browser: TestBrowser, manifestFile: string): Promise<void> {
  const next = '9.9.9';
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as object;
  await writeFile(manifestFile, JSON.stringify({ ...manifest, version: next }));
  await browser.update();
  const version = await browser.background('(globalThis.browser ?? chrome).runtime.getManifest().version');
  if (version !== next) throw new Error(`Version ${version} runs, not ${next}.`);
}
