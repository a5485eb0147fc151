import { describe, expect, test } from 'vitest';
import { displayText } from '../../../../src/linkedin/text/display-text.ts';

describe("a text of LinkedIn's", () => {
  test('is shown in one line, without what cannot be seen', () => {
    expect(displayText(' Anna\n\tLindqvist\u0000\u2028PhD\ufeff ', 50)).toBe('Anna Lindqvist PhD');
  });

  test('turns the direction of nothing that stands after it', () => {
    expect(displayText('Anna\u202e tsiuqdniL\u2066', 50)).toBe('Anna tsiuqdniL');
  });

  test('is cut at its limit, between characters and never in one', () => {
    expect(displayText('👩‍🦰'.repeat(10), 1)).toBe('👩');
    expect(displayText('a'.repeat(1000), 200)).toHaveLength(200);
    expect(displayText('a '.repeat(1_000_000), 3)).toBe('a a');
  });

  test('holds whole characters only', () => {
    expect(displayText('a\ud83d', 50)).toBe('a\ufffd');
  });

  test('is text where it looks like markup', () => {
    expect(displayText('<b onclick="go()">Anna</b>', 50)).toBe('<b onclick="go()">Anna</b>');
  });

  test.each([[undefined], [null], [1], [{}], [['Anna']]])('is none where it is %j', (value) => {
    expect(displayText(value, 50)).toBe('');
  });
});
