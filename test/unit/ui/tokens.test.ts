import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pickerStyle } from '../../../src/picker/style.ts';

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('prefers-color-scheme: dark');
const [panelLight = '', panelDark = ''] = pickerStyle.split('prefers-color-scheme: dark');

function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance and contrast ratio as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each([
  ['light', colours(lightPart), colours(panelLight)],
  ['dark', colours(darkPart), colours(panelDark)],
])('the %s theme', (_name, theme, panel) => {
  const of = (name: string) => theme[name] ?? '';

  it.each([
    ['ink', 'ground'],
    ['ink', 'surface'],
    ['ink-quiet', 'ground'],
    ['ink-quiet', 'surface'],
    ['accent', 'ground'],
    ['accent', 'surface'],
    ['accent', 'accent-faint'],
    ['accent-strong', 'accent-faint'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['caution', 'ground'],
    ['caution', 'caution-faint'],
    ['ink', 'caution-faint'],
  ])('lets %s be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('is that of the panel for setting up a site too, which has its colours by itself', () => {
    expect(Object.keys(panel).length).toBeGreaterThan(7);
    expect(theme).toMatchObject(panel);
  });

  it.each(['ground', 'surface'])('lets the edges of controls be seen on %s', (ground) => {
    expect(contrast(of('line-strong'), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
