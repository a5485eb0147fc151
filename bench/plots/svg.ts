/** A piece of an SVG file, written out. */
export type Svg = string;

/** One element; numbers are written with two decimals at most. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, ...inside: Svg[]): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shortened(value))}"`);
  return inside.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inside.join('')}</${name}>`;
}

/** Words at a point. @param place which part of them stands at `x`. */
export function text(
  words: string,
  x: number,
  y: number,
  kind: string,
  place: 'start' | 'middle' | 'end' = 'start',
): Svg {
  return element('text', { x, y, class: kind, 'text-anchor': place }, escaped(words));
}

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): Svg =>
  element('line', { x1, y1, x2, y2, class: kind });

const shortened = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

type Palette = Readonly<
  Record<'ground' | 'edge' | 'ink' | 'soft' | 'grid' | 'ours' | 'floor' | 'naive' | 'missed', string>
>;

/** The extension's own colours (`src/ui/tokens.css`), and two more for whom it is measured against. */
const light: Palette = {
  ground: '#ffffff',
  edge: '#dbe1df',
  ink: '#14201e',
  soft: '#55635f',
  grid: '#e8ecea',
  ours: '#0b6460',
  floor: '#94a09d',
  naive: '#c2703d',
  missed: '#b3402e',
};

const dark: Palette = {
  ground: '#131919',
  edge: '#2b3534',
  ink: '#e5ecea',
  soft: '#9fadaa',
  grid: '#232b2a',
  ours: '#5fc6be',
  floor: '#71807d',
  naive: '#e0955f',
  missed: '#f08a75',
};

/** Written out, and not as variables: there are programs that show SVG and know none. */
const coloursOf = (palette: Palette): string => `
  text { fill: ${palette.ink} } .soft { fill: ${palette.soft} }
  .ground { fill: ${palette.ground}; stroke: ${palette.edge} }
  .grid { stroke: ${palette.grid} } .whisker, .goal { stroke: ${palette.ink} }
  .ours, .met { fill: ${palette.ours} } .floor { fill: ${palette.floor} } .naive { fill: ${palette.naive} } .missed { fill: ${palette.missed} }
  .curve { stroke: ${palette.ours} } .linear { stroke: ${palette.floor} }`;

/** The ground is the plot's own, so it is readable wherever it stands. */
const style = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif }
  .title { font-size: 16px; font-weight: 600 }
  .soft { font-size: 12px }
  .strong { font-weight: 600 }
  .figure { font-variant-numeric: tabular-nums }
  .whisker, .goal, .linear { stroke-width: 1.5 }
  .whisker { stroke-opacity: 0.55 }
  .goal { stroke-dasharray: 4 4 }
  .linear { stroke-dasharray: 2 5; stroke-linecap: round }
  .curve { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round }
${coloursOf(light)}
  @media (prefers-color-scheme: dark) {${coloursOf(dark)}
  }
`;

/** CSS pixels; GitHub shows pictures about as wide. */
export const plotWidth = 760;

/** Between the plot's edge and everything in it. */
export const margin = 28;

/** Where what is drawn begins, below the title. */
export const bodyTop = 84;

/** A whole plot. @param shows what is said to whoever does not see it. */
export function plot(title: string, subtitle: string, height: number, shows: string, body: readonly Svg[]): Svg {
  const size = { width: plotWidth, height };
  const inside = [
    element('title', {}, escaped(shows)),
    element('style', {}, style),
    element('rect', { x: 0.5, y: 0.5, width: plotWidth - 1, height: height - 1, rx: 12, class: 'ground' }),
    text(title, margin, 36, 'title'),
    text(subtitle, margin, 56, 'soft'),
    ...body,
  ];
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${plotWidth} ${height}`, ...size, role: 'img' }, ...inside)}\n`;
}
