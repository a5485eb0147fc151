import { cells, type PlaceName, places } from './cells.ts';
import { type FaultName, faultNames, faults } from './faults.ts';
import { type Sight, sightOf } from './sights.ts';

/** What each fault is, on one line, as the docs have it. */
export const legend = (): string => faultNames.map((name) => `\`${name}\` ${faults[name].what}`).join(' · ');

/** Every cell as a Markdown table: a line for each thing that somebody can see at a place, and the faults that lead there, each with how often is asked. */
export function tableOfCells(): string {
  const lines = (Object.keys(places) as PlaceName[]).flatMap((place) => {
    const here = cells.filter((cell) => cell.place === place);
    const sights = [...new Set(here.map(({ sees }) => sees))];
    return sights.map((sight, index) => {
      const faultsHere = here.filter(({ sees }) => sees === sight);
      const names = faultsHere.map(({ fault, asked }) => inCell(fault, asked)).join(', ');
      return `| ${index === 0 ? places[place].what : ''} | ${seen(sight, faultsHere[0]?.inFirefox)} | ${names} |`;
    });
  });
  return ['| asked for | what is seen | faults, and how often is asked |', '|---|---|---|', ...lines].join('\n');
}

const inCell = (fault: FaultName, asked: number | undefined): string =>
  asked === undefined ? `\`${fault}\`` : `\`${fault}\` ×${asked}`;

const seen = (sight: Sight, inFirefox: Sight | undefined): string =>
  inFirefox === undefined ? sightOf(sight).what : `${sightOf(sight).what}; in Firefox ${sightOf(inFirefox).what}`;
