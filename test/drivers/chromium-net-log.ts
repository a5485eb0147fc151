import { existsSync, readFileSync } from 'node:fs';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** From here Chromium fetches a spelling dictionary for a fresh profile; no switch and no preference that was tried keeps it from asking. */
const dictionaries = 'redirector.gvt1.com';

/**
 * The hosts, other than `known`, loopback and that of the spelling dictionaries, that Chromium's network log says were asked for: by pages, by the extension or by the browser itself.
 *
 * Chromium makes the file when it starts, writes it some events behind, and whole when it closes.
 */
export function hostsInNetLog(file: string, known: readonly string[]): string[] {
  if (!existsSync(file)) return [];
  const hosts = new Set<string>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const url = /"url":"((?:https?|wss?):[^"]+)"/.exec(line)?.[1];
    if (url && URL.canParse(url)) hosts.add(new URL(url).hostname);
  }
  for (const host of [...known, ...loopback, dictionaries]) hosts.delete(host);
  return [...hosts];
}
