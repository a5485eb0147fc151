import { readFileSync, writeFileSync } from 'node:fs';
import { recorded } from '../test/proof/record.ts';
import { type BrowserResults, browserTable } from './browser-features.ts';

/** Makes the README's table of browsers of what `npm run test:whole` left in `out/browsers.json`. */
const results = JSON.parse(readFileSync('out/browsers.json', 'utf8')) as BrowserResults;
writeFileSync('README.md', recorded(readFileSync('README.md', 'utf8'), 'browsers', browserTable(results)));
