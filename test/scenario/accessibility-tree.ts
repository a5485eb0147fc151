import type { AccessibleNode, TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';

/** What the browser tells assistive technology of a page, once two looks in a row agree: it is told of a change a little later than the screen. */
export async function steadyTree(page: TestPage): Promise<readonly AccessibleNode[]> {
  let before = '';
  return until(
    async () => {
      const tree = await page.accessibilityTree();
      const text = JSON.stringify(tree);
      const isSteady = tree.length > 0 && text === before;
      before = text;
      return isSteady && tree;
    },
    { what: 'an accessibility tree that stays as it is' },
  );
}

/** The names of the images in it, in reading order: the browsers have two words for them. */
export const imagesIn = (tree: readonly AccessibleNode[]): readonly string[] =>
  tree.filter(({ role }) => role === 'image' || role === 'graphic').map(({ name }) => name);
