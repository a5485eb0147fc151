import { resolve } from 'node:path';
import type { LaunchOptions } from './driver.ts';

/** Port 9, "discard", on loopback: nothing answers there. */
const nobody = 'http://localhost:9';

/** What no test is about: questions to Chromium's makers; and pages that each window loads for its address bar, which cost half of what a launch does. */
const leftOut = [
  'NetworkTimeServiceQuerying',
  'AutofillServerCommunication',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** The command line, beyond what puppeteer gives: the sandbox is reached by the names of the real hosts, and nothing else is reached at all. */
export function chromiumArguments(
  { extension, sandbox, colorScheme, language, proxy }: LaunchOptions,
  netLog: string,
): string[] {
  const rules = [
    ...sandbox.hosts.map((host) => `MAP ${host} 127.0.0.1:${sandbox.port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [
    `--load-extension=${resolve(extension)}`,
    `--host-resolver-rules=${rules.join(',')}`,
    // The last part takes loopback there too, which is left out otherwise.
    ...(proxy ? [`--proxy-server=127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>'] : []),
    `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
    `--log-net-log=${netLog}`,
    '--window-size=1280,900',
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    '--disable-domain-reliability',
    `--disable-features=${leftOut.join(',')}`,
    // A picture that fades in has, for a moment, colours that are nobody's.
    '--force-prefers-reduced-motion',
    // Signed-in accounts and updates are asked for whatever the switches above say.
    `--gaia-url=${nobody}`,
    `--component-updater=url-source=${nobody}`,
    // Where the colours come from otherwise is the desktop; headless there is none, and light is what is left.
    ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
    ...(language === undefined ? [] : [`--lang=${language}`]),
    // Chromium does not start its own sandbox for root, who is who runs tests in many containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
