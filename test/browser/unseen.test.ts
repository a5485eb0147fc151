import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { crmReports } from '../../sandbox/crm/csp-reports.ts';
import { hosts } from '../../sandbox/endpoints.ts';
import type { JournalEntry } from '../../sandbox/journal.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import { addressOf, readContract, textOf } from '../scenario/network/contract.ts';
import { shapeOf, usualHeaders } from '../scenario/network/shape.ts';
import { openAllowedScene, type Scene } from '../scenario/scene.ts';
import { confirmUser, crm, openContacts, signIn } from '../scenario/steps.ts';

/** Where a LinkedIn address, or a picture under any address, would betray itself. */
const linkedInAddress = /linkedin\.com|licdn\.com|^blob:|^data:/;

type Watch = {
  resources: string[];
  violations: string[];
  serviceWorkerRequests(): Promise<string[]>;
};

/** The hosts to which the browser was seen to send their cookie back. */
let cookieHosts: string[] = [];

/** What the CRM's pages send, and LinkedIn's once its sign-in is open: a page's requests name it, and the extension's name none. `npm run proof -- network` does not lean on that. */
const isOfPage = ({ host, headers }: JournalEntry): boolean =>
  host === hosts.crm || (host === hosts.linkedin && headers['referer'] !== undefined);

/** Visits LinkedIn's hosts as a person might: from then on the browser has cookies of theirs. */
async function takeCookies({ browser, sandbox }: Scene): Promise<void> {
  const page = await browser.open('https://media.licdn.com/');
  for (const host of ['media.licdn.com', 'api.linkedin.com', 'media.licdn.com', 'api.linkedin.com'])
    await page.goto(`https://${host}/`);
  const carrying = sandbox.journal.entries.filter(({ headers }) => headers['cookie']?.includes('bcookie'));
  cookieHosts = [...new Set(carrying.map(({ host }) => host))].sort();
  await page.close();
  sandbox.journal.clear();
  crmReports.length = 0;
}

describe('a full browse: list, record, next, Back', () => {
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    scene = await openAllowedScene(inject('browserName'));
    await takeCookies(scene);
    await signIn(scene.browser, scene.page, anna);
    await confirmUser(scene.browser, scene.page);
    await untilFaces(scene.page, openContacts(1).length);
    await scene.page.click('tr.contact a.contact-name, tr.contact .contact-name a');
    await untilFaces(scene.page, 1);
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
  });
  afterAll(() => scene?.close());

  it("is not seen by the page's script, its service worker or its policy reports", async () => {
    const seen = await scene.page.evaluate(async () => {
      const watch = (globalThis as unknown as { harbourWatch: Watch }).harbourWatch;
      return {
        resources: watch.resources,
        violations: watch.violations,
        requests: await watch.serviceWorkerRequests(),
      };
    });
    expect(seen.requests.length).toBeGreaterThan(0);
    expect(seen.resources.length).toBeGreaterThan(0);
    expect([
      ...seen.resources,
      ...seen.requests,
      ...crmReports.map((report) => JSON.stringify(report)),
    ]).not.toContainEqual(expect.stringMatching(linkedInAddress));
    expect(seen.violations).toEqual([]);
  });

  it('could have sent a cookie to both of LinkedIn’s hosts, or the next two show nothing', () => {
    expect(cookieHosts).toEqual(['api.linkedin.com', 'media.licdn.com']);
  });

  it('sends no picture request with a referrer, a cookie or a token', () => {
    const pictures = scene.sandbox.journal.of('media.licdn.com');
    expect(pictures.length).toBeGreaterThan(20);
    for (const { headers, method } of pictures) {
      expect(method).toBe('GET');
      expect(Object.keys(headers)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(referer|cookie|authorization)$/)]),
      );
    }
  });

  it('sends the token to LinkedIn’s API alone, and never from a page', () => {
    const withToken = scene.sandbox.journal.entries.filter(({ headers }) => 'authorization' in headers);
    expect(new Set(withToken.map(({ host }) => host))).toEqual(new Set(['api.linkedin.com']));
    for (const { headers } of withToken) {
      expect(headers['referer']).toBeUndefined();
      expect(headers['cookie']).toBeUndefined();
      // A page's own request would name the page's origin.
      expect(headers['origin'] ?? scene.browser.extensionOrigin).toBe(scene.browser.extensionOrigin);
    }
  });

  it('sends nothing but what docs/network-contract.json names, and a request of any other shape would be told', async () => {
    const { browser, sandbox } = scene;
    await browser.background(`fetch('https://${hosts.api}/v2/me').then(() => true)`);
    const entries = sandbox.journal.entries.filter(({ by }) => by === 'network');
    const seen = { browser, usual: usualHeaders(entries) };
    const contract = readContract();
    const outside = entries
      .filter((entry) => !isOfPage(entry))
      .map((entry) => shapeOf(entry, seen))
      .filter((shape) => !contract.has(textOf(shape)));
    expect(outside.map(addressOf)).toEqual([`GET ${hosts.api}/v2/me`]);
  });

  it('reaches no host but those it is for', async () => {
    await scene.browser.close();
    expect(scene.browser.refusedHosts()).toEqual([]);
  });
});
