import { release } from '../build/release.ts';

/** `npm run release -- 0.2.0` makes a version of what is committed; docs/release.md says what comes before and after. */
const [version = ''] = process.argv.slice(2);
const outcome = release('.', version, new Date().toISOString().slice(0, 10));
if ('refused' in outcome) {
  console.error(outcome.refused);
  process.exitCode = 1;
} else {
  console.log(
    `${outcome.tag} is committed and tagged here. To have it built, push both: git push --atomic origin HEAD ${outcome.tag}`,
  );
}
