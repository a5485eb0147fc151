import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { type Person, type PersonKind, people } from '../../sandbox/world/people.ts';
import type { TestFrame, TestPage } from '../drivers/driver.ts';
import { axeFindings } from '../scenario/axe.ts';
import { badgeOf, cardOn, cardSaying, cardsOn, hoverCard, restPointer, untilNoCard } from '../scenario/card.ts';
import { untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, signOut } from '../scenario/steps.ts';

let scene: Scene & { page: TestPage };
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
});
afterAll(() => scene?.close());

const first = (fits: (person: Person) => boolean): Person => people.find(fits) ?? expect.fail('no such person');
const firstOf = (kind: PersonKind) => first((person) => person.kind === kind && person.referenceForm === 'urn');
const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;

async function openList(): Promise<void> {
  await scene.page.moveMouse(1, 1);
  await scene.page.goto(crm.list);
  await untilFaces(scene.page, openContacts(1).length);
  scene.sandbox.journal.clear();
}

const dialogName = (frame: TestFrame) =>
  frame.evaluate(() => document.querySelector('[role=dialog]')?.getAttribute('aria-label'));

describe('a card', () => {
  beforeEach(openList);

  it('opens where the pointer rests, and says what LinkedIn says of that member, with one people request', async () => {
    const person = firstOf('open');
    const frame = await hoverCard(scene.page, badgeOf(person.number));
    await frame.waitForText(person.headline);
    const text = await frame.text();
    expect(text).toContain(nameOf(person));
    expect(text).toContain(person.city);
    expect(text).toContain('via LinkedIn');
    expect(await frame.evaluate(() => document.querySelector('a')?.href)).toBe(
      `https://www.linkedin.com/in/${person.vanityName}`,
    );
    expect(await dialogName(frame)).toBe(nameOf(person));
    await frame.waitFor(() => (document.querySelector('img')?.naturalWidth ?? 0) >= 96, { what: 'the picture' });
    expect(scene.sandbox.journal.of('people')).toHaveLength(1);
    expect(await axeFindings(frame)).toEqual([]);
  });

  it('stays while the pointer is in it, and goes when the pointer has left both', async () => {
    await hoverCard(scene.page, badgeOf(1));
    const { x, y } = await scene.page.evaluate(() => {
      const { left, top } = document.querySelector('vis-a-vis-card')?.getBoundingClientRect() ?? new DOMRect();
      return { x: left + 40, y: top + 40 };
    });
    await scene.page.moveMouse(x, y);
    await restPointer(800);
    expect(await cardsOn(scene.page)).toBe(1);
    await scene.page.moveMouse(1, 1);
    await untilNoCard(scene.page);
  });

  it('belongs to whoever is pointed at last: there is never more than one', async () => {
    await hoverCard(scene.page, badgeOf(1));
    await scene.page.moveMouse(1, 1);
    const person = people[11] ?? expect.fail('no such person');
    await scene.page.hover(badgeOf(person.number));
    await cardSaying(scene.page, nameOf(person));
    expect(await cardsOn(scene.page)).toBe(1);
  });

  it.each([
    ['limited-forbidden', 'The member limits who sees this picture.'],
    ['limited-absent', 'The member limits who sees this picture.'],
    ['unknown', 'LinkedIn does not know the person ID in this record.'],
  ] as const)('of a member who is %s says why there is nothing', async (kind, words) => {
    const frame = await hoverCard(scene.page, badgeOf(firstOf(kind).number));
    await frame.waitForText(words);
    const text = await frame.text();
    // Whose card it is the CRM says; of what LinkedIn would say nothing is there.
    expect(text.startsWith(nameOf(firstOf(kind)))).toBe(true);
    for (const withheld of [firstOf(kind).headline, firstOf(kind).city, 'via LinkedIn'])
      expect(text).not.toContain(withheld);
    expect(await dialogName(frame)).toBe(nameOf(firstOf(kind)));
    expect(await axeFindings(frame)).toEqual([]);
  });

  it('shows the contact’s name before LinkedIn or the worker answers', async () => {
    const person = firstOf('open');
    await scene.browser.stopWorker();
    scene.sandbox.control.setLatency(hosts.api, 3_000);
    const frame = await hoverCard(scene.page, badgeOf(person.number));
    await frame.waitForText(nameOf(person));
    expect(await frame.text()).toContain('Asking LinkedIn …');
    expect(await dialogName(frame)).toBe(nameOf(person));
    scene.sandbox.control.setLatency(hosts.api, 0);
    await frame.waitForText(person.headline);
  });

  it('of the viewer leads to their own profile as well', async () => {
    await scene.page.evaluate((personId) => {
      const field = document.querySelector('tr.contact .linkedin-member');
      if (field) field.textContent = personId;
    }, anna.personId);
    const frame = await hoverCard(scene.page, badgeOf(1));
    await frame.waitForText('Edit your profile on LinkedIn');
    await frame.waitForText(anna.name);
  });

  it('shows a larger picture when asked to, without asking for the member again', async () => {
    const frame = await hoverCard(scene.page, badgeOf(1));
    await frame.pressButton('Larger picture');
    await frame.waitFor(() => (document.querySelector('img')?.naturalWidth ?? 0) >= 168, {
      what: 'the larger picture',
    });
    expect(await frame.buttons()).toEqual(['Smaller picture']);
    expect(scene.sandbox.journal.of('people')).toHaveLength(1);
  });

  it('has the same size whoever it is about', async () => {
    const sizes = new Set<string>();
    for (const person of [firstOf('open'), firstOf('limited-forbidden'), firstOf('no-picture')]) {
      await scene.page.moveMouse(1, 1);
      await untilNoCard(scene.page);
      await hoverCard(scene.page, badgeOf(person.number));
      sizes.add(
        await scene.page.evaluate(() => {
          const { width, height } = document.querySelector('vis-a-vis-card')?.getBoundingClientRect() ?? new DOMRect();
          return `${width} × ${height}`;
        }),
      );
    }
    expect([...sizes]).toEqual(['344 × 280']);
  });
});

describe('by the keyboard', () => {
  beforeEach(openList);

  it('opens for the row with the focus, takes the focus, and gives it back when Escape closes it', async () => {
    const person = firstOf('open');
    await scene.page.evaluate((row) => {
      document.querySelector<HTMLElement>(`tr.contact:nth-of-type(${row}) a.contact-name`)?.focus();
    }, person.number);
    await scene.browser.runCommand('show-card');
    const frame = await cardOn(scene.page);
    await frame.waitForText(nameOf(person));
    await frame.waitFor(() => document.hasFocus() && document.activeElement?.getAttribute('role') === 'dialog', {
      what: 'the focus',
    });
    await scene.page.press('Escape');
    await untilNoCard(scene.page);
    expect(await scene.page.evaluate(() => document.activeElement?.textContent)).toBe(nameOf(person));
  });

  it('goes on to the next contact on the screen with each press', async () => {
    for (const person of people.slice(0, 2)) {
      await scene.browser.runCommand('show-card');
      await cardSaying(scene.page, nameOf(person));
      expect(await cardsOn(scene.page)).toBe(1);
    }
  });

  it('is closed by Escape in the page too', async () => {
    await hoverCard(scene.page, badgeOf(1));
    await scene.page.press('Escape');
    await untilNoCard(scene.page);
  });
});

describe('what the page can do', () => {
  beforeEach(openList);

  it('is to see that a card is there, and nothing that is in it', async () => {
    const person = firstOf('open');
    const frame = await hoverCard(scene.page, badgeOf(person.number));
    await frame.waitForText(person.headline);
    const seen = await scene.page.evaluate((headline) => {
      const host = document.querySelector('vis-a-vis-card');
      const elements = [host, ...(host?.querySelectorAll('*') ?? [])];
      const find = (window as unknown as { find(text: string): boolean }).find;
      let found: unknown;
      try {
        found = find.call(window, headline);
      } catch {
        found = false;
      }
      return {
        frames: window.length,
        roots: elements.filter((element) => element?.shadowRoot).length,
        addresses: elements.flatMap((element) =>
          element?.getAttributeNames().filter((name) => name !== 'style' && name !== 'popover'),
        ),
        text: document.body.innerText.includes(headline),
        found,
        resources: performance.getEntries().filter(({ name }) => name.includes('-extension:')).length,
      };
    }, person.headline);
    expect(seen).toEqual({ frames: 0, roots: 0, addresses: [], text: false, found: false, resources: 0 });
  });

  it('is not to hold the card itself and get anything into it', async () => {
    await scene.page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.id = 'stolen';
      frame.src = address;
      frame.addEventListener('load', () => {
        const { port2 } = new MessageChannel();
        frame.contentWindow?.postMessage('made-up-key', '*', [port2]);
      });
      document.body.append(frame);
    }, `${scene.browser.extensionOrigin}/src/card/card.html`);
    await restPointer(1_000);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });

  it('is not to open a card with events that nobody made', async () => {
    await scene.page.hover('h1');
    await scene.page.evaluate(() => {
      const badge = document.querySelector('tr.contact .badge');
      const { left, top } = badge?.getBoundingClientRect() ?? new DOMRect();
      for (const type of ['pointerover', 'pointermove', 'click'])
        badge?.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            composed: true,
            clientX: left + 9,
            clientY: top + 9,
            pointerType: 'mouse',
          }),
        );
    });
    await restPointer(1_000);
    expect(await cardsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });

  it('is to forbid frames where the browser heeds it: then there is no card, and all else is as ever', async () => {
    await scene.page.goto(`${crm.origin}/kiosk/1`);
    await untilFaces(scene.page, 1);
    scene.sandbox.journal.clear();
    await scene.page.hover('.contact-record .badge');
    await scene.page.waitFor(() => document.querySelector('vis-a-vis-card') !== null, { what: 'the try' });
    if (scene.browser.name === 'chromium') {
      await untilNoCard(scene.page);
      expect(scene.sandbox.journal.of('people')).toEqual([]);
    } else await cardSaying(scene.page, nameOf(firstOf('open')));
    await untilFaces(scene.page, 1);
    expect(await scene.browser.pageErrors()).toEqual([]);
  });
});

describe('the card’s frame', () => {
  beforeEach(openList);

  it('may ask the worker for its one member and for nothing else', async () => {
    const frame = await hoverCard(scene.page, badgeOf(1));
    await frame.waitForText('via LinkedIn');
    const answers = await frame.evaluate(async () => {
      const scope = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };
      const { runtime } = (scope.browser ?? scope.chrome) as typeof chrome;
      const request = await runtime.sendMessage({ kind: 'support-report', ask: {} });
      const heard: unknown[] = [];
      for (const name of ['popup', 'options', 'visit', 'card']) {
        const port = runtime.connect({ name });
        port.onMessage.addListener((message) => heard.push(message));
        if (name === 'card') port.postMessage({ kind: 'open', key: 'made-up-key', pixels: 96, withPicture: true });
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { request, heard };
    });
    expect(answers).toEqual({ request: { ok: false }, heard: [{ kind: 'closed' }] });
  });
});

describe('a card that is open', () => {
  beforeEach(openList);

  it('goes when the page scrolls its contact away', async () => {
    await scene.page.setViewport(1280, 700);
    await hoverCard(scene.page, badgeOf(1));
    // The pointer stays where it is, and there is to be nobody under it who would have a card of their own.
    await scene.page.evaluate(() => {
      const row = document.querySelector('tr.contact')?.getBoundingClientRect();
      scrollTo(0, 5.5 * (row?.height ?? 0));
    });
    await untilNoCard(scene.page);
    await scene.page.setViewport(1280, 1700);
  });

  it('goes when its row shows somebody else', async () => {
    await hoverCard(scene.page, badgeOf(1));
    await scene.page.evaluate((personId) => {
      const field = document.querySelector('tr.contact .linkedin-member');
      if (field) field.textContent = personId;
    }, people[5]?.personId ?? '');
    await untilNoCard(scene.page);
  });

  it('goes when the viewer signs out', async () => {
    await scene.page.evaluate(() => document.querySelector<HTMLElement>('tr.contact a.contact-name')?.focus());
    await scene.browser.runCommand('show-card');
    await cardOn(scene.page);
    await signOut(scene.browser, scene.page);
    await untilNoCard(scene.page);
  });
});
