import { mkdir, rm } from 'node:fs/promises';
import { startSandbox } from '../sandbox/sandbox.ts';
import { launchChromium } from '../test/drivers/chromium.ts';
import type { ColorScheme, TestBrowser } from '../test/drivers/driver.ts';

/** Empties the folder of a walk's screenshots, and takes the walk in Chromium with the production build, against the sandbox. */
export async function photographed(
  images: string,
  colorScheme: ColorScheme,
  walk: (browser: TestBrowser) => Promise<void>,
): Promise<void> {
  await rm(images, { recursive: true, force: true });
  await mkdir(images, { recursive: true });
  const sandbox = await startSandbox();
  try {
    const browser = await launchChromium({ extension: 'dist/chromium', sandbox, colorScheme });
    try {
      await walk(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await sandbox.close();
  }
}
