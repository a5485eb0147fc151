// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { plotsOf } from '../../../bench/plots/all.ts';
import { goalsPlot, shareOfGoal } from '../../../bench/plots/goals.ts';
import { racesPlot } from '../../../bench/plots/races.ts';
import { linearScale, logarithmicScale } from '../../../bench/plots/scale.ts';
import { element, plotWidth, text } from '../../../bench/plots/svg.ts';
import type { Figure } from '../../../bench/report/figure.ts';
import { summarise } from '../../../bench/report/statistics.ts';

const figure = (id: string, more: Partial<Figure> = {}): Figure => ({ id, what: id, unit: '×', value: 1, ...more });

/** A plot as a browser would read it, which takes nothing that is not well-formed. */
function parsed(svg: string): Element {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(documentElement.querySelector('parsererror')).toBeNull();
  return documentElement;
}

const numberOf = (of: Element | null, name: string): number => Number(of?.getAttribute(name));

describe('SVG', () => {
  it('is written with no sign of its own left in words, and no more decimals than can be seen', () => {
    expect(text('a < b & "c"', 1.23456, 2, 'soft')).toBe(
      '<text x="1.23" y="2" class="soft" text-anchor="start">a &lt; b &amp; &quot;c&quot;</text>',
    );
    expect(element('rect', { class: '">' })).toBe('<rect class="&quot;&gt;"/>');
  });
});

describe('a scale', () => {
  it.each([
    [0.7, [0, 0.2, 0.4, 0.6, 0.8]],
    [8, [0, 2, 4, 6, 8]],
    [1_283, [0, 500, 1_000, 1_500]],
    [0, [0, 0.5, 1]],
  ])('to %s has round ticks, the last of which is not below it', (most, ticks) => {
    const scale = linearScale(most, 10, 110);
    scale.ticks.forEach((tick, index) => {
      expect(tick).toBeCloseTo(ticks[index] ?? Number.NaN, 10);
    });
    expect([scale.at(0), scale.at(scale.ticks.at(-1) ?? 0)]).toEqual([10, 110]);
  });

  it('by powers of ten puts each as far from the one before', () => {
    const scale = logarithmicScale(100, 10_000, 0, 100);
    expect(scale.ticks).toEqual([100, 1_000, 10_000]);
    expect(scale.ticks.map(scale.at)).toEqual([0, 50, 100]);
    expect(logarithmicScale(100, 100, 0, 100).ticks).toEqual([100, 1_000]);
  });
});

describe('the plot of races', () => {
  const sides = { ours: summarise([200]), floor: summarise([100]), naive: summarise([400, 400, 800]) };
  const plot = parsed(racesPlot('Races', 'Shorter is better', [{ name: 'List', figure: figure('list', { sides }) }]));

  it('has a bar for each side, as long as it took', () => {
    const widthOf = (side: string) => numberOf(plot.querySelector(`rect.${side}`), 'width');
    expect(widthOf('ours') / widthOf('floor')).toBeCloseTo(2, 1);
    expect(widthOf('naive') / widthOf('floor')).toBeCloseTo(4, 1);
  });

  it('is told to those who do not see it, and stays within its edges', () => {
    expect(plot.querySelector('title')?.textContent).toContain('Vis-à-vis 200 ms');
    for (const line of plot.querySelectorAll('line')) expect(numberOf(line, 'x2')).toBeLessThan(plotWidth);
  });
});

describe('the plot of goals', () => {
  it.each([
    [figure('half', { value: 0.5, goal: { atMost: 1 } }), 0.5],
    [figure('none', { value: 0, goal: { atMost: 0 } }), 0],
    [figure('some', { value: 1, goal: { atMost: 0 } }), Number.POSITIVE_INFINITY],
    [figure('more', { value: 1.2, goal: { atLeast: 0.6 } }), 0.5],
    [figure('nothing', { value: 0, goal: { atLeast: 0.6 } }), Number.POSITIVE_INFINITY],
  ])('takes %o as %s of its goal', (of, share) => {
    expect(shareOfGoal(of)).toBe(share);
  });

  it('has a point for each figure with a goal, in sight however far off', () => {
    const plot = parsed(
      goalsPlot([
        figure('far', { value: 900, goal: { atMost: 1 } }),
        figure('near', { value: 0, goal: { atMost: 1 } }),
        figure('without'),
      ]),
    );
    const points = [...plot.querySelectorAll('circle')];
    expect(points.map((point) => point.getAttribute('class'))).toEqual(['missed', 'met']);
    for (const point of points) expect(numberOf(point, 'cx')).toBeGreaterThan(0);
    for (const point of points) expect(numberOf(point, 'cx')).toBeLessThan(plotWidth);
  });
});

describe('the plots of a run', () => {
  const curve = [
    { x: 100, y: 4 },
    { x: 1_000, y: 9 },
    { x: 10_000, y: 40 },
  ];

  it('are those that it has figures for, each one well-formed', () => {
    const figures = [
      figure('record-50', { sides: { ours: summarise([2]), floor: summarise([1]) }, goal: { atMost: 1 } }),
      figure('growth', { curve, unit: '' }),
      figure('worker-memory', { curve, unit: 'MB' }),
    ];
    const plots = plotsOf({ sections: [{ title: 'all', figures }] });
    expect(plots.map(({ file }) => file)).toEqual(['races.svg', 'goals.svg', 'growth.svg', 'worker-memory.svg']);
    for (const { svg } of plots) {
      const plot = parsed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(plot.querySelector('style')?.textContent).toContain('prefers-color-scheme: dark');
    }
    expect(plotsOf({ sections: [] })).toEqual([]);
  });
});
