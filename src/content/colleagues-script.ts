import { connected } from '../browser/native.ts';
import { hearNotices, sayHello } from '../browser/worker-channel.ts';
import { openColleagues } from './colleagues.ts';

/** Where this script says that it runs, in the world that only this extension's scripts share. */
const scope = globalThis as { visAVisColleagues?: unknown };

// An element of the page's with that id would stand under the name too.
if (typeof scope.visAVisColleagues !== 'function' || !scope.visAVisColleagues()) run();

/**
 * What shows colleagues' photos, in a page of a site that opted in. Running twice is harmless: the second finds the first. Whatever changes about the viewer, the site or the
 * session at the org takes all of it away, and it begins anew.
 */
function run(): void {
  const life = new AbortController();
  const { signal } = life;
  let hellos = 0;
  let close: (() => void) | undefined;

  const leave = () => {
    hellos += 1;
    close?.();
    close = undefined;
  };
  const end = () => {
    leave();
    life.abort();
  };
  async function greetAnew(): Promise<void> {
    leave();
    const mine = hellos;
    const greeting = await sayHello();
    if (!connected()) return end();
    if (mine !== hellos || !greeting?.recipe || !greeting.signedIn) return;
    close = openColleagues({ ...greeting, recipe: greeting.recipe }, end);
  }

  scope.visAVisColleagues = () => {
    if (!connected()) end();
    return !signal.aborted;
  };
  hearNotices(({ kind }) => {
    if (kind === 'viewer-changed' || kind === 'site-changed' || kind === 'crm-user-changed') void greetAnew();
  }, signal);
  // What is frozen into the back/forward cache comes back as it was, so it goes in without a single photo.
  addEventListener('pagehide', leave, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && void greetAnew(), { signal });
  void greetAnew();
}
