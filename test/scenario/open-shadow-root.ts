import { puppeteerBehind } from '../drivers/chromium.ts';
import type { TestBrowser } from '../drivers/driver.ts';

/**
 * Lets scripts of a page, axe among them, into the closed shadow root of an element in the tab in front: `shadowRoot` answers it from now on.
 *
 * @throws Error where the browser is not Chromium, or there is no such root.
 */
export async function openShadowRoot(browser: TestBrowser, address: string, selector: string): Promise<void> {
  const page = (await puppeteerBehind(browser).pages()).find((candidate) => candidate.url() === address);
  if (!page) throw new Error(`No tab is at ${address}.`);
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
    const shadow = node.shadowRoots?.[0];
    if (!shadow) throw new Error(`There is no shadow root at ${selector}.`);
    const host = await session.send('DOM.resolveNode', { nodeId });
    const inside = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    await session.send('Runtime.callFunctionOn', {
      objectId: host.object.objectId ?? '',
      functionDeclaration:
        'function (root) { Object.defineProperty(this, "shadowRoot", { value: root, configurable: true }); }',
      arguments: [{ objectId: inside.object.objectId ?? '' }],
    });
  } finally {
    await session.detach();
  }
}
