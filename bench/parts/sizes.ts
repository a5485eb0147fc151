import { filesUnder } from '../../build/files.ts';
import { loadedWith, packedKilobytes } from '../../build/loaded-files.ts';
import { sizeBudgets } from '../../build/size-budgets.ts';
import type { Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

const folder = 'dist/chromium';

/** The script that every allowed page gets. */
const everywhere = { name: 'content script', entry: 'src/content/contacts-script.js', goal: 8 };

/** What is loaded, packed. */
export const sizes: Part = {
  name: 'sizes',
  async measure() {
    const later = filesUnder(folder).filter((file) => /^src\/content\/.*\.js$/.test(file) && file !== everywhere.entry);
    const figures = [
      ...[everywhere, ...sizeBudgets].map(({ name, entry, goal }) =>
        figureOf(`size of the ${name}`, entry, { atMost: goal }),
      ),
      ...later.map((entry) => figureOf(`${entry.replace(/^.*\//, '')}, brought to a page when it is needed`, entry)),
    ];
    return { section: { title: 'Sizes, gzipped, with everything that is loaded before it runs', figures } };
  },
};

function figureOf(what: string, entry: string, goal?: { readonly atMost: number }): Figure {
  const files = loadedWith(folder, entry);
  return {
    id: `size-${entry}`,
    what,
    unit: 'KB',
    value: packedKilobytes(folder, files),
    ...(goal ? { goal } : {}),
    ...(files.length > 1 ? { note: `${files.length} files` } : {}),
  };
}
