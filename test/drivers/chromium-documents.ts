import { type Frame, type KeyInput, type Page, type Protocol, ProtocolError } from 'puppeteer-core';
import type { AccessibleNode, TestFrame, TestPage, TestPopup } from './driver.ts';
import type { Point } from './page-queries.ts';
import { documentOver, type Hands } from './test-document.ts';
import { GoneError, until } from './waiting.ts';

/** Milliseconds after which an input that was not answered counts as taken. */
const longestAnswer = 2_000;

/** A tab or window of Chromium. */
export function chromiumPage(page: Page): TestPage {
  const hands = handsOn(page, 'The page');
  const { pressButton, ...shared } = documentOver(hands);
  return {
    ...shared,
    pressButton,
    moveMouse: (x, y) => hands.moveTo({ x, y }),
    clickMouse: (x, y) => hands.clickAt({ x, y }),
    tap: (x, y) => mayClose(page.touchscreen.tap(x, y)),
    frameAt: async (address) => {
      const frame = page.frames().find((candidate) => address.test(candidate.url()));
      return frame && chromiumFrame(page, frame);
    },
    press: hands.pressKey,
    // Without a window no menu turns keys into commands.
    pressKeysTo: async (what) => {
      await page.keyboard.down('Control');
      await page.keyboard.press(what === 'copy' ? 'c' : 'v', { commands: [what] });
      await page.keyboard.up('Control');
    },
    url: async () => page.url(),
    goto: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    back: async () => {
      await page.goBack({ waitUntil: 'load' });
    },
    reload: async () => {
      await page.reload({ waitUntil: 'load' });
    },
    setViewport: (width, height) => page.setViewport({ width, height }),
    bringToFront: () => page.bringToFront(),
    accessibilityTree: () => accessibilityTree(page),
    recordFrames: (during) => screencast(page, during),
  };
}

async function accessibilityTree(page: Page): Promise<readonly AccessibleNode[]> {
  const session = await page.createCDPSession();
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const within = (node: Protocol.Accessibility.AXNode): AccessibleNode[] => [
      ...(node.ignored ? [] : [{ role: String(node.role?.value ?? ''), name: String(node.name?.value ?? '') }]),
      ...(node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        return child ? within(child) : [];
      }),
    ];
    return nodes.filter(({ parentId }) => parentId === undefined).flatMap(within);
  } finally {
    await session.detach();
  }
}

/** Every frame is answered for before the next is drawn for us, so none is written over another. */
async function screencast(page: Page, during: () => Promise<unknown>): Promise<readonly Uint8Array[]> {
  await page.bringToFront();
  const session = await page.createCDPSession();
  const frames: Uint8Array[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    // The last one may come when the recording has ended.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  try {
    await during();
  } finally {
    await session.send('Page.stopScreencast');
    await session.detach();
  }
  return frames;
}

/** A frame in one of its pages. The page's mouse and keys are used, so that what is pressed is what a person would press. */
function chromiumFrame(page: Page, frame: Frame): TestFrame {
  const hands = handsOn(page, 'The page');
  const inPage = async ({ x, y }: Point): Promise<Point> => {
    const box = await (await frame.frameElement())?.boundingBox();
    if (!box) throw new GoneError('The frame has gone.');
    return { x: x + box.x, y: y + box.y };
  };
  return documentOver({
    ...hands,
    evaluate: async (expression) => {
      if (frame.detached) throw new GoneError('The frame has gone.');
      return frame.evaluate(expression);
    },
    clickAt: async (point) => hands.clickAt(await inPage(point)),
    moveTo: async (point) => hands.moveTo(await inPage(point)),
  });
}

/** The toolbar popup of Chromium, which puppeteer sees as a page. */
export function chromiumPopup(page: Page): TestPopup {
  const hands = handsOn(page, 'The popup');
  const { pressButton, hover: _hover, ...shared } = documentOver(hands);
  return {
    ...shared,
    press: pressButton,
    pressKey: hands.pressKey,
    closed: async () => page.isClosed(),
    close: async () => {
      if (page.isClosed()) return;
      await page.evaluate('window.close()').catch(() => {
        // It goes while it answers.
      });
      await until(async () => page.isClosed(), { what: 'the popup to close' });
    },
  };
}

function handsOn(page: Page, name: string): Hands {
  const gone = () => page.isClosed() || !page.browser().connected;
  return {
    evaluate: async (expression) => {
      if (gone()) throw new GoneError(`${name} is closed.`);
      return page.evaluate(expression).catch((error: unknown) => {
        throw gone() ? new GoneError(`${name} has closed.`) : error;
      });
    },
    clickAt: ({ x, y }) => mayClose(page.mouse.click(x, y)),
    moveTo: ({ x, y }) => page.mouse.move(x, y),
    pressKey: (key) => mayClose(page.keyboard.press(key as KeyInput)),
    typeText: (text) => page.keyboard.type(text),
    // Emulated as long as the session lasts, which is as long as the page.
    emulateForcedColors: async () => {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    },
    screenshot: async (file, { fullPage = false, loose = false } = {}) => {
      const path = file as `${string}.png`;
      const how = { path, optimizeForSpeed: loose };
      await page.screenshot(fullPage ? { ...how, fullPage } : { ...how, captureBeyondViewport: false });
    },
    close: async () => {
      if (!page.isClosed()) await page.close();
    },
  };
}

/** A click or a key may close what it is given to: a page, and then the browser says so; or a frame in it, and then it never answers. */
async function mayClose(input: Promise<void>): Promise<void> {
  const answered = input.catch((error: unknown) => {
    if (!(error instanceof ProtocolError && /closed|timed out/i.test(error.message))) throw error;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unanswered = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestAnswer);
  });
  await Promise.race([answered, unanswered]);
  clearTimeout(timer);
}
