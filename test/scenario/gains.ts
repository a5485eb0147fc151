import { accounts } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';

/** What one attack learned (`sandbox/crm/public/hostile/`): a line for each contact, one for where the page shows its own user, and what is no contact's. */
export type Observation = {
  readonly rows?: readonly string[];
  readonly me?: string;
  readonly page?: readonly string[];
  /** Why it can't be tried in this browser. */
  readonly absent?: string;
  /** How it went wrong itself: then nothing was tried. */
  readonly failed?: string;
};

/** By attack. */
export type Observations = Readonly<Record<string, Observation>>;

/** Something that an attack learned and must not. */
export type Gain = { readonly attack: string; readonly what: string };

/** What only LinkedIn, the viewer's session or the extension knows. */
const secrets = [
  /licdn|linkedin\.com|-extension:\/\/|^"?blob:|"blob:/i,
  new RegExp(
    accounts
      .flatMap(({ firstName, lastName, personId, email }) => [firstName, lastName, personId, email])
      .map((one) => `\\b${one}\\b`)
      .join('|'),
    'i',
  ),
  new RegExp(
    people
      .slice(0, 60)
      .map(({ headline }) => headline.replace(/[^\w ]/g, '.'))
      .join('|'),
  ),
  /came to life/,
  /\b(shown|private|unavailable|limited|throttled|pending)\b/i,
];

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)} …` : text);

const textsOf = ({ rows = [], me = '', page = [] }: Observation): readonly string[] => [...rows, me, ...page];

/** All that an attack learned, and how it went wrong where it did, as one text. */
export const toldBy = (observation: Observation | undefined): string =>
  observation === undefined ? 'never tried' : JSON.stringify([...textsOf(observation), observation.failed ?? '']);

/** Where two texts first differ, with a little around it. */
function difference(one: string, other: string): string {
  let at = 0;
  while (one[at] === other[at] && at < one.length) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 120);
  return `${around(one)} ≠ ${around(other)}`;
}

/** What one load of the page gave away: rows that differ, though nothing but the members behind them does; and anything that nobody outside knows. */
export function gainsWithin(observations: Observations): readonly Gain[] {
  return Object.entries(observations).flatMap(([attack, observation]) => {
    const gains: Gain[] = [];
    const [first, ...others] = observation.rows ?? [];
    const other = others.find((row) => row !== first);
    if (first !== undefined && other !== undefined)
      gains.push({ attack, what: `two contacts apart: ${difference(first, other)}` });
    const secret = textsOf(observation).find((text) => secrets.some((pattern) => pattern.test(text)));
    if (secret !== undefined) gains.push({ attack, what: `what nobody may know: ${shortened(secret)}` });
    return gains;
  });
}

/** What tells two loads apart that differ in nothing but the member, or the viewer. */
export function gainsBetween(one: Observations, other: Observations): readonly Gain[] {
  const attacks = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...attacks].flatMap((attack) => {
    const [mine, theirs] = [toldBy(one[attack]), toldBy(other[attack])];
    return mine === theirs ? [] : [{ attack, what: `two loads apart: ${difference(mine, theirs)}` }];
  });
}

/** The attacks that went wrong themselves. */
export const failuresIn = (observations: Observations): readonly string[] =>
  Object.entries(observations).flatMap(([attack, { failed }]) =>
    failed === undefined ? [] : [`${attack}: ${failed}`],
  );
