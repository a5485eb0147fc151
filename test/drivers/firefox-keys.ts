/** The characters by which WebDriver means keys that type nothing; a character that can be typed means itself. */
const webDriverKeys: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Control: '\uE009',
  ' ': '\uE00D',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** The character of a key. @throws Error for a key that has none. */
function characterOf(key: string): string {
  const value = webDriverKeys[key] ?? key;
  if ([...value].length !== 1) throw new Error(`This driver does not know the key "${key}".`);
  return value;
}

/** The actions of WebDriver BiDi's `input.performActions` that press and release each key in turn. @throws Error for a key that has no character. */
export function keyActions(keys: readonly string[]): object[] {
  return keys.map(characterOf).flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
}

/** The same for one key while another is held. */
export const chordActions = (held: string, key: string): object[] => [
  { type: 'keyDown', value: characterOf(held) },
  ...keyActions([key]),
  { type: 'keyUp', value: characterOf(held) },
];
